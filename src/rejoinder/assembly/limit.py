"""What a platform lets a seller hand in: characters of the field, number, size and kind of files."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.finding import Finding, Gravity, Subject
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.rulebook import Rule, Rulebooks

DEFAULT_CHARACTERS = 3_000
"""A cautious length, our own, to which a statement is kept where no rule names one; it is no marketplace's limit."""
_ON_FILES = ("files", "file_bytes", "packet_bytes", "file_types")
_SPELLED = {"jpeg": "jpg", "tif": "tiff"}


@attrs.frozen(kw_only=True)
class Limits:
    """The limits in force, and the rule they come from; `rule` is None where it is the default."""

    characters: int = DEFAULT_CHARACTERS
    packet_bytes: int | None = None
    """Of all files together."""
    file_bytes: int | None = None
    files: int | None = None
    types: tuple[str, ...] = ()
    """Kinds of files that are taken, by suffix; empty where no rule says."""
    languages: tuple[str, ...] = ()
    """Languages that papers may be in without a translation; empty where no rule says."""
    rule: str | None = None
    verified: bool = False
    on_files: tuple[Rule, ...] = ()
    """The rules that the limits on files come from."""

    @property
    def known_characters(self) -> int | None:
        """How many characters the field takes; None where no rule says."""
        return None if self.rule is None else self.characters

    def fit(self, sizes: tuple[int, ...]) -> bool:
        """Whether files of these sizes may be handed in."""
        most = self.largest
        each = most is None or all(size <= most for size in sizes)
        whole = self.packet_bytes is None or sum(sizes) <= self.packet_bytes
        return each and whole and (self.files is None or len(sizes) <= self.files)

    @property
    def largest(self) -> int | None:
        """How large one file may be."""
        known = [most for most in (self.file_bytes, self.packet_bytes) if most is not None]
        return min(known, default=None)

    @property
    def total_bytes(self) -> int | None:
        """How large all files together may be; one file, where nothing is said of all."""
        return self.packet_bytes if self.packet_bytes is not None else self.file_bytes

    @property
    def takes_pdf(self) -> bool:
        """Whether a PDF may be handed in."""
        return not self.types or "pdf" in self.types

    @property
    def picture_type(self) -> str | None:
        """The kind of picture to send pages as; None where none is taken."""
        return next((kind for kind in ("jpg", "png") if kind in self.types), None)

    @property
    def says(self) -> tuple[Phrase, ...]:
        """The limits on files, in words."""
        megabytes = {name: f"{size / 1_000_000:g}" for name, size in self._sizes}
        messages = [phrase(f"upload.{name}", size=size) for name, size in megabytes.items()]
        if self.files is not None:
            messages.append(phrase("upload.most-files", most=self.files))
        if self.types:
            messages.append(phrase("upload.types", types=tuple(kind.upper() for kind in self.types)))
        return tuple(messages)

    @property
    def _sizes(self) -> list[tuple[str, int]]:
        named = (("file-size", self.file_bytes), ("whole-size", self.packet_bytes))
        return [(name, size) for name, size in named if size is not None]


def limits(rulebooks: Rulebooks | None, *, platform: str | None, on: dt.date) -> Limits:
    """The limits of a platform on a day: rules of kind `limit` in the book of that name."""
    if rulebooks is None or platform is None:
        return Limits()
    found = [
        rule
        for book in rulebooks.books
        for rule in rulebooks.of_kind("limit", on=on, book=book.id)
        if book.id == platform or _names(rule, platform)
    ]
    if not found:
        return Limits()
    characters = _most(found, "statement_characters")
    return Limits(
        characters=characters.body["most"] if characters else DEFAULT_CHARACTERS,
        packet_bytes=_number(found, "packet_bytes"),
        file_bytes=_number(found, "file_bytes"),
        files=_number(found, "files"),
        types=tuple(dict.fromkeys(_SPELLED.get(kind, kind) for kind in _allowed(found, "file_types"))),
        languages=_allowed(found, "languages"),
        rule=characters.id if characters else None,
        verified=characters.is_verified if characters else False,
        on_files=tuple(rule for rule in found if rule.body.get("field") in _ON_FILES),
    )


def _allowed(rules: list[Rule], field: str) -> tuple[str, ...]:
    rule = next((rule for rule in rules if rule.body.get("field") == field), None)
    return tuple(str(one).lower() for one in rule.body.get("allowed", ())) if rule else ()


def _number(rules: list[Rule], field: str) -> int | None:
    rule = _most(rules, field)
    return int(rule.body["most"]) if rule else None


def _names(rule: Rule, platform: str) -> bool:
    named = rule.body.get("platform", rule.body.get("platforms", ()))
    return platform == named or (isinstance(named, list | tuple) and platform in named)


def _most(rules: list[Rule], field: str) -> Rule | None:
    """The strictest rule on a field, or None."""
    found = [rule for rule in rules if rule.body.get("field") == field and isinstance(rule.body.get("most"), int)]
    return min(found, key=lambda rule: rule.body["most"], default=None)


@attrs.frozen(kw_only=True)
class DossierPart:
    """One file that shows some pages of the dossier."""

    content: bytes = attrs.field(repr=False)
    suffix: str
    first: int
    last: int
    """Pages of the dossier, counted from 1."""


@attrs.frozen(kw_only=True)
class Cut:
    """A copy of the dossier in the form that a platform takes."""

    parts: tuple[DossierPart, ...]
    side: int | None = None
    """The longest side of pictures, in pixels, where they were made smaller."""
    on_one: int = 1
    """How many pages stand on one picture."""
    fits: bool

    @property
    def change_summary(self) -> str:
        """What was changed, for a list: empty where pages were only told apart."""
        pictures = self.parts[0].suffix != ".pdf" if self.parts else False
        changes = [f"{self.on_one} {'page' if self.on_one == 1 else 'pages'} a picture"] if pictures else []
        if self.side is not None:
            changes.append(f"pictures at most {self.side} pixels")
        return ", ".join(changes)

    @property
    def says(self) -> tuple[Phrase, ...]:
        """What was done to the copy, in words."""
        messages: list[Phrase] = []
        if self.parts and self.parts[0].suffix != ".pdf":
            messages.append(phrase("upload.as-pictures", pages=self.on_one))
        if self.side is not None:
            messages.append(phrase("upload.made-smaller", side=self.side))
        return tuple(messages)


def hand_in_finding(cut: Cut | None, limits: Limits) -> Finding:
    """The finding that tells the seller what to hand in, or that the dossier does not go into the form."""
    reasons = tuple(by_rule(rule.id, rule.phrase) for rule in limits.on_files)
    if cut is None:
        says, gravity = phrase("upload.not-made", limits=limits.says), Gravity.WEAKENS
    elif cut.fits:
        done = {"done": cut.says} if cut.says else {}
        says = phrase(
            "upload.hand-in-changed" if done else "upload.hand-in", limits=limits.says, count=len(cut.parts), **done
        )
        gravity = Gravity.NOTE
    else:
        size = f"{sum(len(part.content) for part in cut.parts) / 1_000_000:.1f}"
        says = phrase("upload.beyond", limits=limits.says, count=len(cut.parts), size=size, done=cut.says)
        gravity = Gravity.WEAKENS
    cite = next((rule.cite for rule in limits.on_files if rule.cite), None)
    return Finding(
        id="upload-to-limits",
        subject=Subject.CASE,
        says=says,
        gravity=gravity,
        because=reasons,
        source=cite,
        private=True,
    )
