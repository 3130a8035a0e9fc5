"""Words that answer an accusation, each with its weight."""

from __future__ import annotations

DEFENDS: tuple[tuple[float, str], ...] = (
    (
        3.0,
        (
            r"(?:i|we) (?:want|wish|would like|intend|am writing|am|are)(?: hereby| formally)? (?:to )?(?:disput|"
            r"contest|challeng|appeal)(?:e|ing)?|dispute the notice"
        ),
    ),
    (
        3.0,
        (
            r"(?:does|do|did|is|are|am|was|were)(?: not|n['’]t)(?: \w+){0,3} infring|no (?:copyright |"
            r"trademark )?(?:infringement|violation)|not (?:an? )?(?:copyright |trademark )?infringement|"
            r"non-?infringing"
        ),
    ),
    (
        2.5,
        (
            r"(?:false|fraudulent|malicious|abusive|frivolous|bogus|baseless|invalid|wrongful|unjustified|"
            r"erroneous|incorrect|misuse of|abuse of|weaponi[sz])\w*(?: \w+){0,3} (?:takedown|claims?|notices?|"
            r"dmca|complaints?|strikes?|copyright claim|accusation)|copyright troll"
        ),
    ),
    (
        2.5,
        (
            r"(?:takedown|notice|claim|request|complaint|dmca)(?: \w+){0,3} (?:is|was|were|"
            r"are)(?: \w+){0,2} (?:invalid|false|fraudulent|incorrect|wrong|mistake|error|malicious|unfounded|"
            r"flat wrong|void|bogus|in error)"
        ),
    ),
    (
        2.5,
        (
            r"\b(?:the|this|said|same) (?:dmca )?(?:claimant|complaining party|complainant|other party|submitter|"
            r"reporter|accuser|notifier)\b"
        ),
    ),
    (
        2.0,
        (
            r"(?:person|company|party|entity|seller|owner|user|individual)s? (?:who|that|"
            r"which)?(?: \w+)? ?(?:submitt\w+|filed|filing|sent|issued|made|is claiming|claim(?:s|ed|"
            r"ing))(?: \w+){0,3} (?:dmca|takedown|notice|claim|that we|complaint|infring|copyright)"
        ),
    ),
    (
        2.0,
        (
            r"(?:dmca|takedown|notice|claim|complaint) (?:request |notice |takedown )*(?:was |is |"
            r"has been )?(?:submitted|filed|sent|made|issued|published) (?:by|against|in)|(?:received|got) (?:a|"
            r"the|this) (?:\w+ )?(?:dmca|takedown|notice)"
        ),
    ),
    (
        2.0,
        (
            r"misidentif|misunderst|mistaken(?:ly)?|by mistake|(?:made|removed|disabled|taken down|flagged) (?:in|"
            r"by|due to|because of) (?:an? )?(?:error|mistake)|erroneously|wrongly|wrongfully"
        ),
    ),
    (
        2.0,
        (
            r"(?:was|were|been|got|is|are|that) (?:recently )?(?:taken down|removed|disabled|blocked|dmca'?e?d)|"
            r"access has been (?:denied|disabled)|(?:unfair|mistaken) (?:removal|takedown)"
        ),
    ),
    (
        2.0,
        (
            r"claims? (?:to be |that )?(?:the )?(?:owner|ownership)|cannot claim|can['’]?t claim|"
            r"no right to claim|does not (?:own|have (?:the )?(?:right|authority|copyright))|not the (?:content |"
            r"copyright |original |rightful )?(?:owner|author|creator|holder)"
        ),
    ),
    (1.5, r"(?:i am|i'm|we are|as) the (?:content|sole content) owner|content owner|yes, i am the content"),
    (
        1.5,
        (
            r"\bmy (?:own )?(?:repo|repository|project|fork|account|profile|github|channel|listing|store|page|"
            r"gist|site|website)\b"
        ),
    ),
    (
        1.5,
        (
            r"(?:was|is|are|were|been)?\s?(?:released|licen[cs]ed|distributed|published|available|contributed|"
            r"covered) (?:\w+ )?(?:under|with) (?:the |an? )?(?:terms of )?(?:\S+ )?(?:mit|apache|gpl|lgpl|agpl|"
            r"bsd|open[- ]source|free|permissive|public domain|cc0|creative commons|unlicense)|permissive|"
            r"freely licen[cs]ed|open[- ]source(?:d)? (?:project|code|library)"
        ),
    ),
    (
        2.0,
        (
            r"(?:i|we) (?:have |hold |own |had |also |did |legally )*(?:purchased|bought|obtained|hold|paid for|"
            r"was given|received|acquired|was granted)(?: \w+){0,4} (?:licen[cs]e|permission|consent|copy)|"
            r"(?:gave|given|granted|has given)(?: \w+){0,3} (?:consent|permission|the right)|fully authori[sz]ed"
        ),
    ),
    (
        1.5,
        (
            r"(?:wrote|written|created|developed|made|coded|built|designed)(?: \w+){0,3} (?:by )?(?:by (?:me|"
            r"myself|us|ourselves)|from scratch|myself|on my own|entirely)|(?:i|we) (?:wrote|created|developed|"
            r"made|coded|built|designed|posted|authored)|original (?:work|code|creation)"
        ),
    ),
    (
        2.0,
        (
            r"fair use (?:doctrine|applies|because|under|exception|of)|is fair use|clean[- ]?room|"
            r"independently (?:created|developed|written)|nominative|educational purposes? only|factual (?:data|"
            r"information)|not copyrightable|public domain"
        ),
    ),
    (1.5, r"restore|reinstate|re-?enable|put back|bring back|reconsider|reconsideration"),
    (
        3.0,
        (
            r"illegal (?:dmca|complaint|takedown)|no legal basis|false claims?|dispute the removal|(?:100%|"
            r"all) of (?:the|this|my) (?:code|content|files)|i own the content|original author of (?:every|all|"
            r"the) files?"
        ),
    ),
    (1.0, r"\bthe (?:original |initial )?(?:dmca |takedown )+(?:notice|request|complaint|claim)?"),
    (
        2.0,
        (
            r"(?:person|individual|company|party|entity|one) (?:who|that|which) (?:has |had )?(?:sent|submitted|"
            r"filed|issued|made) (?:it|this|the)"
        ),
    ),
    (1.0, r"github\.com/github/dmca/"),
    (
        2.0,
        (
            r"(?:does|do|did|has|have)(?: not|n['’]t)(?: \w+){0,2} (?:contain|include|use|copy|copied|host|belong|"
            r"violate|distribute)|nothing to do with|no (?:code|content|files?|material|assets?|"
            r"part)(?: \w+){0,2} (?:from|of|belong)|unrelated to|only (?:contains?|links?|metadata|a list)|"
            r"never (?:copied|used|contained|hosted)|non-?commercial"
        ),
    ),
    (
        1.5,
        (
            r"(?:i|we)(?: have|['’]ve)?(?: already| now| since)? (?:removed|deleted|fixed|changed|replaced|"
            r"rewritten|cleaned)|make changes|(?:has|have) been (?:removed|deleted) from (?:the|my|our) repo|"
            r"i have complied"
        ),
    ),
    (
        2.0,
        (
            r"commit history|git history|commit logs?|first commit|predates?|prior to (?:their|his|the claim)|"
            r"reverse[- ]engineer|interoperab|(?:mit|apache|gpl\w*|bsd)[- ](?:2\.0 |v?[23] )?licen[cs]e(?:d|"
            r"s)?\b(?! violation)|licen[cs]e (?:allows|permits|grants)|permitted (?:by|under)"
        ),
    ),
    (
        2.0,
        (
            r"competitor|retaliat|harass|bad faith|impersonat|pretending to be|lied|\blie\b|scam|revenge|"
            r"personal dispute|trying to (?:claim|take|steal|silence)|censor|abus(?:e|ing) the|anti-?competitive|"
            r"alleged(?:ly)? infringed (?:upon )?by"
        ),
    ),
    (
        2.0,
        (
            r"(?:the|this) (?:disabled|removed|disputed|taken[- ]down|reported|affected) (?:content|repository|"
            r"files?|material|code|project)|repository in question|content in question|files? in question"
        ),
    ),
    (
        1.5,
        (
            r"terms of service[^.]{0,80}(?:allow|grant|fork)|was a fork|is a fork of|allowed to (?:keep|use|host|"
            r"publish)|legitimate(?:ly)? (?:use|user|licen|purchas)"
        ),
    ),
    (3.0, (r"不构成|没有侵|未侵|并未侵|不侵权|正品|合法来源|合理使用|误判|恢复(?:链接|商品|销售|访问)")),
    (3.0, (r"не наруша|оригинальн\w+ товар|закуп(?:лен|ил)|верн(?:ите|уть)|восстанов|ошибочн\w+|возража")),
)
