"""The code of the methods that attrs writes for each class, kept from one start to the next: compiling it is a tenth of
a short command.
"""

from __future__ import annotations

import re
import zlib
from types import CodeType

import attr._make as attrs_maker

from rejoinder.text.shipped_form import SHIPPED

OF_OUR_CLASSES = "<attrs generated methods rejoinder."
"""How the file name begins under which attrs compiles what it writes for a class of this program."""
_SALT = re.compile(r"(hash\(\(\n\s+)-?\d+(?=,\n)")
"""A number by which attrs sets the hashes of one class apart from those of another; it is new in each process."""
_LONG_NUMBER = re.compile(r"\d{11}")
"""In a script that may still be another in each process, and so is not kept."""


def keep() -> None:
    """Let attrs take code from the kept forms; where it compiles in another way, nothing changes."""
    vars(attrs_maker)["compile"] = compile_methods  # looked up there before the built-in function of that name


def compile_methods(script: str, filename: str, mode: str) -> CodeType:
    """What `compile` returns for a script of attrs, with one number for the hashes of a class in every process."""
    ours = filename.startswith(OF_OUR_CLASSES)
    fixed = _SALT.sub(rf"\g<1>{zlib.crc32(filename.encode())}", script) if ours else script

    def compiled() -> CodeType:
        code: CodeType = compile(fixed, filename, mode)
        return code

    if not ours or _LONG_NUMBER.search(fixed):
        return compiled()
    code: CodeType = SHIPPED.form(f"methods {mode} {filename}", fixed, compiled)
    return code
