# ruff: noqa: E501
"""An invented shop, its papers and three cases: one that is ready, one that is not, one in Russian with scans."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from decimal import Decimal
from email.message import EmailMessage
from functools import cache

import attrs
from PIL import Image, ImageDraw

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.advice import Advice, RulebookReceipt
from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline, Skipped
from rejoinder.domain.defence import Assertion, Defence, DefenceStatus, Link, Requirement, RequirementStatus
from rejoinder.domain.evidence import Field, Inspection, Item, Paper, PaperKind, Place, Vouching
from rejoinder.domain.exposure import Expiry, Exposure, PastViolation, Standing
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence, fact, rule
from rejoinder.domain.phrase import Phrase, Translations, phrase
from rejoinder.domain.reading import (
    AccusedListing,
    Clock,
    DatedFact,
    Party,
    Reading,
    Reference,
    Registration,
    Role,
    Stage,
    Unit,
    Work,
)
from rejoinder.domain.right import Right
from rejoinder.domain.route import Route, RouteId, Trigger
from rejoinder.domain.seller import ComplainantWork, Preferences, Seller
from rejoinder.judgement.headline import HeadContext, headline
from rejoinder.judgement.status import status

BEIJING = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 5, 12, 15, 0, tzinfo=BEIJING)
DUE = dt.datetime(2026, 5, 14, 23, 59, 59, tzinfo=BEIJING)

SENTENCES: dict[str, Translations] = {
    "rule/catalogue-before": {
        "en": "Our catalogue, issued on {on}, already shows the work complained of, {days} days before the complainant's work was completed on {completed}.",
        "zh": "我方于{on}发布的产品目录已载有被投诉作品，比投诉方作品的创作完成日期（{completed}）早{days}天。",
        "ru": "Наш каталог от {on} уже содержит спорное произведение: за {days} дн. до того, как завершено произведение заявителя ({completed}).",
    },
    "rule/sold-before": {
        "en": "{quantity} pieces of model {model} were sold to {buyer} on {on}.",
        "zh": "我方于{on}向{buyer}销售型号{model}产品{quantity}件。",
        "ru": "{on} мы продали {quantity} шт. модели {model} покупателю {buyer}.",
    },
    "rule/earlier": {
        "en": "A catalogue or sales record dated before the complainant's work was completed",
        "zh": "早于投诉方作品创作完成日期的产品目录或销售记录",
        "ru": "Каталог или записи о продажах с датой раньше завершения произведения заявителя",
    },
    "rule/same-work": {
        "en": "The paper shows the same work as the listing",
        "zh": "材料所示作品与被投诉商品一致",
        "ru": "На документе то же произведение, что и в товаре",
    },
    "rule/chain": {
        "en": "Authorisation from the owner to the supplier",
        "zh": "权利人出具给供应商的授权文件",
        "ru": "Документ о полномочиях поставщика от правообладателя",
    },
    "rule/mend-chain": {
        "en": "the owner's authorisation for the supplier, valid on the day of purchase",
        "zh": "权利人授权供应商的文件，且采购当日在有效期内",
        "ru": "разрешение правообладателя поставщику, действовавшее в день покупки",
    },
    "rule/own-work": {
        "en": "The work was ours before it was the complainant's",
        "zh": "在先完成的作品",
        "ru": "Произведение появилось у нас раньше",
    },
    "rule/bought": {
        "en": "The goods were bought from the owner or his agent",
        "zh": "商品采购自权利人或其代理人",
        "ru": "Товар куплен у правообладателя или его представителя",
    },
    "rule/no-authority": {
        "en": "The complaint names an agent but encloses no authority of the rights owner.",
        "zh": "投诉由代理人提出，但未附权利人的授权文件。",
        "ru": "Жалобу подал представитель, но документ о полномочиях от правообладателя не приложен.",
    },
    "rule/says": {"en": "{text}", "zh": "{text}", "ru": "{text}"},
    "rule/alleged-copy": {
        "en": "The complaint says that the listing reproduces the work “{title}”.",
        "zh": "投诉称被投诉商品使用了作品《{title}》。",
        "ru": "В жалобе сказано, что товар воспроизводит произведение «{title}».",
    },
    "rule/answer-due": {
        "en": "The answer must reach the platform by the hour that the notice prints.",
        "zh": "须在通知载明的时间之前向平台提交答复。",
        "ru": "Ответ должен быть подан площадке до часа, указанного в уведомлении.",
    },
    "rule/warning": {"en": "A warning", "zh": "警告", "ru": "Предупреждение"},
    "rule/no-listing": {
        "en": "No new listings for 3 days",
        "zh": "3 天内禁止发布新商品",
        "ru": "3 дня нельзя выставлять новые товары",
    },
    "rule/leaves": {
        "en": "A record leaves the count after 365 days.",
        "zh": "违规记录满365天后不再计入。",
        "ru": "Запись перестаёт учитываться через 365 дней.",
    },
    "rule/reason": {
        "en": "Two papers carry this ground in full.",
        "zh": "两份材料足以支持该项抗辩理由。",
        "ru": "Два документа полностью подтверждают это основание.",
    },
    "rule/price-of-silence": {
        "en": "Silence counts as if the complaint were right.",
        "zh": "逾期不答复，视为投诉成立。",
        "ru": "Молчание приравнивается к признанию жалобы обоснованной.",
    },
    "rule/invoice-doubt": {
        "en": "The lines of the invoice add up to {sum}, the total says {total}.",
        "zh": "发票各行合计为{sum}，与总额{total}不符。",
        "ru": "Строки счёта дают в сумме {sum}, а в итоге стоит {total}.",
    },
    "rule/call-lawyer": {
        "en": "Money is demanded under threat of a suit.",
        "zh": "对方以起诉相要挟索要赔偿。",
        "ru": "Под угрозой иска требуют денег.",
    },
    "rule/holiday": {"en": "Sunday", "zh": "星期日", "ru": "воскресенье"},
}


def said(id: str, **values: object) -> Phrase:
    """A sentence of the cast."""
    return phrase(f"rule/{id}", **values)


def text(words: str) -> Phrase:
    """Any words, the same in every language."""
    return said("says", text=words)


def wording() -> Wording:
    """The shipped words and those of the cast."""
    return Wording().with_rules(SENTENCES)


@cache
def pdf(*lines: str, pages: int = 1, landscape: bool = False, password: str | None = None) -> bytes:
    """A small PDF with Latin text on each page."""
    import pikepdf

    document = pikepdf.new()
    size = (842, 595) if landscape else (595, 842)
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for number in range(1, pages + 1):
        page = document.add_blank_page(page_size=size)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=document.make_indirect(font)))
        rows = [*lines, f"page {number}"]
        drawn = " ".join(f"({row}) Tj 0 -24 Td" for row in rows)
        page.obj.Contents = document.make_stream(f"BT /F 16 Tf 60 {size[1] - 80} Td {drawn} ET".encode("latin-1"))
    written = io.BytesIO()
    lock = pikepdf.Encryption(owner=password, user=password) if password else False
    document.save(written, deterministic_id=not password, encryption=lock)
    return written.getvalue()


@cache
def picture(width: int = 640, height: int = 480, *, kind: str = "PNG", frames: int = 1, tint: int = 40) -> bytes:
    """A drawn lamp on a plain ground."""
    made = []
    for number in range(frames):
        image = Image.new("RGB", (width, height), (236, 230 - tint, 214))
        draw = ImageDraw.Draw(image)
        draw.ellipse((width * 0.3, height * 0.15, width * 0.7, height * 0.6), fill=(196, 84 + 40 * number, 52))
        draw.rectangle((width * 0.48, height * 0.6, width * 0.52, height * 0.9), fill=(60, 50, 40))
        made.append(image)
    written = io.BytesIO()
    more = {"save_all": True, "append_images": made[1:]} if frames > 1 else {}
    made[0].save(written, kind, **more)
    return written.getvalue()


@cache
def mail() -> bytes:
    """A letter from the supplier with an attachment."""
    message = EmailMessage()
    message["From"] = "Wang Li <wang@lantern-works.example>"
    message["To"] = "shop@lamplane.example"
    message["Date"] = "Thu, 15 Jun 2023 09:30:00 +0800"
    message["Subject"] = "目录样稿 / catalogue proof"
    message.set_content("您好，\n\n附件是夏季目录的样稿，请确认。\n    型号 LL-7\nС уважением, Ли\n")
    message.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="样稿.pdf")
    return message.as_bytes().replace(b"===============", b"=====")


@cache
def sheet() -> bytes:
    """A sales record."""
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    page.title = "销售 2023"
    page.append(["日期", "型号", "数量", "Покупатель"])
    page.append([dt.date(2023, 10, 12), "LL-7", 120, "ООО «Пример»"])
    page.append([dt.date(2023, 11, 2), "LL-7", 80, "Sample GmbH"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@attrs.frozen(kw_only=True)
class Staged:
    """A case, its advice, and the bytes of its papers."""

    case: CaseFile
    advice: Advice
    held: dict[str, bytes]

    def of(self, sha256: str) -> bytes:
        """The bytes whose digest this is."""
        return self.held[sha256]


@cache
def opened(content: bytes, path: str, place: Place) -> Paper:
    """A paper; the same bytes are opened once, and not for each of the hundred tests that stage this case."""
    return Papers().from_bytes(content, relative=path, place=place)


@attrs.define
class Shelf:
    """Papers as they are filed."""

    held: dict[str, bytes] = attrs.field(factory=dict)
    papers: list[Paper] = attrs.field(factory=list)

    def file(self, path: str, content: bytes, place: Place = Place.EVIDENCE) -> Paper:
        """File a paper."""
        paper = opened(content, path, place)
        self.held[paper.sha256] = content
        self.papers.append(paper)
        return paper


def inspected(paper: Paper, kind: PaperKind, **values: object) -> Inspection:
    """An inspection whose fields the paper says itself."""
    fields = tuple(
        Field(name=name, value=value, page=1 if paper.readable else None, by=_by(paper))  # type: ignore[arg-type]
        for name, value in values.items()
    )
    return Inspection(paper=paper, kind=kind, language="zh", fields=fields)


def _by(paper: Paper) -> Vouching:
    return Vouching.PAPER if paper.readable else Vouching.SELLER


NOTICE_ZH = """知识产权投诉通知
投诉编号 IPR-2026-0511-70007
权利类型 著作权
权利人 杭州虚构云栖文化有限公司
作品名称 长巷灯影
登记号 国作登字-2025-F-70000071
创作完成日期 2024年9月18日
被投诉商品 https://www.aliexpress.com/item/1005007000000071.html
请于 2026-05-14 23:59:59（北京时间）前举证，逾期视为成立。
"""


def span(text: str, value: str) -> tuple[int, int]:
    """Where a value stands."""
    start = text.index(value)
    return (start, start + len(value))


def reading_zh() -> Reading:
    """The notice of the ready case, read."""
    words = NOTICE_ZH
    link = "https://www.aliexpress.com/item/1005007000000071.html"
    return Reading(
        file="complaint.html",
        text=words,
        language="zh",
        platform="aliexpress",
        stage=Stage.NOTICE,
        rights=(Right.COPYRIGHT,),
        parties=(
            Party(role=Role.OWNER, name="杭州虚构云栖文化有限公司", span=span(words, "杭州虚构云栖文化有限公司")),
        ),
        works=(Work(title="长巷灯影", kind="work", span=span(words, "长巷灯影")),),
        registrations=(
            Registration(
                number="国作登字-2025-F-70000071", kind="copyright", span=span(words, "国作登字-2025-F-70000071")
            ),
        ),
        references=(Reference(kind="complaint", value="IPR-2026-0511-70007", span=span(words, "IPR-2026-0511-70007")),),
        listings=(AccusedListing(url=link, item_id="1005007000000071", platform="aliexpress", span=span(words, link)),),
        clocks=(
            Clock(phrase="2026-05-14 23:59:59", unit=Unit.DATE, due_at=DUE, span=span(words, "2026-05-14 23:59:59")),
        ),
        dated_facts=(DatedFact(fact="completed_on", on=dt.date(2024, 9, 18), span=span(words, "2024年9月18日")),),
    )


def standing(points: int, strikes: int, *measures: Phrase) -> Standing:
    """A standing with one record that leaves next year."""
    leaves = Expiry(at=DUE + dt.timedelta(days=365), points=points, strikes=strikes, says=said("leaves"))
    return Standing(points=points, strikes=strikes, measures=measures, expires=(leaves,) if points else ())


def exposure() -> Exposure:
    """What stands at stake in all three cases."""
    return Exposure(
        totals=standing(0, 0),
        if_established=standing(6, 0, said("warning"), said("no-listing")),
        if_silent=standing(6, 0, said("warning"), said("no-listing")),
        if_complied=standing(0, 0, said("warning")),
        because=(rule("aliexpress.points.repeat", said("price-of-silence")),),
    )


def deadline(route: str = "counter_notice") -> Deadline:
    """Due as the notice prints it."""
    return Deadline(
        id=f"{route}.due",
        route=route,
        says=said("answer-due"),
        from_at=dt.datetime(2026, 5, 11, 9, 30, tzinfo=BEIJING),
        due_at=DUE,
        safe_by=dt.datetime(2026, 5, 14, 15, 0, tzinfo=BEIJING),
        counted=(dt.date(2026, 5, 12), dt.date(2026, 5, 13), dt.date(2026, 5, 14)),
        skipped=(Skipped(date=dt.date(2026, 5, 10), why=said("holiday")),),
        rule="aliexpress.clock.counter_notice",
        source="Seller Basic Rules, chapter III",
        verified=False,
    )


def route(id: RouteId, rank: int, *, open: bool = True, advised: bool = False) -> Route:
    """A route with one reason."""
    return Route(
        id=id,
        open=open,
        until=DUE if open else None,
        advised=advised,
        rank=rank,
        needs=(said("earlier"),) if advised else (),
        because=(rule("aliexpress.answer", said("reason" if advised else "price-of-silence")),),
        consequences=(said("price-of-silence"),),
    )


RECEIPTS = (RulebookReceipt(id="aliexpress", version="2026-11", sha256="ab" * 32),)


def ready(*, sensitive: tuple[str, ...] = ()) -> Staged:
    """A catalogue and a sale from before the complainant's work: complete, in Chinese."""
    shelf = Shelf()
    catalogue = shelf.file("evidence/目录-2023.pdf", pdf("Catalogue 2023", "LL-7 Lane Lamp", pages=3))
    invoice = shelf.file("evidence/export-invoice.pdf", pdf("Invoice LW-231012", "LL-7 x 120", landscape=True))
    proof = shelf.file("evidence/mail/proof.eml", mail())
    sales = shelf.file("evidence/sales-2023.xlsx", sheet())
    photo = shelf.file("evidence/photo.jpg", picture(kind="JPEG"))
    shelf.file("evidence/private-note.txt", "内部备注，不提交".encode())
    claimed = shelf.file("claimed/their-work.png", picture(300, 700, tint=90), Place.CLAIMED)
    completed, on, sold = dt.date(2024, 9, 18), dt.date(2023, 8, 30), dt.date(2023, 10, 12)
    lines = (Item(says="Lane Lamp", model="LL-7", quantity=Decimal(120), unit_price=Decimal("8.35")),)
    defence = Defence(
        id="own_copyright",
        says=said("own-work"),
        status=DefenceStatus.READY,
        requirements=(
            Requirement(
                id="earlier-paper",
                says=said("earlier"),
                status=RequirementStatus.MET,
                evidence=(catalogue.sha256, invoice.sha256, sales.sha256),
                because=(evidence(catalogue.sha256, said("catalogue-before", on=on, days=385, completed=completed)),),
                rule="aliexpress.evidence.copyright",
            ),
            Requirement(
                id="same-work",
                says=said("same-work"),
                status=RequirementStatus.MET,
                evidence=(catalogue.sha256, photo.sha256, proof.sha256),
                because=(fact("reading.works.0", said("same-work")),),
                rule="aliexpress.evidence.copyright",
            ),
        ),
        assertions=(
            Assertion(
                says=said("catalogue-before", on=on, days=385, completed=completed), exhibits=(catalogue.sha256,)
            ),
            Assertion(
                says=said("sold-before", on=sold, quantity=120, model="LL-7", buyer="ООО «Пример»"),
                exhibits=(invoice.sha256, sales.sha256),
            ),
        ),
        rule="defence.own_copyright",
    )
    findings = (
        Finding(
            id="no-authority",
            subject=Subject.COMPLAINT,
            says=said("no-authority"),
            gravity=Gravity.HELPS,
            because=(fact("reading.parties.0", said("no-authority")),),
            private=False,
        ),
        Finding(
            id="claimed-differs",
            subject=Subject.PICTURE,
            says=text("claimed picture compared"),
            gravity=Gravity.HELPS,
            because=(evidence(claimed.sha256, text("compared")),),
            private=False,
        ),
        Finding(
            id="invoice-sum",
            subject=Subject.PAPER,
            says=said("invoice-doubt", sum=Decimal("1002.00"), total=Decimal("1020.00")),
            gravity=Gravity.WEAKENS,
            because=(evidence(invoice.sha256, text("total")),),
        ),
    )
    inspections = (
        inspected(catalogue, PaperKind.CATALOGUE, issued_on=on),
        inspected(invoice, PaperKind.INVOICE, issued_on=sold, number="LW-231012", items=lines, seller="绍兴虚构灯具厂"),
        inspected(proof, PaperKind.LETTER),
        inspected(sales, PaperKind.SALES_RECORD),
        inspected(photo, PaperKind.PICTURE),
    )
    reading = reading_zh()
    case = CaseFile(
        seller=Seller(
            name="Lamp Lane Store",
            entity="绍兴虚构灯巷家居有限公司",
            marketplace="aliexpress",
            shop_id="7000111",
            country="CN",
            language="zh",
        ),
        reading=reading,
        complaint_sha256=hashlib.sha256(reading.text.encode()).hexdigest(),
        work=ComplainantWork(completed_on=completed, owner="杭州虚构云栖文化有限公司"),
        preferences=Preferences(sensitive=sensitive),
        papers=tuple(shelf.papers),
    )
    advice = Advice(
        now=NOW,
        reading=reading,
        market=shipped_markets().by_slug["aliexpress"],
        allegations=(
            Allegation(
                id="copy", says=said("alleged-copy", title="长巷灯影"), tested=Tested.UNTESTED, by=("claimed-differs",)
            ),
        ),
        findings=findings,
        inspections=inspections,
        defences=(defence,),
        deadlines=(deadline(),),
        routes=(
            route(RouteId.COUNTER_NOTICE, 1, advised=True),
            route(RouteId.NEGOTIATE, 2, advised=True),
            route(RouteId.COMPLY, 3),
            route(RouteId.COURT, 4, open=False),
        ),
        exposure=exposure(),
        rulebooks=RECEIPTS,
    )
    return Staged(case=case, advice=advice, held=shelf.held)


def with_head(staged: Staged) -> Staged:
    """The same with the status and headline that follow from it."""
    advice = staged.advice
    case = attrs.evolve(staged.case, reading=advice.reading)
    where = status(case, advice.findings, advice.counsel)
    context = HeadContext(
        status=where,
        reading=advice.reading,
        deadlines=advice.deadlines,
        findings=advice.findings,
        routes=advice.routes,
        exposure=advice.exposure,
        now=advice.now,
    )
    return attrs.evolve(staged, advice=attrs.evolve(advice, status=where, headline=headline(context)))


def draft(*, language: str = "en") -> Staged:
    """Nothing carries a ground: only what the notice says may be repeated."""
    whole = ready()
    missing = Requirement(
        id="chain",
        says=said("chain"),
        status=RequirementStatus.MISSING,
        because=(fact("case.papers", said("chain")),),
        rule="aliexpress.evidence.bought",
        mend=said("mend-chain"),
    )
    invoice = next(paper for paper in whole.case.papers if paper.name == "export-invoice.pdf")
    met = Requirement(
        id="purchase",
        says=said("earlier"),
        status=RequirementStatus.DOUBTFUL,
        evidence=(invoice.sha256,),
        because=(evidence(invoice.sha256, said("earlier")),),
        rule="aliexpress.evidence.bought",
    )
    gap = Defence(
        id="bought_from_owner",
        says=said("bought"),
        requirements=(met, missing),
        status=DefenceStatus.GAP,
        chain=(Link(giver="owner", receiver="supplier", sha256=None, says=said("chain")),),
        rule="defence.bought_from_owner",
    )
    reading = attrs.evolve(whole.advice.reading, language=language)
    advice = attrs.evolve(
        whole.advice,
        reading=reading,
        defences=(gap,),
        findings=tuple(f for f in whole.advice.findings if f.id != "claimed-differs"),
        allegations=(Allegation(id="copy", says=said("alleged-copy", title="长巷灯影"), tested=Tested.CONFIRMED),),
        routes=(
            route(RouteId.COMPLY, 1, advised=True),
            route(RouteId.NEGOTIATE, 2, advised=True),
            route(RouteId.COUNTER_NOTICE, 3),
        ),
        counsel=(
            Trigger(
                id="money-demanded", says=said("call-lawyer"), because=(fact("reading.text", said("call-lawyer")),)
            ),
        ),
    )
    history = (
        PastViolation(
            at=dt.datetime(2026, 1, 15, tzinfo=BEIJING),
            kind="general",
            right="trademark",
            points=6,
            state="established",
        ),
    )
    case = attrs.evolve(whole.case, reading=reading, history=history)
    return Staged(case=case, advice=advice, held=whole.held)


def every_kind() -> Staged:
    """The ready case with one exhibit of every kind, some of them broken, locked or hostile."""
    whole = ready()
    shelf = Shelf(held=dict(whole.held), papers=list(whole.case.papers))
    more = [
        shelf.file("evidence/kinds/scan.tiff", picture(kind="TIFF", frames=3)),
        shelf.file("evidence/kinds/locked.pdf", pdf("secret", password="x")),
        shelf.file("evidence/kinds/broken.pdf", b"%PDF-1.7\nnothing follows"),
        shelf.file("evidence/kinds/torn.jpg", picture(kind="JPEG")[:900]),
        shelf.file("evidence/kinds/orders.csv", b"date;model;qty\n2023-10-12;LL-7;120\n"),
        shelf.file(
            "evidence/kinds/notes.txt", ('#panic("x") *bold* $x$ ' + "w" * 300 + "\nстрока два\n第三行\n").encode()
        ),
        shelf.file("evidence/kinds/form.xml", "<invoice><number>7</number><seller>虚构</seller></invoice>".encode()),
        shelf.file("evidence/kinds/page.html", "<h1>Lamp</h1><script>x()</script><p>Лампа 灯</p>".encode()),
        shelf.file("evidence/kinds/contract.docx", contract()),
        shelf.file("evidence/kinds/blob.bin", bytes(range(256))),
    ]
    (first, *rest) = whole.advice.defences[0].requirements
    wider = attrs.evolve(first, evidence=(*first.evidence, *(paper.sha256 for paper in more)))
    defence = attrs.evolve(whole.advice.defences[0], requirements=(wider, *rest))
    return Staged(
        case=attrs.evolve(whole.case, papers=tuple(shelf.papers)),
        advice=attrs.evolve(whole.advice, defences=(defence,)),
        held=shelf.held,
    )


@cache
def contract() -> bytes:
    """A Word contract in three scripts."""
    import docx

    document = docx.Document()
    document.add_heading("Договор поставки / 供货合同", 1)
    document.add_paragraph("Lamp LL-7, 120 pcs")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


NOTICE_RU = """Уважаемый продавец!
Номер жалобы: IPR-2026-0511-80008
Вид права: авторское право
Правообладатель: ООО «Небылица Арт»
Представитель: Агентство «Выдумка»
Произведение: «Лис Тимофей»
Товар: https://aliexpress.ru/item/1005008000000082.html
"""


def russian() -> Staged:
    """The ready case told in Russian, its papers scans that the seller vouches for."""
    whole = ready()
    words = NOTICE_RU
    reading = attrs.evolve(
        whole.advice.reading,
        text=words,
        language="ru",
        parties=(
            Party(role=Role.OWNER, name="ООО «Небылица Арт»", span=span(words, "ООО «Небылица Арт»")),
            Party(role=Role.AGENT, name="Агентство «Выдумка»", span=span(words, "Агентство «Выдумка»")),
        ),
        works=(Work(title="Лис Тимофей", kind="work", span=span(words, "Лис Тимофей")),),
        registrations=(),
        references=(Reference(kind="complaint", value="IPR-2026-0511-80008", span=span(words, "IPR-2026-0511-80008")),),
        listings=(
            AccusedListing(
                url="https://aliexpress.ru/item/1005008000000082.html", item_id="1005008000000082", span=(0, 1)
            ),
        ),
        clocks=(),
        dated_facts=(),
    )
    case = attrs.evolve(
        whole.case,
        reading=reading,
        seller=attrs.evolve(whole.case.seller, entity="ИП Выдумкин", name=None, language="ru"),
    )
    return Staged(case=case, advice=attrs.evolve(whole.advice, reading=reading), held=whole.held)
