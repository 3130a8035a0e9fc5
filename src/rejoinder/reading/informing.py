"""Whether a platform or a host informs its customer that somebody complained, and of what it did then."""

from __future__ import annotations

import re

from rejoinder.domain.regex import regex
from rejoinder.reading.addressee import TO_CUSTOMER
from rejoinder.reading.hint import hinted

HEAD = 1_600
"""So much of a message's beginning tells who speaks to whom."""
_PAPER = (
    r"(?:(?:complaints?|disputes?|(?<!copyright )notices?|notifications?|reports?|claims?|requests?|allegations?|"
    r"takedowns?|dmca)"
    r"\b|(?:information|messages?|e-?mails?|letters?) (?:regarding|about|concerning|alleging|that alleges))"
)
_DONE = (
    r"(?:removed|de-?activated|disabled|unpublished|suspended|de-?listed|hidden|blocked|restricted|paused|"
    r"taken (?:down|offline)|take down|locked|terminated|limited|ended|withheld|frozen|deleted|banned|rejected)"
)
_THING = (
    r"(?:listings?|items?|products?|offers?|images?|pictures?|photos?|content|apps?|applications?|extensions?|videos?|"
    r"posts?|designs?|pages?|(?:web ?)?sites?|stores?|shops?|accounts?|channels?|repositor(?:y|ies)|servers?|domains?|"
    r"materials?|works?|songs?|tracks?|books?|packages?|files?|ads?|advertisements?|asins?|urls?|inventory)"
)
_MEASURE = hinted(
    "removed deactivated de-activated disabled unpublished suspended listed hidden blocked restricted paused "
    "taken take_down take_steps locked terminated limited ended withheld frozen deleted banned rejected null-rout "
    "nullrout disconnected shut_down notification_that_your we_will we_may we_shall",
    rf"\b\w+(?: have| has|['’]ve)?(?: had to| just| now| already| therefore| also)? {_DONE}"
    rf" (?:access to )?(?:\S+ ){{0,6}}{_THING}\b|"
    rf"\b(?:your|the|this|these|following) (?:\S+ ){{0,9}}?(?:has|have|was|were) (?:\w+ ){{0,3}}{_DONE}\b|"
    r"\bwill be (?:null-?routed|disconnected|suspended|blocked|locked|disabled|shut down)\b|"
    r"\bthis is a notification that your\b|\b(?:status|state)[:\s]+(?:suspended|removed|disabled|blocked)|"
    rf"\bwe (?:will|may|shall) (?:need to |have to |take steps to )?(?:disable|remove|suspend|block|terminate|lock)\b",
    reach=140,
)
"""What a platform or a host did with its customer's things, or will do."""
_TOLD = hinted(
    "received receipt_of notified informed contacted approached alerted advised aware_of written_to_us "
    "wrote_to_us complained_to_us we_received included attached copied provided due_to following because_of after "
    "based_on result_of response_to alleged forwarded passed_on referred relayed filed submitted lodged made_a "
    "made_the made_this sent_us was_reported were_reported been_reported",
    rf"\b(?:has |have |['’]ve )?(?:recently |also |just |now )?received (?:[\w-]+ ){{0,8}}?{_PAPER}\b|"
    rf"\bin receipt of (?:[\w-]+ ){{0,6}}?{_PAPER}\b|"
    r"\b(?:was|were|been) (?:recently |formally |also )?(?:notified|informed|contacted|approached|alerted|advised)"
    r"(?: by| that| of|\b)|"
    rf"\bmade aware of\b|\b(?:written|wrote|complained) to us\b|\b{_PAPER} (?:that )?we received\b|\bwe(?: have|"
    rf"['’]ve)? (?:included|"
    rf"attached|copied|provided) (?:[\w-]+ )"
    rf"{{0,8}}?{_PAPER}\b|"
    rf"\b(?:due to|following|because of|after|based on|as a result of|in response to) (?:an?|the) (?:[\w-]+ )"
    rf"{{0,5}}?{_PAPER}\b|"
    r"\balleged(?:ly)? (?:[\w-]+ ){0,3}(?:infring|violat)|"
    rf"\b(?:forwarded|passed on|referred|relayed) (?:an?|the|this|another) (?:[\w-]+ ){{0,4}}?{_PAPER} to us\b|"
    rf"\b(?:filed|submitted|lodged|made|sent us) (?:an?|the|this|another) (?:[\w-]+ ){{0,5}}?{_PAPER}|"
    r"\b(?:was|were|been) reported\b",
    reach=180,
    lead=30,
)
"""Somebody told the writer of an infringement."""
_ABROAD = hinted(
    "avons_re haben_ ist_ hemos_recibido recibimos abbiamo recebemos otrzyma denunci report notific gemeldet "
    "beanstandet "
    "beschwert signal dénonc denonc segnalat contestat inhaber titula titola ihr dein votre pausamos eliminamos "
    "retiramos "
    "suspendimos removemos suspendemos tu_ su_ seu_ sua_ tuo tua suo sua ontvingen ontvangen uw_ "
    "hebben_ nous_a_ mottagit fått fatt ürün "
    "mağaza",
    r"\bnous avons re[çc]u (?:[^.!?]{0,60}? )?(?:une?|la|le|cette|votre) (?:plainte|r[ée]clamation|notification|"
    r"signalement|demande)|"
    r"\bwir haben (?:eine?n?|die|folgende) (?:beschwerde|meldung|mitteilung|hinweis|abmahnung|abuse-meldung)|"
    r"\bbei uns ist (?:eine?|folgende) (?:beschwerde|meldung)|"
    r"\b(?:hemos recibido|recibimos) (?:[^.!?]{0,60}? )?(?:una?|la|el) (?:queja|denuncia|reclamaci[oó]n|"
    r"notificaci[oó]n|reporte|aviso)|"
    r"\babbiamo ricevuto (?:[^.!?]{0,60}? )?(?:una?|la|il) (?:segnalazione|denuncia|reclamo|notifica|diffida)|"
    r"\b(?:n[óo]s )?recebemos (?:uma?|a|o) (?:den[úu]ncia|reclama[çc][ãa]o|notifica[çc][ãa]o)|"
    r"\botrzymali[śs]my (?:zg[łl]oszenie|skarg[ęe])|"
    r"\bnous a (?:fait savoir|indiqu[ée]|inform[ée]s?) que votre|\bwij (?:ontvingen|hebben) (?:een|de) (?:klacht|"
    r"melding)|\bvi har (?:mottagit|f[åa]tt) (?:en|ett) (?:anm[äa]lan|"
    r"klagom[åa]l)|\buw (?:advertentie|artikel|product|aanbod)\b[^.]{0,60}?\b(?:verwijderd|offline|geblokkeerd)|"
    r"\b(?:ürün|mağaza)\w*[^.]{0,120}?(?:ihlal|şikayet|bildirim)\w*|"
    r"(?:\b(?:tus?|sus?|vuestr[oa]s?|seus?|suas?|votre|vos|ihre?[nrms]?|deine?[nrms]?|vostr[oaie]|tu[oae]|i tuoi)"
    r"\b[^!?]{0,120}?\b"
    r"(?:denunci[óo]|denunciou|denunciad[oa]|denunciaron|report[óo]|reportou|notific[óo]|notificou|gemeldet|"
    r"beanstandet|"
    r"beschwert|signal[ée]e?s?|d[ée]nonc[ée]e?s?|segnalat[oaie]|contestat[oaie]))\b|"
    r"\b(?:uns|nous|nos|ci) (?:\w+ ){0,5}?(?:rechteinhaber|markeninhaber|inhaber|titulaire|titular|titolare)\w* "
    r"(?:\w+ ){0,4}?"
    r"(?:mitgeteilt|gemeldet|hingewiesen|informiert|inform|signal|inform[óo]|ha informat)|"
    r"\b(?:ihr|dein)e?\w? (?:angebot|artikel|inserat|anzeige|produkt)\w* (?:\w+ ){0,4}?(?:entfernt|gel[öo]scht|"
    r"gesperrt|"
    r"deaktiviert|ausgesetzt)|\bvotre (?:annonce|article|offre|produit|fiche)\b[^.]{0,60}?\b(?:supprim|retir|suspend|"
    r"d[ée]sactiv|"
    r"bloqu)|\b(?:retir|supprim|suspend|d[ée]sactiv|bloqu)\w* votre (?:annonce|article|offre|produit|fiche)|"
    r"\b(?:elimin|retir|paus|suspend|bloque|remov)\w* (?:tu|su|o seu|a sua|seu|sua) (?:publicaci|anuncio|producto|"
    r"art[íi]culo|an[úu]ncio|"
    r"produto)|\brimosso (?:il tuo|la tua|il suo|la sua)|\b(?:pausamos|eliminamos|retiramos|suspendimos|removemos|"
    r"suspendemos) (?:tu|su|seu|sua|o seu|a sua)\b|"
    r"\b(?:tu|su|seu|sua) (?:publicaci[óo]n|anuncio|producto|art[íi]culo|an[úu]ncio|produto)\b[^.]{0,60}?\b(?:elimin|"
    r"paus|suspend|"
    r"retir|bloque|removid|desativad)|\b(?:il tuo|la tua|il suo|la sua) (?:annuncio|inserzione|articolo|prodotto)"
    r"\b[^.]{0,60}?\b"
    r"(?:rimoss|sospes|disattivat|bloccat)",
    reach=220,
)
"""A host or a platform tells of a complaint in another language of Europe."""
_OWN_ABROAD = regex(
    r"\b(?:nuestr[oa]s?|mis?|noss[oa]s?|minhas?|notre|nos|ma|mon|mes|unsere?\w?|meine?\w?|nostr[oaie]|mi[aeo]i?) "
    r"(?:\w+ )?"
    r"(?:marcas?\b|client|derech|obras?\b|marques?\b|droit|œuvre|oeuvre|marken?\b|mandant|recht|werk|marchi|diritt|"
    r"assistit|"
    r"oper[ae]\b|direit|foto|photo|bild|im[áa]gen|immagin)"
)
"""Words of somebody who complains for himself or for his client, in those languages."""
_BY_AN_OWNER = hinted(
    "to_us ed_us told_us asked_us infring who_complained complained_of on_to_us on_to_you reached_our below_is "
    "claim_by received_ after_hearing attached_ enclosed_ following_ below_",
    r"\b(?:an?|the|another) (?:\w+ )?(?:owner|holder|proprietor|company|agency|law firm|third party|brand|user|member)"
    r"(?: of [^.,]{2,40})? (?:has |have )?(?:now |also |recently )?(?:written to|wrote to|contacted|complained to|"
    r"approached|notified|informed|alerted|asked|told) us\b|"
    r"\b(?:participant|member) (?:in|of) (?:our|the) [^.]{2,60} (?:asked|requested|told|informed|notified) us\b|"
    r"\b(?:somebody|someone|another person|a person) (?:says|claims|states|alleges|believes|complains) (?:\w+ ){0,6}"
    r"infring|\bwho complained:|"
    r"\bhas been complained of\b|\bpass(?:ed|es|ing)? (?:this|it) on to (?:us|you)\b|"
    r"\b(?:pass(?:ed|es|ing)?|hand(?:ed|s|ing)?|send(?:s|ing)?|forward(?:ed|s|ing)?) (?:\w+ ){0,3}?on to you\b|"
    r"\bafter hearing from\b|\b(?:attached|enclosed|following) (?:complaint|notice|report) (?:concerns|regards|"
    r"relates to|is about) your\b|"
    r"\breached our (?:\w+ ){0,2}(?:mailbox|"
    r"desk|team|inbox)|\bbelow is the (?:complaint|notice|report)\b|\bclaim by (?:the |a )?(?:brand|rights?) owner|"
    r"\b(?:forwarded|passed on|referred|relayed) (?:an?|the|this|another) (?:[\w-]+ ){0,4}?(?:dispute|complaint|notice|"
    r"claim|report|request) to us\b|"
    r"\breceived (?:an? |the )?(?:\w+ ){0,3}(?:complaint|notice|report|claim|request|notification)s? (?:\w+ ){0,2}"
    r"(?:from|by) (?:an?|the|another|your) (?:\w+ )?(?:third[- ]party|(?:rights?|brand|copyright|trade ?-?mark|patent|"
    r"ip|intellectual property|content) ?-?(?:owner|holder)|brand|complainant|claimant|user|member|company)",
    reach=220,
)
"""A third party complained to the writer."""
_SOMEBODY = (
    r"(?:somebody|someone|(?:an?|the|another|one) (?:[\w-]+ ){0,3}?(?:owner|holder|proprietor|company|firm|agency|"
    r"brand|party|user|"
    r"member|person|business|manufacturer|maker|publisher|photographer|artist|designer|author|studio|reporter|"
    r"complainant)|"
    r"[\w&.’'-]{2,30},? (?:inc|ltd|limited|llc|llp|gmbh|ag|corp|corporation|company|co|s\.?a\.?s?|s\.?r\.?l|"
    r"s\.?p\.?a|b\.?v|pty|plc|"
    r"ab|oy|kg|as|sl|s\.l)\b\.?)"
)
_REMARK = r"(?:,? \([^()]{2,60}\)|,? (?:called|named|of) [^,.]{2,50}|, [^,.]{2,50},| [\w&.’'-]{2,30}){0,2}"
_THIRD_PARTY = hinted(
    "let_us told informed notified alerted advised approached asked contacted wrote written complained reported "
    "in_touch "
    "submitted filed lodged made_ sent_ raised opened request demand seeks claim alleg says states asserts reports",
    rf"\b{_SOMEBODY}{_REMARK} (?:has |have |had )?(?:now |also |recently |formally )?"
    r"(?:let us know|(?:told|informed|notified|alerted|advised|approached|asked) (?:us|our)\b|contacted \w+ |"
    r"(?:wrote|written) to |"
    r"(?:complained|reported) (?:it |this )?to |reported (?:it|this) (?:for|as) |(?:got|been) in touch with |"
    r"(?:submitted|filed|lodged|made|sent|raised|opened)(?: us)? (?:an?|the|this|its|their) (?:\w+ )"
    r"{0,4}?(?:complaint|claim|report|"
    r"notice|request|notification|dispute)|(?:requests?|requested|demands?|demanded|seeks) (?:the )?(?:suspension|"
    r"removal|"
    r"deletion|blocking|delisting) of|(?:claims|alleges|says|states|asserts|reports|claimed|alleged|complained|"
    r"reported|is "
    r"claiming|is alleging) that (?:your|the|this|that|an?|its|their|(?:\w+ )?(?:item|product|listing|offer|goods)s?)"
    r" )",
    reach=260,
)
"""Somebody, named or not, turned to the writer with a complaint."""
_TO_WHOM = regex(
    r"\byour (?:\w+ )?(?:store|shop|listing|product|item|account|website|site|server|page|offer|goods|sale|appeal|"
    r"explanation|"
    r"counter|attention|hosting|network)|\b(?:dear|hi|hello) (?:\w+ )?(?:seller|merchant|vendor|client|customer|"
    r"partner)|"
    r"seller cent(?:er|re)|\b(?:goods|item|product|offer|listing)s? (?:id )?(?:\S+ )?(?:was |were |has been )"
    r"?(?:removed|hidden|paused|"
    r"unpublished|taken down|suspended)|\bappeal:"
)
"""Words to whom a complaint concerns."""
_OF_ITS_OWN = regex(
    r"\b(?:our|my) (?:client|trade ?-?mark|mark|copyright|brand|work|patent|design|photo|picture|image|right|product|"
    r"intellectual)(?!\w* (?:\w+ )?(?:polic|rules|terms|guidelines|team|program))|"
    r"\bon behalf of\b|\b(?:i|we) (?:are|am) the (?:\w+ )?(?:owner|holder|author|creator)|"
    r"\b(?:i|we) (?:represent|own|act for|act on)\b|penalty of perjury|good[- ]faith|"
    r"\bi (?:am|was|have|wrote|own|made|noticed|found|would|dispute|believe|hereby)\b|\bi['’](?:m|ve|d)\b"
)
"""Words of somebody who complains for himself or for his client."""
_QUESTION = regex(
    r"\b(?:how|what|why|when|where|can|could|do|does|is|are|should|will)\b[^.?!:]{0,90}\b(?:i|my)\b[^.?!:]{0,90}\?"
)
"""What a desk asks itself in its customer's name: `How do I reactivate my listing?`"""
_CLAIMS = regex(
    r"\bon behalf of\b|\b(?:our|my) client\b|\b(?:i|we) (?:represent|act for|own)\b|"
    r"\b(?:i|we) (?:are|am) the (?:\w+ )?(?:owner|holder|author|creator|proprietor)"
)
_OF_THE_DESK = regex(
    r"\b(?:our|the) (?:\w+ ){0,2}(?:polic(?:y|ies)|terms|guidelines|rules)\b|\b(?:reinstat|counter[- ]?noti|appeal)|"
    r"\bsupport team\b|\btrust (?:&|and) safety\b"
)
_WITHDRAWN = regex(
    r"\b(?:has|have|had|was|were|been|is|are) (?:\w+ )?(?:retracted|withdrawn|rescinded|revoked|cancell?ed|dropped|"
    r"pulled)\b|"
    r"\b(?:withdrew|retracted (?:its|their|his|her|the))\b|撤诉|撤回|撤销|отозва"
)


_RECORD = hinted(
    "seller: shop: store: merchant: product listing item offer goods",
    r"\b(?:seller|shop|store|merchant): [^:]{2,90}(?:reporter|complainant|claimant|owner|brand)\b|"
    r"\b(?:product|listing|item|offer|goods)s? (?:was |were |has been |have been |is |are )?(?:deactivated|removed|"
    r"blocked|"
    r"taken down|delisted|unpublished|hidden|suspended|paused|disabled)",
    reach=150,
    lead=0,
)
"""A platform's own record of a complaint, which names both sides and what it did."""
_REASONS = regex(r"statement of reasons (?:under|pursuant to|in accordance with|as required by) article 17")
"""The heading of what a platform in the EU sends to whose offer it took down."""
_RESTORED = hinted(
    "_again back reinstated restored reactivated republished relisted unblocked no_longer",
    r"\b(?:is|are) (?:now )?(?:live|back|available|online|visible) again\b|\b(?:put|placed|brought) (?:\S+ ){0,4}back "
    r"(?:up|online|on sale)|\b(?:reinstated|restored|reactivated) (?:your|the)\b|(?:has|have) been (?:reinstated|"
    r"restored|republished|relisted|reactivated|unblocked)|"
    r"no longer counts against",
    reach=120,
)
_ANSWERS = regex(
    r"\b(?:response|reply|answer) to your (?:notification|notice|e-?mail|message|letter|decision)\b[^.]{0,120}\bmy\b|"
    r"\bnotification to me\b"
)
"""A seller answers what the platform told him."""
_RUSSIAN = regex(
    r"\bвам (?:\w+ )?пришл\w+ (?:\w+ ){0,2}(?:обращени|жалоб|претензи)\w*|\bк нам (?:обратил|поступил)\w*|"
    r"\b(?:поступил\w*|получен[аоы]?) (?:\w+ ){0,3}(?:жалоб|обращени|претензи|заявлени)\w*|"
    r"\bмы получили (?:\w+ ){0,3}(?:жалоб|обращени|претензи|уведомлени)\w*"
)
_RUSSIAN_SELLER = regex(r"\b(?:мо[йяеию]\w{0,2}|мною|мне|меня|я|возража\w+|считаем|считаю)\b")


def informs(said: str, *, names_complainant: bool) -> bool:
    """Whether the message's beginning tells a customer that a third party complained of something of his.

    Args:
        names_complainant: whether a label of the message names who complained.
    """
    head = said[:HEAD]
    if _RESTORED.search(said, 0, HEAD) or _ANSWERS.search(said, 0, HEAD):
        return False
    if names_complainant and _RECORD.search(said, 0, HEAD):
        return True
    told = _TOLD.search(said, 0, HEAD)
    if told and _REASONS.search(head):
        return True
    if (_ABROAD.search(said, 0, HEAD) and not _OWN_ABROAD.search(head)) or (
        _RUSSIAN.search(head) and not _RUSSIAN_SELLER.search(head)
    ):
        return True
    measure = _MEASURE.search(said, 0, HEAD)
    if names_complainant and measure and re.search(r"\byour\b", head) and not _OF_ITS_OWN.search(head):
        return True
    by_an_owner = _BY_AN_OWNER.search(said, 0, HEAD) or _to_a_desk(said, head)
    told = told or by_an_owner
    if told is None:
        return False
    own = _OF_ITS_OWN.search(_QUESTION.sub(_blank, head))
    if own is not None and own.start() < told.start() + 400 and not _hands_on(head[told.start() : own.start()]):
        return False
    if by_an_owner is not None:
        return True
    to_you = re.search(r"\byour?\b", head) is not None
    if measure is not None:
        return to_you or _OF_THE_DESK.search(said) is not None
    return to_you and told.start() < 500 and TO_CUSTOMER.search(said, 0, HEAD) is not None


def _to_a_desk(said: str, head: str) -> re.Match[str] | None:
    """Where somebody is said to have complained, in a message to whom it concerns."""
    if _TO_WHOM.search(head) is None and TO_CUSTOMER.search(said, 0, HEAD) is None:
        return None
    return _THIRD_PARTY.search(said, 0, HEAD)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _hands_on(between: str) -> bool:
    """Whether another's letter begins in a stretch: a rule, a mark of quotation, an announcement."""
    return re.search(r"-{4,}(?![a-z])(?! ?begin pgp)|_{4,}|={4,}|\s>\s|\bbelow\b[^.]{0,40}:", between) is not None


def claims(said: str, end: int) -> bool:
    """Whether the writer opens, up to a place, with whose right he claims, before he says what he was told."""
    own = _CLAIMS.search(said, 0, end)
    if own is None or _hands_on(said[: own.start()]):
        return False
    told = _TOLD.search(said, 0, end)
    return told is None or own.start() < told.start()


def takes_back(said: str) -> bool:
    """Whether a complaint is said to be taken back already, not how it could be."""
    return _WITHDRAWN.search(said) is not None
