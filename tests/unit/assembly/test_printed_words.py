"""Words of strangers are printed as they are: none becomes markup or code of the typesetter."""

from __future__ import annotations

import io

import pypdfium2

from rejoinder.adapters.output.typst import render_template


def test_hostile_words_are_printed_and_never_run() -> None:
    hostile = '#read("style.typ") #panic("x") *b* $x$ \\ #eval("1+1")'
    stamp = {"left": hostile, "caption": "", "right": "1"}
    pdf = render_template("stamp", {"language": "en", "mark": "", "stamps": [stamp]})
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    shown = "".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    for word in ('#read("style.typ")', '#panic("x")', "*b*", "$x$", '#eval("1+1")'):
        assert word in shown
