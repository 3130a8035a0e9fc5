"""Statement and letters in the editor: words are free, facts are locked, versions stay, each page for its own house."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import attrs
import pytest
from django.test import Client

from rejoinder.db.draft_keep import text_of, texts_of
from rejoinder.db.models import Case, Draft
from rejoinder.db.services import Services, install_services
from tests.web.cast import Cast

HTMX = {"HX-Request": "true"}
LETTER = "texts/first-contact/en/"


def _parts(services: Services, case: Case, name: str = "first-contact", language: str = "en") -> list[str]:
    return text_of(services, case, name, language).made.text.split("\n\n")


@pytest.mark.parametrize("path", ["statement/", "letters/", LETTER, f"{LETTER}file.txt", f"{LETTER}file.docx"])
@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_texts_are_there_for_their_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], path: str, who: str, status: int
) -> None:
    assert page(who).get(f"/cases/{opened().pk}/{path}").status_code == status


@pytest.mark.parametrize(("who", "status"), [("alba", 302), ("bruno", 403), ("carla", 404), ("dario", 404), ("", 302)])
def test_only_those_who_work_here_keep_a_version(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, who: str, status: int
) -> None:
    case = opened()
    sent = {"p": _parts(services, case), "after": "0"}
    assert page(who).post(f"/cases/{case.pk}/{LETTER}keep/", sent).status_code == status
    assert Draft.objects.count() == (1 if who == "alba" else 0)


def test_versions_stay_with_who_and_when(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case, alba = opened(), page("alba")
    parts = _parts(services, case)
    for n, greeting in enumerate(("Good day Larkmere Prints Ltd,", "To Larkmere Prints Ltd:")):
        sent = {"p": [parts[0], greeting, *parts[2:]], "after": str(n)}
        assert alba.post(f"/cases/{case.pk}/{LETTER}keep/", sent).status_code == 302
    first, second = Draft.objects.order_by("n")
    assert (first.by, first.at, first.n, second.n) == (cast.alba, services.now(), 1, 2)
    assert "To Larkmere Prints Ltd:" in alba.get(f"/cases/{case.pk}/{LETTER}").content.decode()
    older = alba.get(f"/cases/{case.pk}/{LETTER}?version=1").content.decode()
    assert "Good day Larkmere Prints Ltd," in older
    assert "<ins>" in older
    assert "To Larkmere Prints Ltd:" in alba.get(f"/cases/{case.pk}/{LETTER}file.txt").content.decode()


@pytest.mark.parametrize("changed", ["IPR-2026-448121", "IPR-2026-44812"])
def test_a_text_that_changes_a_fact_is_refused_and_the_fact_is_named(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, changed: str
) -> None:
    case = opened()
    words = [part.replace("IPR-2026-448120", changed) for part in _parts(services, case)]
    assert words != _parts(services, case)
    answered = page("alba").post(f"/cases/{case.pk}/{LETTER}keep/", {"p": words, "after": "0"})
    assert answered.status_code == 409
    assert changed in answered.content.decode()
    assert "Facts must stay" in answered.content.decode()
    assert not Draft.objects.exists()


def test_who_writes_on_an_older_version_is_told_and_loses_nothing(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba, address = opened(), page("alba"), f"{LETTER}keep/"
    parts = _parts(services, case)
    for greeting, status in (("Good day Larkmere Prints Ltd,", 302), ("To Larkmere Prints Ltd:", 409)):
        sent = {"p": [parts[0], greeting, *parts[2:]], "after": "0"}
        answered = alba.post(f"/cases/{case.pk}/{address}", sent)
        assert answered.status_code == status
    shown = answered.content.decode()
    assert "To Larkmere Prints Ltd:" in shown
    assert 'name="after" value="1"' in shown
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("sent", [{}, {"p": [""]}, {"p": ["x" * 70_000]}, {"p": ["\x00\u200b"], "after": "²"}])
def test_a_text_that_says_nothing_or_never_ends_is_refused(
    page: Callable[[str], Client], opened: Callable[..., Case], sent: dict[str, list[str]]
) -> None:
    case, alba = opened(), page("alba")
    assert alba.post(f"/cases/{case.pk}/{LETTER}keep/", sent).status_code in (400, 409)
    assert alba.post(f"/cases/{case.pk}/{LETTER}check/", sent, headers=HTMX).status_code == 200
    assert not Draft.objects.exists()


def test_words_that_hurt_are_marked_with_why_and_other_words(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    words = [*_parts(services, case), "You are lying. We admit that we infringed your copyright."]
    told = alba.post(f"/cases/{case.pk}/{LETTER}check/", {"p": words}, headers=HTMX).content.decode()
    assert told.lstrip().startswith("<section")
    assert f'data-part="{len(words)}"' in told
    assert "This admits liability" in told
    assert re.search(r"<mark>[^<]*lying[^<]*</mark>", told)


def test_other_words_are_taken_without_script_and_kept_only_when_asked(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    words = [*_parts(services, case), "Your claim is absurd. Please answer."]
    told = alba.post(f"/cases/{case.pk}/{LETTER}check/", {"p": words}, headers=HTMX).content.decode()
    found = re.search(r'name="take" value="(\d+)" data-instead="([^"]+)"', told)
    assert found is not None
    answered = alba.post(f"/cases/{case.pk}/{LETTER}change/", {"p": words, "take": found[1]}).content.decode()
    assert "Your claim is" not in answered
    assert "Please answer." in answered
    assert "not kept yet" in answered
    assert not Draft.objects.exists()


def test_a_new_assertion_without_an_exhibit_is_marked(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    bare, cited = "Our designer drew the picture herself.", "Our designer drew the picture herself. [Exhibit 1]"
    for words, marked in ((bare, True), (cited, False), ("Could you say which work you mean?", False)):
        sent = {"p": [*_parts(services, case), words]}
        told = alba.post(f"/cases/{case.pk}/{LETTER}check/", sent, headers=HTMX).content.decode()
        assert ("names no exhibit" in told) is marked, words


def test_a_statement_is_held_to_no_length_that_no_platform_states(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    assert texts_of(services, case)["characters"] is None
    made = text_of(services, case, "statement", "en").made.text
    assert f"{len(made)} characters" in alba.get(f"/cases/{case.pk}/statement/").content.decode()
    long = {"p": [*made.split("\n\n"), "word " * 4_000]}
    told = alba.post(f"/cases/{case.pk}/texts/statement/en/check/", long, headers=HTMX).content.decode()
    assert "above the platform" not in told


def test_a_letter_stands_beside_itself_in_the_language_of_the_reader(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    alba.cookies["rejoinder-language"] = "ru"
    shown = alba.get(f"/cases/{case.pk}/{LETTER}").content.decode()
    for language in ("en", "ru"):
        assert _parts(services, case, language=language)[0] in shown
    assert "Рядом" in shown


def test_a_text_is_downloaded_as_a_word_document(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case = opened()
    answered = page("alba").get(f"/cases/{case.pk}/{LETTER}file.docx")
    assert "attachment" in answered["Content-Disposition"]
    assert "IPR-2026-448120" in zipfile.ZipFile(io.BytesIO(answered.content)).read("word/document.xml").decode()


@pytest.mark.parametrize(
    "path", ["texts/nothing/en/", "texts/first-contact/xx/", f"{LETTER}?version=7", f"{LETTER}file.exe"]
)
def test_what_was_never_written_is_not_there(
    page: Callable[[str], Client], opened: Callable[..., Case], path: str
) -> None:
    assert page("alba").get(f"/cases/{opened().pk}/{path}").status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("Letters", "Keep this version")), ("zh", ("函件", "保存此版本")), ("ru", ("Письма", "Сохранить версию"))],
)
def test_the_pages_speak(
    page: Callable[[str], Client], opened: Callable[..., Case], language: str, words: tuple[str, str]
) -> None:
    case, alba = opened(), page("alba")
    alba.cookies["rejoinder-language"] = language
    assert words[0] in alba.get(f"/cases/{case.pk}/letters/").content.decode()
    assert words[1] in alba.get(f"/cases/{case.pk}/{LETTER}").content.decode()


def test_a_reader_sees_and_cannot_write(page: Callable[[str], Client], opened: Callable[..., Case]) -> None:
    shown = page("bruno").get(f"/cases/{opened().pk}/{LETTER}").content.decode()
    assert "readonly" in shown
    assert "Keep this version" not in shown


class Phraser:
    """An endpoint that answers with what it was given to answer (port `Phraser`)."""

    def __init__(self, answer: str) -> None:
        self._answer = answer

    def phrase(self, paragraph: str, language: str) -> str:
        return self._answer


@pytest.mark.parametrize(
    ("answer", "kept", "told"),
    [
        ("We would gladly settle this with you directly.", True, "not kept yet"),
        ("We would gladly settle this by 3 May 2024.", False, "2024-05-03"),
    ],
)
def test_a_paragraph_is_said_in_other_words_only_where_its_facts_stay(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, answer: str, kept: bool, told: str
) -> None:
    case, alba = opened(), page("alba")
    install_services(attrs.evolve(services, phraser=lambda: Phraser(answer)))
    words = [
        *_parts(services, case)[:2],
        "We would be glad to settle this directly with you.",
        *_parts(services, case)[2:],
    ]
    assert "in other words" in alba.get(f"/cases/{case.pk}/{LETTER}").content.decode()
    shown = alba.post(f"/cases/{case.pk}/{LETTER}change/", {"p": words, "part": "3"}).content.decode()
    assert (answer in shown) is kept
    assert told in shown
    assert not Draft.objects.exists()


def test_without_an_endpoint_nothing_is_offered_and_nothing_sent(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    assert "Say this paragraph in other words" not in alba.get(f"/cases/{case.pk}/{LETTER}").content.decode()
    sent = {"p": _parts(services, case), "part": "3"}
    assert alba.post(f"/cases/{case.pk}/{LETTER}change/", sent).status_code == 400
