"""File names that every system can write."""

from __future__ import annotations

import pytest

from rejoinder.domain.file_name import safe_file_name, without_device


@pytest.mark.parametrize("name", ["CON", "nul.txt", "Com1.tar.gz", "aux .pdf"])
def test_a_device_of_windows_is_no_file_name(name: str) -> None:
    assert without_device(name) == f"_{name}"


@pytest.mark.parametrize("name", ["contract.pdf", "com10.txt", "console", "发票.pdf"])
def test_other_names_stay(name: str) -> None:
    assert without_device(name) == name


def test_what_came_with_a_mail_gets_a_name_that_windows_can_write() -> None:
    assert safe_file_name("C:\\temp\\NUL.pdf", 1) == "_NUL.pdf"
    assert safe_file_name("a:b?.pdf", 1) == "a_b_.pdf"
