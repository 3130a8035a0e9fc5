"""Plain text, Markdown and saved pages."""

from __future__ import annotations

import re

from rejoinder.adapters.paper_opened import TEXT_LIMIT, Opened, opened

HTML_LIMIT_BYTES = 20_000_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BLOCK = re.compile(r"[ \t\xa0]*\n[ \t\xa0]*")
_COMMON_ZH = frozenset("的一是不了在人有我他这中大来上个国为们到说时地要就出会可也你对年月日号公司有限商品发票合同")


def decoded(content: bytes) -> str:
    """Bytes as text: by byte order mark, as UTF-8, else as the Chinese or Russian code page that fits better."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    chinese = content.decode("gb18030", "replace")
    russian = content.decode("cp1251", "replace")
    if sum(letter in _COMMON_ZH for letter in chinese) * 8 >= sum("\u4e00" <= c <= "\u9fff" for c in chinese) > 0:
        return chinese
    if sum("а" <= letter <= "я" for letter in russian) * 3 > len(russian):
        return russian
    return content.decode("cp1252", "replace")


def open_text(content: bytes) -> Opened:
    """One page, as it stands."""
    return opened((decoded(content)[:TEXT_LIMIT],))


def open_html(content: bytes) -> Opened:
    """One page: the words that a reader of the page sees."""
    return opened((html_text(decoded(content[:HTML_LIMIT_BYTES])),))


def html_text(page: str) -> str:
    """The words of a page; blocks on lines of their own, table cells three spaces apart."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    tree.strip_tags(["script", "style", "noscript", "template", "head"])
    if tree.body is None:
        return ""
    for cell in tree.css("td, th"):
        cell.insert_after("   ")
    for block in tree.css("br, p, div, tr, li, dl, dt, dd, h1, h2, h3, h4, h5, h6, table, section, header, footer"):
        block.insert_after("\n")
        if block.tag not in ("br", "tr"):
            block.insert_before("\n")
    text = tree.body.text(separator="")
    return re.sub(r"\n{3,}", "\n\n", _BLOCK.sub("\n", text)).strip()[:TEXT_LIMIT]
