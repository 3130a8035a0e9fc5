"""Words that answer an accusation, each with its weight and its hints."""

from __future__ import annotations

DEFENDS: tuple[tuple[float, str, str], ...] = (
    (
        3.0,
        "disput contest challeng appeal",
        (
            r"(?:i|we) (?:want|wish|would like|intend|am writing|am|are)(?: hereby| formally)? (?:to )?(?:disput|"
            r"contest|challeng|appeal)(?:e|ing)?|dispute the notice"
        ),
    ),
    (
        3.0,
        (
            "does_not do_not did_not is_not are_not am_not was_not were_not n't n’t no_copyright no_trademark "
            "no_infring no_violation not_a not_copyright not_trademark not_infring non-infring noninfring"
        ),
        (
            r"(?:does|do|did|is|are|am|was|were)(?: not|n['’]t)(?: \w+){0,3} infring|no (?:copyright |"
            r"trademark )?(?:infringement|violation)|not (?:an? )?(?:copyright |trademark )?infringement|"
            r"non-?infringing"
        ),
    ),
    (
        2.5,
        (
            "false fraudulent malicious abusive frivolous bogus baseless invalid wrongful unjustified "
            "erroneous incorrect misuse_of abuse_of weaponi copyright_troll"
        ),
        (
            r"(?:false|fraudulent|malicious|abusive|frivolous|bogus|baseless|invalid|wrongful|unjustified|"
            r"erroneous|incorrect|misuse of|abuse of|weaponi[sz])\w*(?: \w+){0,3} (?:takedown|claims?|notices?|"
            r"dmca|complaints?|strikes?|copyright claim|accusation)|copyright troll"
        ),
    ),
    (
        2.5,
        "invalid false fraudulent incorrect wrong mistake error malicious unfounded void bogus",
        (
            r"(?:takedown|notice|claim|request|complaint|dmca)(?: \w+){0,3} (?:is|was|were|"
            r"are)(?: \w+){0,2} (?:invalid|false|fraudulent|incorrect|wrong|mistake|error|malicious|unfounded|"
            r"flat wrong|void|bogus|in error)"
        ),
    ),
    (
        2.5,
        "claimant complaining_party complainant other_party submitter reporter accuser notifier",
        (
            r"\b(?:the|this|said|same) (?:dmca )?(?:claimant|complaining party|complainant|other party|submitter|"
            r"reporter|accuser|notifier)\b"
        ),
    ),
    (
        2.0,
        "submitt filed filing sent issued made is_claiming claims claimed claiming",
        (
            r"(?:person|company|party|entity|seller|owner|user|individual)s? (?:who|that|"
            r"which)?(?: \w+)? ?(?:submitt\w+|filed|filing|sent|issued|made|is claiming|claim(?:s|ed|"
            r"ing))(?: \w+){0,3} (?:dmca|takedown|notice|claim|that we|complaint|infring|copyright)"
        ),
    ),
    (
        2.0,
        "submitted filed sent made issued published received got",
        (
            r"(?:dmca|takedown|notice|claim|complaint) (?:request |notice |takedown )*(?:was |is |"
            r"has been )?(?:submitted|filed|sent|made|issued|published) (?:by|against|in)|(?:received|got) (?:a|"
            r"the|this) (?:\w+ )?(?:dmca|takedown|notice)"
        ),
    ),
    (
        2.0,
        "misidentif misunderst mistake error erroneous wrong",
        (
            r"misidentif|misunderst|mistaken(?:ly)?|by mistake|(?:made|removed|disabled|taken down|flagged) (?:in|"
            r"by|due to|because of) (?:an? )?(?:error|mistake)|erroneously|wrongly|wrongfully"
        ),
    ),
    (
        2.0,
        "taken_down removed disabled blocked dmca access_has unfair_ mistaken_",
        (
            r"(?:was|were|been|got|is|are|that) (?:recently )?(?:taken down|removed|disabled|blocked|dmca'?e?d)|"
            r"access has been (?:denied|disabled)|(?:unfair|mistaken) (?:removal|takedown)"
        ),
    ),
    (
        2.0,
        "claim not_the not_own not_have no_right",
        (
            r"claims? (?:to be |that )?(?:the )?(?:owner|ownership)|cannot claim|can['’]?t claim|"
            r"no right to claim|does not (?:own|have (?:the )?(?:right|authority|copyright))|not the (?:content |"
            r"copyright |original |rightful )?(?:owner|author|creator|holder)"
        ),
    ),
    (
        1.5,
        "the_content the_sole content_owner",
        r"(?:i am|i'm|we are|as) the (?:content|sole content) owner|content owner|yes, i am the content",
    ),
    (
        1.5,
        (
            "my_repo my_own my_project my_fork my_account my_profile my_github my_channel my_listing my_store "
            "my_page my_gist my_site my_website"
        ),
        (
            r"\bmy (?:own )?(?:repo|repository|project|fork|account|profile|github|channel|listing|store|page|"
            r"gist|site|website)\b"
        ),
    ),
    (
        1.5,
        (
            "released licensed licenced distributed published available contributed covered permissive "
            "freely_licen open-source open_source"
        ),
        (
            r"(?:was|is|are|were|been)?\s?(?:released|licen[cs]ed|distributed|published|available|contributed|"
            r"covered) (?:\w+ )?(?:under|with) (?:the |an? )?(?:terms of )?(?:\S+ )?(?:mit|apache|gpl|lgpl|agpl|"
            r"bsd|open[- ]source|free|permissive|public domain|cc0|creative commons|unlicense)|permissive|"
            r"\b(?:i am|we are|i'm|we're) licen[cs]ed\b|"
            r"freely licen[cs]ed|open[- ]source(?:d)? (?:project|code|library)"
        ),
    ),
    (
        2.0,
        (
            "purchased bought obtained hold paid_for was_given received acquired was_granted gave given "
            "granted fully_authori"
        ),
        (
            r"(?:i|we) (?:have |hold |own |had |also |did |legally )*(?:purchased|bought|obtained|hold|paid for|"
            r"was given|received|acquired|was granted)(?: \w+){0,4} (?:licen[cs]e|permission|consent|copy)|"
            r"(?:gave|given|granted|has given)(?: \w+){0,3} (?:consent|permission|the right)|fully authori[sz]ed"
        ),
    ),
    (
        1.5,
        (
            "by_me by_myself by_us by_ourselves from_scratch myself on_my_own entirely i_wrote i_created "
            "i_developed i_made i_coded i_built i_designed i_posted i_authored we_wrote we_created "
            "we_developed we_made we_coded we_built we_designed we_posted we_authored original_"
        ),
        (
            r"(?:wrote|written|created|developed|made|coded|built|designed)(?: \w+){0,3} (?:by )?(?:by (?:me|"
            r"myself|us|ourselves)|from scratch|myself|on my own|entirely)|(?:i|we) (?:wrote|created|developed|"
            r"made|coded|built|designed|posted|authored)|original (?:work|code|creation)"
        ),
    ),
    (
        2.0,
        (
            "fair_use clean-room clean_room cleanroom independently nominative educational factual "
            "not_copyrightable public_domain"
        ),
        (
            r"fair use (?:doctrine|applies|because|under|exception|of)|is fair use|clean[- ]?room|"
            r"independently (?:created|developed|written)|nominative|educational purposes? only|factual (?:data|"
            r"information)|not copyrightable|public domain"
        ),
    ),
    (
        1.5,
        "restore reinstate enable put_back bring_back reconsider",
        r"restore|reinstate|re-?enable|put back|bring back|reconsider|reconsideration",
    ),
    (
        3.0,
        (
            "illegal_ no_legal_basis false_claim dispute_the_removal 100% all_of_the all_of_this all_of_my "
            "i_own_the_content original_author"
        ),
        (
            r"illegal (?:dmca|complaint|takedown)|no legal basis|false claims?|dispute the removal|(?:100%|"
            r"all) of (?:the|this|my) (?:code|content|files)|i own the content|original author of (?:every|all|"
            r"the) files?"
        ),
    ),
    (1.0, "dmca_ takedown_", r"\bthe (?:original |initial )?(?:dmca |takedown )+(?:notice|request|complaint|claim)?"),
    (
        2.0,
        "sent submitted filed issued made",
        (
            r"(?:person|individual|company|party|entity|one) (?:who|that|which) (?:has |had )?(?:sent|submitted|"
            r"filed|issued|made) (?:it|this|the)"
        ),
    ),
    (1.0, "github.com/github/dmca", r"github\.com/github/dmca/"),
    (
        2.0,
        (
            "does_not do_not did_not has_not have_not n't n’t nothing_to_do no_code no_content no_file "
            "no_material no_asset no_part unrelated_to only_contain only_link only_metadata only_a_list "
            "never_ commercial"
        ),
        (
            r"(?:does|do|did|has|have)(?: not|n['’]t)(?: \w+){0,2} (?:contain|include|use|copy|copied|host|belong|"
            r"violate|distribute)|nothing to do with|no (?:code|content|files?|material|assets?|"
            r"part)(?: \w+){0,2} (?:from|of|belong)|unrelated to|only (?:contains?|links?|metadata|a list)|"
            r"never (?:copied|used|contained|hosted)|non-?commercial"
        ),
    ),
    (
        1.5,
        "removed deleted fixed changed replaced rewritten cleaned make_changes i_have_complied",
        (
            r"(?:i|we)(?: have|['’]ve)?(?: already| now| since)? (?:removed|deleted|fixed|changed|replaced|"
            r"rewritten|cleaned)|make changes|(?:has|have) been (?:removed|deleted) from (?:the|my|our) repo|"
            r"i have complied"
        ),
    ),
    (
        2.0,
        (
            "commit history first_commit predate prior_to reverse-engineer reverse_engineer interoperab mit- "
            "mit_ apache gpl bsd allows permits grants permitted_"
        ),
        (
            r"commit history|git history|commit logs?|first commit|predates?|prior to (?:their|his|the claim)|"
            r"reverse[- ]engineer|interoperab|(?:mit|apache|gpl\w*|bsd)[- ](?:2\.0 |v?[23] )?licen[cs]e(?:d|"
            r"s)?\b(?! violation)|licen[cs]e (?:allows|permits|grants)|permitted (?:by|under)"
        ),
    ),
    (
        2.0,
        (
            "competitor retaliat harass bad_faith impersonat pretending_to_be lie scam revenge "
            "personal_dispute trying_to censor abus anti-competitive anticompetitive alleged"
        ),
        (
            r"competitor|retaliat|harass|bad faith|impersonat|pretending to be|lied|\blie\b|scam|revenge|"
            r"personal dispute|trying to (?:claim|take|steal|silence)|censor|abus(?:e|ing) the|anti-?competitive|"
            r"alleged(?:ly)? infringed (?:upon )?by"
        ),
    ),
    (
        2.0,
        (
            "the_disabled the_removed the_disputed the_taken the_reported the_affected this_disabled "
            "this_removed this_disputed this_taken this_reported this_affected in_question"
        ),
        (
            r"(?:the|this) (?:disabled|removed|disputed|taken[- ]down|reported|affected) (?:content|repository|"
            r"files?|material|code|project)|repository in question|content in question|files? in question"
        ),
    ),
    (
        1.5,
        "terms_of_service a_fork allowed_to legitimate",
        (
            r"terms of service[^.]{0,80}(?:allow|grant|fork)|was a fork|is a fork of|allowed to (?:keep|use|host|"
            r"publish)|legitimate(?:ly)? (?:use|user|licen|purchas)"
        ),
    ),
    (
        3.0,
        "不构成 没有侵 未侵 不侵权 正品 合法来源 合理使用 误判 恢复",
        (r"不构成|没有侵|未侵|并未侵|不侵权|正品|合法来源|合理使用|误判|恢复(?:链接|商品|销售|访问)"),
    ),
    (
        3.0,
        "не_наруша оригинальн закуп верните вернуть восстанов ошибочн возража",
        (r"не наруша|оригинальн\w+ товар|закуп(?:лен|ил)|верн(?:ите|уть)|восстанов|ошибочн\w+|возража"),
    ),
)
