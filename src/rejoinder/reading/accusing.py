"""Words that accuse, each with its weight and its hints."""

from __future__ import annotations

ACCUSES: tuple[tuple[float, str, str], ...] = (
    (
        4.0,
        "not_authori not_been_authori",
        (
            r"good[- ]faith belief that (?:the )?(?:use|disputed use|content|material|activity|described|"
            r"this use)[^.]{0,220}(?:is |are |has |been )not(?: been)? authori[sz]ed"
        ),
    ),
    (
        2.5,
        "without_ unauthori",
        (
            r"without (?:my|our|any|the|prior|proper|express|written|its|their|his|a|authori[sz]ation|permission|"
            r"licen[cs]e|consent)(?: \w+){0,3} ?(?:permission|consent|authori[sz]ation|approval|licen[cs]e|"
            r"knowledge)?|unauthori[sz]ed"
        ),
    ),
    (
        2.0,
        "stole leak pirat illegal plagiari crack ripped copied copy_of theft maliciously violate",
        (
            r"stolen|stole|leak(?:ed|ing)?|pirat(?:ed|ing|ed copy|acy)|illegal(?:ly)?|plagiari[sz]|crack(?:ed|"
            r"ing)|ripped|copied (?:our|my|from|the)|copy of (?:our|my)|theft|maliciously|violated? (?:our|my|the|"
            r"their) (?:nda|licen|agreement|right|copyright|intellectual)"
        ),
    ),
    (3.5, "violat", r"(?<!not a )(?<!no )violat(?:es?|ion of) (?:the |my |our )?(?:\w+ ){0,2}licen[cs]e"),
    (
        2.0,
        "infringing infringes infringe_ infringement_of",
        r"infringing|infringes|infringe (?:my|our|upon|on)|infringement of (?:my|our)",
    ),
    (
        2.0,
        "remov delet take_down taken_down takedown taken_offline disable shut_down down",
        (
            r"(?:please|kindly|must|should|needs? to|to|be|request|want|immediately|repository|"
            r"have it) (?:\w+ ){0,3}(?:remove|removed|delete|deleted|take down|taken down|takedown|taken offline|"
            r"disable|shut down|disabled)\b|\bremoval\b|take (?:it|this|them|these) down|delete the"
        ),
    ),
    (
        2.0,
        (
            "confidential proprietary trade_secret internal_ private_ not_ no,_ no_ closed-source "
            "closed_source paid_ never_"
        ),
        (
            r"confidential|proprietary|trade secret|internal (?:use|code|company)|private (?:code|repo|source)|"
            r"not (?:open[- ]source|licen[cs]ed|for public|public|allowed|authori[sz]ed)|no,? (?:it is|it's|"
            r"the work is|this is|not|open source)|not under (?:any |an )?open|closed[- ]source|"
            r"paid (?:\w+ )?(?:software|"
            r"product|course|utility|tool|app|plug-?in|asset|theme)|never (?:\w+ )?(?:released|published|"
            r"open[- ]sourced)"
        ),
    ),
    (
        1.5,
        (
            "company client employer customer university organi product software work copyright intellectual "
            "code app game book course property exam assignment student belong"
        ),
        (
            r"(?:my|our) (?:company|client|company's|client's|employer|customer|university|organi[sz]ation|"
            r"product|software|work|copyright|intellectual|code|source code|app|game|book|course|property|exam|"
            r"assignment|students?)\b|code of (?:our|my)|belongs? to (?:us|me|our|my)"
        ),
    ),
    (
        1.5,
        (
            "employee contractor student freelancer uploaded posted published shared made_public pushed "
            "sourced mistakenly"
        ),
        (
            r"former employee|ex-employee|contractor|employee|student|freelancer|(?:uploaded|posted|published|"
            r"shared|made public|pushed|open-?sourced)(?: \w+){0,3} (?:by|to|on|at) (?:github|the|a|an|my|our|"
            r"public|their|his)|mistakenly"
        ),
    ),
    (
        1.0,
        (
            "fork we_have_searched i_have_searched i_did we_did i_have we_have entire_repository "
            "all_the_files all_of_the_files whole_repo alleged_infringer contact_information"
        ),
        (
            r"\bforks?\b[^.]{0,60}(?:search|found|find|no |none|any)|no forks|(?:i|we) (?:have|"
            r"did)(?: not)? (?:searched|search|found)|entire repository|all (?:of )?the files|whole repo|"
            r"alleged infringer|no contact information|contact information"
        ),
    ),
    (
        2.0,
        (
            "not_have not_know t_have t_know not_aware_of no_contact not_search not_searched not_found_any "
            "no_known_forks i_have_searched have_search have_searched did_search did_searched t_search"
        ),
        (
            r"(?:do not|don['’]t|did not|didn['’]t) (?:have|know)(?: \w+){0,4} (?:contact|infring|info|them|him|"
            r"who|forks?|person|user|us)|not aware of|no contact|(?:have|did)(?: not|n['’]t)? (?:searched|"
            r"search)(?: \w+){0,4} fork|not found any|no known forks|i have searched"
        ),
    ),
    (
        2.0,
        "best solution only made_private private removed complete_removal reported_content",
        (
            r"(?:remov|delet|tak)\w*(?: \w+){0,4} (?:best|only|solution)|best solution|only solution|made private|"
            r"make (?:it|the repo\w*) private|must be removed|complete removal|reported content"
        ),
    ),
    (
        1.5,
        "own hold retain possess copyright developed_by our_ official all_rights",
        (
            r"\b(?:we|i|which|who|company|and \w+) (?:own|hold|retain|possess)s?(?: \w+){0,4} (?:copyright|"
            r"rights)|copyright(?:ed)? (?:by|to|"
            r"of) (?:us|our|me)|owned by (?:us|our|my)|developed by (?:us|our)|our (?:developers?|engineers?|"
            r"employees?)|official (?:web ?)?site|all rights"
        ),
    ),
    (
        1.0,
        ("watermark © copyright_( all_rights_reserved license_ licence_ for_sale sold_ selling commercial purchase"),
        (
            r"watermark|©|copyright \(c\)|all rights reserved|licen[cs]e (?:agreement|terms) |for sale|sold (?:on|"
            r"at|via|by)|selling|commercial (?:software|product)|purchase"
        ),
    ),
    (
        3.0,
        "假冒 仿冒 盗版 盗图 盗用 抄袭 擅自 未经 未授权 侵害 侵犯 侵权 泄露 泄漏 商业秘密 未公开 冒用 山寨",
        (r"假冒|仿冒|盗版|盗图|盗用|抄袭|擅自|未经|未授权|侵害|侵犯|侵权|泄露|泄漏|商业秘密|未公开|冒用|山寨"),
    ),
    (
        2.0,
        "删除 移除 下架 屏蔽 断开 停止 处理 著作权人 权利人",
        (r"(?:请|要求|予以|立即|尽快|申请)[^。\n]{0,14}(?:删除|移除|下架|屏蔽|断开|停止|处理)|著作权人|权利人"),
    ),
    (
        3.0,
        "контрафакт поддел без_ незаконн не_ украл скачал копиру скопир присво использу нарушени пират",
        (
            r"контрафакт|поддел|без (?:\w+ ){0,2}(?:разрешени|согласи|ведома|договор|лицензи)|незаконн|не (?:давал|"
            r"разрешал|дава)|украл|скачал|копиру|скопир|присво|использу\w+ (?:наш|мо)|нарушени|пират"
        ),
    ),
    (
        3.0,
        (
            "falsificad infracci titular_de_la_marca representaci verletz rechtsanw mandant unterlass "
            "contrefa mise_en_demeure auteur contraffa violaz falsifica"
        ),
        (
            r"falsificad|infracci|titular de la marca|representaci[oó]n de|verletz|rechtsanw|mandant|unterlass|"
            r"contrefa|mise en demeure|droits? d['’]auteur|contraffa|violaz|falsifica"
        ),
    ),
    (
        2.0,
        "прошу просим требу необходимо",
        (r"(?:прошу|просим|требу\w+|необходимо)[^.\n]{0,60}(?:удал|снять|закры|убра|заблок|прекрат|скры)"),
    ),
    (
        2.0,
        (
            "enforce_ protect_ defend_ ask_that request_that require_that demand_that insist_that using_my "
            "using_our use_of_my use_of_our uses_my uses_our used_my used_our"
        ),
        (
            r"\b(?:enforce|protect|defend) (?:my|our) (?:\w+ )?(?:trade ?-?mark|mark|brand|copyright|rights?|name)|"
            r"\b(?:ask|request|require|demand|insist) that (?:[^.\n]{0,60} )?(?:is|are|be) (?:removed|renamed|deleted|"
            r"changed|taken)|\b(?:using|use of|uses|used) (?:my|our) (?:\w+ ){0,2}(?:trade ?-?mark|logo|brand|name)\b"
        ),
    ),
    (
        2.0,
        "",
        (
            r"(?:reproduc|imitat|duplicat|mirror|clon|cop)(?:es|ies|s)? (?:our|my|the|its|his|her|their)\b|nulled|"
            r"warez|"
            r"bootleg|modified cop|remove (?:it|them|this|these) (?:within|by)|\b(?:some(?:one|body)|(?:a|another|"
            r"this|the) user) (?:\w+ ){0,3}(?:uploaded|posted|copied|"
            r"published|"
            r"shared|sells|put)|(?:is(?: not|n['’]t)) (?:allowed|permitted) by|"
            r"remove the (?:fork|copy|copies|page)|"
            r"power of attorney|\b(?:i|we) (?:\w+ )?(?:represent|act for|manage the|look after|work for|enforce)\b|"
            r"object to the|"
            r"exclusive (?:\w+ )?rights|registered (?:\w+ ){0,2}(?:design|trade ?mark|proprietor)|"
            r"nobody (?:bought|has|had|got|asked|gave)|grateful if you (?:could|would)|please (?:forward|"
            r"pass) (?:this|it|the)|"
            r"\btorrent|shared the (?:film|song|work|file)|registered as (?:an? )?(?:\w+ )?design|"
            r"counterfeit|\bfakes?\b|replica|knock-?off|\b(?:my|our) client|gone\b|suspend|no licen[cs]e|"
            r"belongs? to (?:us|me)|"
            r"(?:did not|didn['’]t|never|has not|have not|nor)[^.\n]{0,20}(?:permit|allow|authori[sz]|licen[cs]ed|"
            r"consent)"
        ),
    ),
    (
        2.0,
        (
            "rename re-name change_your change_the change_this the_name the_word the_logo stop_using cease not_allow "
            "not_keen confusion"
        ),
        (
            r"\b(?:re-?name|change) (?:your|the|this) (?:\w+ ){0,2}(?:project|name|app|store|shop|product|extension|"
            r"package|"
            r"plug-?in|repo\w*|channel)|\bremov\w+ the (?:name|word|logo)|\b(?:stop|cease) using|\bcease and desist|"
            r"\b(?:do|does) not allow|\bnot keen on|(?:customer|consumer|user)s? confusion"
        ),
    ),
)
