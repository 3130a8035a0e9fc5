"""What a name's own words say its bearer does: firms that act for others call themselves so."""

from __future__ import annotations

from rejoinder.text.lazy_pattern import regex

_AGENCY = regex(
    r"\b(?:llp|pllc|p\.?c|law|legal|lawyers?|attorneys?|solicitors?|barristers|advocates?|advocaten|advokat\w*|"
    r"abogados|"
    r"avocats?|anw[aä]lt\w*|rechtsanw\w+|patentanw\w+|kanzlei|cabinet (?!maker|door|hing)\w+|studio legale|"
    r"avvocat\w+|notary|esq|[üu]gyv[ée]di iroda|kancelaria|(?:advok[áa]tn[íi]|attorney) kancel[áa][řr]|advocatuur|"
    r"(?:avukat|hukuk)\w*|asianajo\w+|advokatbyr[åa]|odvetni\w+|bufete|despacho|escrit[óo]rio de advocacia|"
    r"patrols?|monitoring|"
    r"(?:brand|content|copyright|rights|ip|trade ?mark) (?:protection|enforcement|watch|guard|services?|"
    r"monitoring|management|agency|solutions)|"
    r"anti-?piracy|anti-?counterfeit\w*|(?:intellectual|digital) (?:property|rights) (?:services?|agency|partners|"
    r"management|protection)|ip (?:agency|partners|law|group)|"
    r"takedowns?|online (?:enforcement|protection|monitoring)|brand (?:defen[cs]e|security|counsel|enforcement)|"
    r"rights? (?:clearance|recovery)|(?:copyright|image|licen[cs]e) (?:recovery|collect\w*)|(?:literary|rights|"
    r"talent|patent|trade ?mark|ip) agen(?:cy|ts?)|agency|"
    r"guild|collecting society|federation|association|alliance)\b|\bprotect\b|"
    r"(?:&|\band) (?:partners|associates)\b|"
    r"律师|事务所|知识产权(?:代理|服务|保护|管理)|(?:商标|专利|版权|著作权|品牌)(?:代理|事务|保护|管理|服务|运营)|"
    r"知产|代理|(?:弁護士|弁理士|特許業務)法人|(?:法律|特許|国際特許)事務所|"
    r"юридическ\w+|адвокат\w*|патентн\w*|правов\w+ бюро|\bбюро\b|агентств\w*|поверенн\w*|ассоциаци\w*|"
    r"защит\w+ (?:бренд|прав)\w*"
)
_DESK = regex(
    r"\b(?:team|department|division|desk|defen[cs]e|security|compliance|operations|enforcement|engineering|unit|"
    r"investigations?|center|centre|(?<!law )office|отдел|служба|команда)$|部$|团队$|中心$"
)
_HOUSE = regex(r"\w online (?:enforcement|security)$|\w brand (?:enforcement|defen[cs]e|security)$")


def is_agency(name: str) -> bool:
    """Whether the name's words say that its bearer acts for others: a law firm, an agency, a guild."""
    return _AGENCY.search(name.lower()) is not None


def is_desk(name: str) -> bool:
    """Whether the name is that of a desk inside a house: `Cyber Defence`, `Legal Department`; not of a house of its "
    "own."""
    return _DESK.search(name.lower().strip(" .")) is not None and _HOUSE.search(name.lower().strip(" .")) is None
