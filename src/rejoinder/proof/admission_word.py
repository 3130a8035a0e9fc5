"""Words by which notes and chats harm whoever wrote them, by what they admit or plan."""

from __future__ import annotations

ADMISSIONS: dict[str, tuple[str, ...]] = {
    "false-paper": (
        r"(?:补开|开假|做假|造假|伪造|编造?|P|PS)(?:一?[张份个]|几[张份]|点)?(?:的)?(?:发票|收据|合同|授权书?)",
        r"(?:发票|收据|合同|授权书?)[^。\n]{0,10}(?:补开|补一[张份]|改(?:个|一下)?日期|造一[张份])",
        r"倒签", r"日期(?:写|改|开)(?:早|前)",
        r"\b(?:forge|fake|photoshop|mak(?:e|ing) up)\b[^.\n]{0,20}\b(?:invoices?|receipts?|contracts?|letters?)\b",
        r"\bback-?dat(?:e|ed|es|ing)\b", r"\b(?:fake|forged|false) (?:invoices?|receipts?|contracts?|letters?)\b",
        r"\binvoices?\b[^.\n]{0,25}\b(?:afterwards|after the fact|made up)\b",
        r"задним числом",
        r"(?:сдела|нарису|поддела|подделыва)\w*[^.\n]{0,25}(?:счет|счёт|накладн|договор|документ|доверенност|чек)\w*",
    ),
    "not-genuine": (
        r"(?:不是|非)正品", r"(?:是|卖的?|全是)(?:仿品|山寨)", r"假货", r"高仿", r"复刻", r"精仿", r"超?A货",
        r"1\s?[:：比]\s?1(?!\d)(?=[^\n]{0,12}(?:复|仿|原|做|质|货|copy|quality|replica|mirror|копи|реплик))",
        r"\b(?:not|isn't|aren't|never) (?:genuine|authentic|original|the real thing)\b", r"\breplicas?\b",
        r"\bknock-?offs?\b", r"\b(?:counterfeits?|fakes?)\b", r"\b(?:mirror|AAA\+?) (?:quality|copy)\b",
        r"\bреплик\w*", r"\bподделк\w*", r"\bпаль(?:ёнк|енк)\w*", r"\bне оригинал\w*", r"\bкопия один в один\b",
    ),
    "untruth": (
        r"[你您]就(?:说|讲|写)", r"就说(?:是|成|我们|从)", r"能不能[^。\n]{0,10}说(?:是|成)",
        r"\bjust (?:say|tell them)(?: that)? (?:it|they|we|you|the goods)\b",
        r"\bsay (?:it|they)(?:'s| is|'re| are) (?:genuine|original|authentic|ours)\b",
        r"\b(?:просто )?(?:скаж|говор)\w*,? что (?:это )?(?:ориг|наш|сам|куп)\w*",
    ),
    "no-licence": (
        r"(?:没有?|无|没拿到?|没签)[^。\n]{0,4}授权", r"授权书?[^。]{0,20}没(?!有?(?:问题|过期|到期|失效))",
        r"尾单[^。\n]{0,8}\n?[^。\n]{0,4}(?:自己|私下)",
        r"\b(?:no|without|don't have an?y?|do not have an?y?|never had an?y?) (?:licen[cs]e|authori[sz]ation)\b",
        r"\b(?:нет|без) (?:лицензи|разрешени|доверенност)\w*",
    ),
    "hiding": (
        r"(?:logo|商标|标志|标)[^。\n]{0,6}(?:打码|遮|涂掉|抹掉|P掉)", r"标题别写",
        r"\b(?:blur|cover|hide|crop out)\b[^.\n]{0,20}\b(?:logo|brand|mark)\b",
        r"\b(?:замаж|замаза|заблюр|скр)\w* логотип\w*",
    ),
    "taken-from-others": (
        r"网上(?:随便)?(?:找|下载|搜|拿|扒)(?:的|来)", r"(?:偷|搬|扒)来的?图", r"照着[^。\n]{0,10}(?:抄|仿)",
        r"\b(?:found|got|took|copied|downloaded)\b[^.\n]{0,20}\b(?:from|off|on) (?:the )?(?:internet|web|google)\b",
        r"\b(?:copied|took)\b[^.\n]{0,20}\bfrom another (?:shop|seller|store)\b",
        r"\b(?:скачал|взял|нашел|нашёл|нашли|скопировал)\w*[^.\n]{0,20}(?:из|в) интернет\w*",
    ),
}  # fmt: skip
"""By kind, gravest first. They are looked for in what people write to each other and to themselves."""

NO_HARM = (
    r"不是假货", r"绝非", r"是正品", r"\b(?:no|not)(?: a)? (?:fakes?|counterfeits?|replicas?)\b",
    r"\b(?:against|fight|anti)[- ]?counterfeit\w*", r"\bне (?:подделк|реплик)\w*", r"\bне (?:скач|взя|копир)\w*",
)  # fmt: skip
"""Words that deny it on the same line."""
