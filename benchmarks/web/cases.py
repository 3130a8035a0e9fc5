"""Makes an organisation of many cases: rows as judging writes them, without the judging, and one case that was judged.

Shapes follow what a large agency holds: a third open, few of them overdue, a few complainants
behind most complaints, every hundredth complaint with hundreds of listings. Each case has three lines in its ledger,
three files and eight documents, made by the database itself.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NOW = dt.datetime(2026, 11, 11, 1, 0, tzinfo=dt.UTC)
PLATFORMS = ("aliexpress", "amazon", "ebay", "etsy", "ozon", "wildberries", "temu", "shein", "1688", "taobao")
RIGHTS = ("copyright", "trademark", "picture", "design", "patent", "counterfeit")
ROUTES = ("counter_notice", "platform_appeal", "negotiate", "comply")
STATUSES = (("open", "open", 30), ("answered", "answered", 10), ("won", "over", 25), ("lost", "over", 20))
SUBJECTS = ("Night Herons", "Полярная сова", "耐克运动鞋图片", "Ostrov", "Glass Teapot", "折叠水杯设计", "Лесной чай")
BATCH = 2_000
EXAMPLE = Path(__file__).parents[2] / "examples" / "night-herons"
LINES, FILES, DOCUMENTS = 3, 3, 8
LINE = """
    INSERT INTO db_line (case_id, n, text, organisation_id, address, kind)
    SELECT c.id, %s, l.text, c.organisation_id, l.address, l.kind FROM db_case c, db_line l
    WHERE l.case_id = %s AND l.n = %s AND c.id != %s
"""
PAYLOAD = """
    INSERT INTO db_payload (case_id, sha256, content)
    SELECT c.id, p.sha256, p.content FROM db_case c, db_payload p
    WHERE p.case_id = %s AND p.id IN (SELECT id FROM db_payload ORDER BY id LIMIT %s) AND c.id != %s
"""
FILE = """
    INSERT INTO db_file (case_id, path, sha256, size_bytes, gone)
    SELECT id, %s, {digest}, 120000, FALSE FROM db_case WHERE id != %s
"""
DOCUMENT = """
    INSERT INTO db_document (case_id, path, kind, language, ready, sha256, size_bytes)
    SELECT id, %s, 'letter', 'en', FALSE, {digest}, 20000 FROM db_case WHERE id != %s
"""
DIGEST = {
    "sqlite": "lower(hex(randomblob(32)))",
    "postgresql": "md5(random()::text) || md5(random()::text)",
}
HAPPENING = """
    INSERT INTO db_happening (at, kind, by, user_id, organisation_id, says)
    SELECT c.opened_at, 'signed-in', 'Owner <owner@example.com>', u.id, c.organisation_id, '{}'
    FROM db_case c, db_user u WHERE u.email = 'owner@example.com'
"""
NOTICE = """
    INSERT INTO db_notice (user_id, organisation_id, case_id, key, kind, urgent, says, made_at, missed, read_at)
    SELECT u.id, c.organisation_id, c.id, 'deadline:' || c.id, 'deadline', FALSE,
           '{"en": "A day is left.", "zh": "还剩一天。", "ru": "Остался день."}', c.opened_at, FALSE,
           CASE WHEN row_number() OVER (ORDER BY c.opened_at DESC) > 300 THEN c.opened_at END
    FROM db_case c, db_user u WHERE u.email = 'owner@example.com' LIMIT 20000
"""


def fill(count: int, *, seed: int = 7) -> Any:
    """An owner who may see so many cases; returns the user."""
    from rejoinder.db.models import Member, Organisation, Shop, User

    dice = random.Random(seed)
    house = Organisation.objects.create(name="Agency", zone="Asia/Shanghai")
    owner = User.objects.create_user("owner@example.com", "a long enough word", name="Owner")
    people = [owner, *(User.objects.create(email=f"handler{n}@example.com", name=f"Handler {n}") for n in range(12))]
    for user in people:
        Member.objects.create(user=user, organisation=house, role="owner" if user is owner else "handler")
    shops = [Shop.objects.create(organisation=house, name=f"Shop {n}", marketplace="aliexpress") for n in range(30)]
    for start in range(0, count, BATCH):
        _batch(house, people, shops, range(start, min(count, start + BATCH)), dice)
    judged = _judged(house, owner, shops[0])
    _multiply(judged)
    return owner


def _judged(house: Any, owner: Any, shop: Any) -> Any:
    """The sample case, dropped as a folder and judged."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from rejoinder.db.drop import DropForm, HandedFile, keep_drop
    from rejoinder.db.services import services

    files = sorted(path for path in EXAMPLE.rglob("*") if path.is_file() and path.suffix != ".toml")
    handed = [
        HandedFile(name=path.relative_to(EXAMPLE).as_posix(), file=SimpleUploadedFile(path.name, path.read_bytes()))
        for path in files
        if path.relative_to(EXAMPLE).parts[0] in ("evidence", "listing", "claimed", "complaint.eml")
    ]
    drop = keep_drop(services(), house, handed, DropForm(token="", shop=shop), owner)
    assert drop.case is not None, (drop.state, drop.trouble)
    return drop.case


def _multiply(judged: Any) -> None:
    """Give every other case lines, files and documents like those of the judged one, and people a past."""
    from django.db import connection

    digest = DIGEST[connection.vendor]
    with connection.cursor() as cursor:
        for n in range(1, LINES + 1):
            cursor.execute(LINE, [n, judged.pk.hex, n, judged.pk.hex])
        cursor.execute(PAYLOAD, [judged.pk.hex, LINES, judged.pk.hex])
        for n in range(FILES):
            cursor.execute(
                FILE.format(digest=digest), ["complaint.eml" if not n else f"evidence/paper-{n}.pdf", judged.pk.hex]
            )
        for n in range(DOCUMENTS):
            cursor.execute(DOCUMENT.format(digest=digest), [f"document-{n}.json", judged.pk.hex])
        cursor.execute(HAPPENING)
        cursor.execute(NOTICE)


def _batch(house: Any, people: list[Any], shops: list[Any], numbers: range, dice: random.Random) -> None:
    from rejoinder.db.models import Card, CardDeadline, CardWords, Case, Judgement

    cards = [_card(house, people, shops, n, dice) for n in numbers]
    Case.objects.bulk_create([card.case for card in cards])
    Judgement.objects.bulk_create([Judgement(case=card.case, state="done") for card in cards])
    Card.objects.bulk_create(cards)
    CardWords.objects.bulk_create([_words(house, card, list(_texts(card, dice))) for card in cards])
    CardDeadline.objects.bulk_create(
        [
            CardDeadline(
                card=card,
                organisation=house,
                deadline="answer",
                route="counter_notice",
                due_at=card.due_at,
                safe_by=card.safe_by,
            )
            for card in cards
            if card.due_at
        ]
    )


def _words(house: Any, card: Any, texts: list[str]) -> Any:
    from rejoinder.db.models import CardWords
    from rejoinder.db.search_term import words

    said = "\n".join(texts)
    return CardWords(card=card, house=house.pk.hex, text=" ".join(words(texts, most=400)), said=said)


def _card(house: Any, people: list[Any], shops: list[Any], n: int, dice: random.Random) -> Any:
    from rejoinder.db.case_projection import key_of
    from rejoinder.db.models import END, Card, Case

    opened = NOW - dt.timedelta(minutes=dice.randrange(1_000_000))
    case = Case(organisation=house, opened_at=opened, shop=dice.choice(shops))
    status, phase, _ = dice.choices(STATUSES, [weight for *_, weight in STATUSES])[0]
    clock = phase == "open" and dice.random() < 0.9
    due = NOW + dt.timedelta(minutes=dice.randrange(-2_000, 60_000)) if clock else None
    name = f"Rights Holder {int(dice.paretovariate(0.7)) % 3_000} Ltd"
    right = dice.choice(RIGHTS)
    return Card(
        case=case,
        organisation=house,
        shop=case.shop,
        title=f"{dice.choice(SUBJECTS)} {n}",
        platform=dice.choice(PLATFORMS),
        rights=[right],
        rights_key=f" {right} ",
        complainant=name,
        complainant_key=key_of(name),
        agent="Brand Guard LLP" if n % 3 else "",
        agent_key=key_of("Brand Guard LLP") if n % 3 else "",
        reference=f"IPR-2026-{n:06}",
        listing_count=300 if n % 100 == 0 else 1 + n % 4,
        groups=[{"handling": "comply", "count": 180}, {"handling": "look", "count": 120}] if n % 100 == 0 else [],
        status=status,
        phase=phase,
        best_route=dice.choice(ROUTES),
        missing_count=n % 5,
        due_at=due,
        safe_by=due - dt.timedelta(hours=12) if due else None,
        offset_minutes=480,
        sort_at=due or END,
        received_at=opened,
        opened_at=opened,
        handler=dice.choice([None, *people]),
    )


def _texts(card: Any, dice: random.Random) -> Iterator[str]:
    """What the case is found by, and a notice of common words."""
    yield from (card.title, card.complainant, card.agent, card.reference, card.platform)
    for _ in range(card.listing_count):
        yield f"https://www.aliexpress.com/item/{1005000000000000 + dice.randrange(10**12)}.html"
    yield "Dear seller, we have received a complaint against your listing. 我们收到了针对您商品的投诉，请提交反通知。"
    yield "Please file a counter-notice before the day named above; without an answer the listing is removed."
    yield " ".join(f"word{dice.randrange(20_000)}" for _ in range(25))
