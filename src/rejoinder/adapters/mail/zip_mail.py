"""An archive that came with a complaint: what lies in it is read as if each file had been attached by itself."""

from __future__ import annotations

from rejoinder.adapters.formats.paper_zip import Container
from rejoinder.adapters.mail.mail import Parse, attach
from rejoinder.adapters.mail.mail_text import MailContents, MailRead
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.file_name import safe_file_name

FILE_LIMIT = 100
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read_zip(content: bytes, *, characters: int, parser: Parse) -> MailRead:
    """The words and files of an archive, by name; a file under lock and key is named as unread.

    Raises: FileIsBroken where it is no archive or unpacks to more than a complaint holds, and what `parser` raises.
    """
    container = Container(content)
    gathered = MailContents(characters)
    names = [name for name in container.names if not name.endswith("/") and not _is_clutter(name)]
    for number, name in enumerate(names, 1):
        shown = safe_file_name(name, number)
        try:
            inside = container.part(name) if number <= FILE_LIMIT else b""
        except FileIsBroken:
            inside = b""
        if inside:
            attach(gathered, parser, shown, "application/octet-stream", inside, 0)
        else:
            gathered.unread.append(shown)
    return gathered.finish(())


def _is_clutter(name: str) -> bool:
    return name.startswith(_CLUTTER[0]) or name.rpartition("/")[2] in _CLUTTER
