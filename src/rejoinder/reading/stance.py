"""Whether free words accuse somebody or answer an accusation."""

from __future__ import annotations

import re

_DEFENDS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
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
    )
)  # fmt: skip
_ACCUSES: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
        (
            4.0,
            (
                r"good[- ]faith belief that (?:the )?(?:use|disputed use|content|material|activity|described|"
                r"this use)[^.]{0,220}(?:is |are |has |been )not(?: been)? authori[sz]ed"
            ),
        ),
        (
            2.5,
            (
                r"without (?:my|our|any|the|prior|proper|express|written|its|their|his|a|authori[sz]ation|permission|"
                r"licen[cs]e|consent)(?: \w+){0,3} ?(?:permission|consent|authori[sz]ation|approval|licen[cs]e|"
                r"knowledge)?|unauthori[sz]ed"
            ),
        ),
        (
            2.0,
            (
                r"stolen|stole|leak(?:ed|ing)?|pirat(?:ed|ing|ed copy|acy)|illegal(?:ly)?|plagiari[sz]|crack(?:ed|"
                r"ing)|ripped|copied (?:our|my|from|the)|copy of (?:our|my)|theft|maliciously|violated? (?:our|my|the|"
                r"their) (?:nda|licen|agreement|right|copyright|intellectual)"
            ),
        ),
        (3.5, r"(?<!not a )(?<!no )violat(?:es?|ion of) (?:the |my |our )?(?:\w+ ){0,2}licen[cs]e"),
        (2.0, r"infringing|infringes|infringe (?:my|our|upon|on)|infringement of (?:my|our)"),
        (
            2.0,
            (
                r"(?:please|kindly|must|should|needs? to|to|be|request|want|immediately|repository|"
                r"have it) (?:\w+ ){0,3}(?:remove|removed|delete|deleted|take down|taken down|takedown|taken offline|"
                r"disable|shut down|disabled)\b|\bremoval\b|take (?:it|this|them|these) down|delete the"
            ),
        ),
        (
            2.0,
            (
                r"confidential|proprietary|trade secret|internal (?:use|code|company)|private (?:code|repo|source)|"
                r"not (?:open[- ]source|licen[cs]ed|for public|public|allowed|authori[sz]ed)|no,? (?:it is|it's|"
                r"the work is|this is|not|open source)|not under (?:any |an )?open|closed[- ]source|paid (?:software|"
                r"product|course)"
            ),
        ),
        (
            1.5,
            (
                r"(?:my|our) (?:company|client|company's|client's|employer|customer|university|organi[sz]ation|"
                r"product|software|work|copyright|intellectual|code|source code|app|game|book|course|property|exam|"
                r"assignment|students?)\b|code of (?:our|my)|belongs? to (?:us|me|our|my)"
            ),
        ),
        (
            1.5,
            (
                r"former employee|ex-employee|contractor|employee|student|freelancer|(?:uploaded|posted|published|"
                r"shared|made public|pushed|open-?sourced)(?: \w+){0,3} (?:by|to|on|at) (?:github|the|a|an|my|our|"
                r"public|their|his)|mistakenly"
            ),
        ),
        (
            1.0,
            (
                r"\bforks?\b[^.]{0,60}(?:search|found|find|no |none|any)|no forks|(?:i|we) (?:have|"
                r"did)(?: not)? (?:searched|search|found)|entire repository|all (?:of )?the files|whole repo|"
                r"alleged infringer|no contact information|contact information"
            ),
        ),
        (
            2.0,
            (
                r"(?:do not|don['’]t|did not|didn['’]t) (?:have|know)(?: \w+){0,4} (?:contact|infring|info|them|him|"
                r"who|forks?|person|user|us)|not aware of|no contact|(?:have|did)(?: not|n['’]t)? (?:searched|"
                r"search)(?: \w+){0,4} fork|not found any|no known forks|i have searched"
            ),
        ),
        (
            2.0,
            (
                r"(?:remov|delet|tak)\w*(?: \w+){0,4} (?:best|only|solution)|best solution|only solution|made private|"
                r"make (?:it|the repo\w*) private|must be removed|complete removal|reported content"
            ),
        ),
        (
            1.5,
            (
                r"(?:we|i) (?:own|hold|retain|possess)(?: \w+){0,4} (?:copyright|rights)|copyright(?:ed)? (?:by|to|"
                r"of) (?:us|our|me)|owned by (?:us|our|my)|developed by (?:us|our)|our (?:developers?|engineers?|"
                r"employees?)|official (?:web ?)?site|all rights"
            ),
        ),
        (
            1.0,
            (
                r"watermark|©|copyright \(c\)|all rights reserved|licen[cs]e (?:agreement|terms) |for sale|sold (?:on|"
                r"at|via|by)|selling|commercial (?:software|product)|purchase"
            ),
        ),
    )
)  # fmt: skip


_DEFENDS_ABROAD = (
    (3.0, re.compile(r"不构成|没有侵|未侵|并未侵|不侵权|正品|合法来源|合理使用|误判|恢复(?:链接|商品|销售|访问)")),
    (3.0, re.compile(r"не наруша|оригинальн\w+ товар|закуп(?:лен|ил)|верн(?:ите|уть)|восстанов|ошибочн\w+|возража")),
)
_ACCUSES_ABROAD = (
    (
        3.0,
        re.compile(
            r"假冒|仿冒|盗版|盗图|盗用|抄袭|擅自|未经|未授权|侵害|侵犯|侵权|泄露|泄漏|商业秘密|未公开|冒用|山寨"
        ),
    ),
    (
        2.0,
        re.compile(
            r"(?:请|要求|予以|立即|尽快|申请)[^。\n]{0,14}(?:删除|移除|下架|屏蔽|断开|停止|处理)|著作权人|权利人"
        ),
    ),
    (
        3.0,
        re.compile(
            r"контрафакт|поддел|без (?:\w+ ){0,2}(?:разрешени|согласи|ведома|договор|лицензи)|незаконн|не (?:давал|"
            r"разрешал|дава)|украл|скачал|копиру|скопир|присво|использу\w+ (?:наш|мо)|нарушени|пират"
        ),
    ),
    (
        3.0,
        re.compile(
            r"falsificad|infracci|titular de la marca|representaci[oó]n de|verletz|rechtsanw|mandant|unterlass|"
            r"contrefa|mise en demeure|droits? d['’]auteur|contraffa|violaz|falsifica"
        ),
    ),
    (2.0, re.compile(r"(?:прошу|просим|требу\w+|необходимо)[^.\n]{0,60}(?:удал|снять|закры|убра|заблок|прекрат|скры)")),
    (
        2.0,
        re.compile(
            r"(?:reproduc|imitat|duplicat|mirror|clon|cop)(?:es|ies|s)? (?:our|my|the|his|her|their)\b|nulled|warez|"
            r"bootleg|modified cop|remove (?:it|them|this|these) (?:within|by)|\b(?:some(?:one|body)|(?:a|another|"
            r"this|the) user) (?:\w+ ){0,3}(?:uploaded|posted|copied|"
            r"published|"
            r"shared|sells|put)|(?:is(?: not|n['’]t)) (?:allowed|permitted) by|"
            r"remove the (?:fork|copy|copies|page)|"
            r"power of attorney|\b(?:i|we) (?:\w+ )?(?:represent|act for|manage the)\b|object to the|"
            r"exclusive (?:\w+ )?rights|registered (?:\w+ ){0,2}(?:design|trade ?mark|proprietor)|"
            r"counterfeit|\bfakes?\b|replica|knock-?off|\b(?:my|our) client|gone\b|suspend|no licen[cs]e|"
            r"belongs? to (?:us|me)|"
            r"(?:did not|didn['’]t|never|has not|have not|nor)[^.\n]{0,20}(?:permit|allow|authori[sz]|licen[cs]ed|"
            r"consent)"
        ),
    ),
)


def stance(said: str) -> tuple[float, float]:
    """How strongly the words defend, and how strongly they accuse; zero where nothing tells."""
    defends = sum(weight for weight, pattern in (*_DEFENDS, *_DEFENDS_ABROAD) if pattern.search(said))
    accuses = sum(weight for weight, pattern in (*_ACCUSES, *_ACCUSES_ABROAD) if pattern.search(said))
    return defends, accuses
