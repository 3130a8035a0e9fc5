"""What each file is to the case: notice, our evidence, our listing, what the complainant claims, or none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

import attrs

from rejoinder.domain.evidence import CERTIFICATES, PaperKind
from rejoinder.domain.intake import FileRole
from rejoinder.domain.number import normalised_number
from rejoinder.domain.own_name import kind_name
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Party, Stage
from rejoinder.domain.reading import Role as PartyRole
from rejoinder.domain.right import COPYRIGHT_KIND, Right
from rejoinder.proof.name import compact_name, is_related_name, normalised_name
from rejoinder.proof.screen import Screen
from rejoinder.scrutiny.host import FREE_MAIL
from rejoinder.scrutiny.notice_likeness import CASE_REFERENCES, CLEAR, MARGIN, PROVING
from rejoinder.text.lazy_pattern import regex
from rejoinder.usecases.intake_file import InspectedFile, kind_of

SHAPES = frozenset({Right.DESIGN, Right.PATENT, Right.UTILITY_MODEL})
_FOLDERS: Mapping[str, FileRole] = {
    "evidence": FileRole.EVIDENCE,
    "listing": FileRole.LISTING,
    "claimed": FileRole.CLAIMED,
}
_LISTING_NAME = regex(
    r"主图|副图|详情图|商品图|产品图|\blisting\b|\bmain\b|\bproduct (?:page|photo|image)|карточк|главн"
)
_CLAIMED_NAME = regex(
    r"\bclaimed\b|投诉人|投诉方|权利人|对方|原告|\bcomplainant|\brights? (?:owner|holder)|заявител|правообладат"
)
_DRAWING_NAME = regex(r"patent|专利|патент|\bfig(?:ure)? ?\d|附图")
_OWN_NAME = regex(
    r"草图|草稿|手稿|线稿|定稿|设计稿|源文件|原图|底片|\bsketch|\bdraft|\bdesign|\boriginal|\braw\b|эскиз|черт[её]ж|черновик|исходник"
)
_ITEM_ID = re.compile(r"(?<!\d)\d{8,20}(?!\d)")
_LAYERED = frozenset({"image/vnd.adobe.photoshop"})


@attrs.frozen(kw_only=True)
class AssignedRole:
    """What a file was taken for, and why."""

    role: FileRole
    sure: bool
    why: Phrase


@attrs.frozen(kw_only=True)
class Roles:
    """What every file was taken for, in their order."""

    of: tuple[AssignedRole, ...]
    notice: InspectedFile | None
    rivals: tuple[InspectedFile, ...]
    """Other files that may be the notice, the likeliest first."""


def roles(files: Sequence[InspectedFile], *, notice_wanted: bool = True) -> Roles:
    """What each file was taken for. Args: notice_wanted: False where the case has its complaint already."""
    likely = sorted((one for one in files if one.likeness and one.likeness.may_be), key=_likeliest)
    notice = _newest(likely) if likely and notice_wanted else None
    rivals = tuple(one for one in likely if one is not notice and not (notice and _is_paper_beside(one, notice)))
    around = _Around(files, notice, rivals)
    return Roles(of=tuple(around.assigned_role(one) for one in files), notice=notice, rivals=rivals)


def _newest(likely: Sequence[InspectedFile]) -> InspectedFile:
    """The likeliest, or the platform's decision on the same matter: it came later, and what it says holds now."""
    first = likely[0]
    decided = [one for one in likely if one is not first and _decides(one, first)]
    return max(decided, key=lambda one: _came(one) or dt.datetime.min.replace(tzinfo=dt.UTC), default=first)


def _decides(one: InspectedFile, earlier: InspectedFile) -> bool:
    """Whether a text is the platform's decision on the complaint of another text, and not known to be older."""
    if one.reading is None or one.reading.stage is not Stage.DECISION or not (_matters(one) & _matters(earlier)):
        return False
    came, before = _came(one), _came(earlier)
    return one.reading.sender_role is PartyRole.PLATFORM and (came is None or before is None or came >= before)


def _matters(one: InspectedFile) -> frozenset[str]:
    """The numbers of complaints and cases that a text names."""
    references = one.reading.references if one.reading else ()
    return frozenset(
        normalised_number(reference.value) for reference in references if reference.kind in CASE_REFERENCES
    )


def _came(one: InspectedFile) -> dt.datetime | None:
    return one.reading.received_at if one.reading else None


def _is_paper_beside(one: InspectedFile, notice: InspectedFile) -> bool:
    """Whether a text that speaks somewhat as a notice does is a paper of the case, where another is plainly the notice.

    Mails, chats, forms and licences name numbers, days and goods too. What plainly is a notice by itself, and comes
    from whoever complains or from a platform, stays one.
    """
    if notice.points < CLEAR or notice.points - one.points < MARGIN:
        return False
    assert one.likeness is not None
    signs = one.likeness.signs
    own_screen = one.screen is Screen.CHAT or (one.screen is Screen.SELLER_CENTRE and "answer_due" not in signs)
    return own_screen or one.inspection.kind in PROVING or one.points < CLEAR or "sender" not in signs


def _likeliest(one: InspectedFile) -> tuple[int, bool, bool, str]:
    assert one.likeness is not None
    return -one.points, not one.likeness.from_platform, one.is_picture, one.file.origin


class _Around:
    """A file among the others."""

    def __init__(
        self, files: Sequence[InspectedFile], notice: InspectedFile | None, rivals: Sequence[InspectedFile]
    ) -> None:
        self._notice, self._rivals = notice, rivals
        reading = notice.reading if notice else None
        self._attached = {one.sha256 for one in (notice.source.attachments if notice and notice.source else ())}
        self._ids = {listing.item_id for listing in (reading.listings if reading else ()) if listing.item_id}
        self._ids |= {listing.number for one in files for listing in one.listings if listing.number}
        self._shown = {name: one.file.origin for one in reversed(files) for name in one.shown}
        theirs = (PartyRole.OWNER, PartyRole.AGENT)
        parties = [party for party in (reading.parties if reading else ()) if party.role in theirs]
        self._theirs = [party.name for party in parties]
        asserted = set(reading.rights if reading else ())
        self._called = tuple(_called(parties)) if asserted & (COPYRIGHT_KIND | SHAPES) else ()
        self._platform = reading.platform if reading else None
        self._shapes = bool(SHAPES & set(reading.rights if reading else ()))

    def assigned_role(self, one: InspectedFile) -> AssignedRole:
        """What the file was taken for."""
        return self._as_notice(one) or self._by_place(one) or self._by_content(one) or self._by_name(one)

    def _as_notice(self, one: InspectedFile) -> AssignedRole | None:
        if one is self._notice:
            clear = one.points >= CLEAR and all(one.points - other.points >= MARGIN for other in self._rivals)
            return _taken(FileRole.COMPLAINT, "notice" if clear else "likeliest-notice", sure=clear)
        if one in self._rivals and self._notice is not None and _decides(self._notice, one):
            return _taken(FileRole.NONE, "earlier-notice")
        if one in self._rivals:
            return _taken(FileRole.NONE, "another-notice", sure=False)
        return None

    def _by_place(self, one: InspectedFile) -> AssignedRole | None:
        """By the folder it lay in, where that is one of a case folder; by lying beside the same bytes."""
        if one.paper.sha256 in self._attached:
            return _taken(FileRole.CLAIMED, "attached-to-notice")
        parts = PurePosixPath(one.file.name).parts
        role = _FOLDERS.get(parts[0].casefold()) if len(parts) > 1 else None
        return _taken(role, "folder", folder=parts[0]) if role else None

    def _by_content(self, one: InspectedFile) -> AssignedRole | None:
        if one.screen is Screen.CHAT:
            return _taken(FileRole.EVIDENCE, "chat")
        if one.listing_page is not None:
            return self._saved_page(one)
        kind = kind_of(one)
        if kind not in (PaperKind.PICTURE, PaperKind.SCREENSHOT, PaperKind.OTHER, PaperKind.NOTE):
            return self._document(one, kind)
        if one.listings:
            return _taken(FileRole.LISTING, "lists-products", count=len(one.listings))
        if one.screen is Screen.LISTING:
            return _taken(FileRole.LISTING, "screen-of-listing")
        if one.screen is Screen.SELLER_CENTRE:
            return _taken(FileRole.EVIDENCE, "screen-of-shop")
        if kind is PaperKind.NOTE:
            return _taken(FileRole.NONE, "note", sure=False)
        return self._picture(one) if one.is_picture else None

    def _saved_page(self, one: InspectedFile) -> AssignedRole:
        """A page of the marketplace that complains is the listing's; one of another shows what was offered there."""
        if self._platform is None or one.market is None or one.market == self._platform:
            return _taken(FileRole.LISTING, "lists-products", count=1)
        return _taken(FileRole.EVIDENCE, "page-of-another-market")

    def _document(self, one: InspectedFile, kind: PaperKind) -> AssignedRole:
        shown = phrase(f"paper.kind-{kind_name(kind, one.paper.text)}")
        if kind in CERTIFICATES:
            owner = one.inspection.field("owner")
            if owner and any(is_related_name(str(owner.value), name) for name in self._theirs):
                return _taken(FileRole.CLAIMED, "their-certificate", sure=False, kind=shown, owner=str(owner.value))
        sure = kind not in (PaperKind.LETTER, PaperKind.COURT_PAPER)
        return _taken(FileRole.EVIDENCE, "document", sure=sure, kind=shown)

    def _picture(self, one: InspectedFile) -> AssignedRole | None:
        name = PurePosixPath(one.file.name).name
        shown_in = self._shown.get(name.casefold())
        if shown_in:
            return _taken(FileRole.LISTING, "shown-in", file=shown_in)
        id = next(iter(_ITEM_ID.findall(name)), None)
        if id in self._ids:
            return _taken(FileRole.LISTING, "named-by-listing", id=id)
        if one.paper.media_type in _LAYERED:
            return _taken(FileRole.EVIDENCE, "layered")
        if dict(one.paper.metadata).get("camera"):
            return _taken(FileRole.EVIDENCE, "camera", camera=dict(one.paper.metadata)["camera"])
        compact = compact_name(PurePosixPath(name).stem)
        if any(called in compact for called in self._called):
            return _taken(FileRole.CLAIMED, "named-after-complainant", sure=False)
        return None

    def _by_name(self, one: InspectedFile) -> AssignedRole:
        """What its name says, of files whose content tells nothing."""
        words = re.sub(r"[\W_]+", " ", one.file.name).casefold()
        if one.is_picture:
            for pattern, role, sure in (
                (_LISTING_NAME, FileRole.LISTING, True),
                (_CLAIMED_NAME, FileRole.CLAIMED, False),
                (_DRAWING_NAME if self._shapes else None, FileRole.CLAIMED, False),
                (_OWN_NAME, FileRole.EVIDENCE, True),
            ):
                if pattern is not None and pattern.search(words):
                    return _taken(role, "name", sure=sure)
        return _taken(FileRole.EVIDENCE, "nothing-tells", sure=False)


_SHORTEST_CALLED = 7
"""Letters of a complainant's name that stand in the name of a file by no chance."""


def _called(parties: Sequence[Party]) -> Iterator[str]:
    """How the complainant's name stands in names of files: without its form, and as in the domain of his mail."""
    for party in parties:
        host = (party.email or "").rpartition("@")[2].casefold()
        of_host = "" if host in FREE_MAIL else host.split(".")[0]
        names = (compact_name(normalised_name(party.name.split(",")[0])), compact_name(of_host))
        yield from (name for name in names if len(name) >= _SHORTEST_CALLED)


def _taken(role: FileRole, why: str, *, sure: bool = True, **values: object) -> AssignedRole:
    return AssignedRole(role=role, sure=sure, why=phrase(f"intake.because-{why}", **values))
