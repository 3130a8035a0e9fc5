"""A refused form leads back to its page and says why; history and audit speak in names, by day."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.domain.event import FactConfirmed
from rejoinder.usecases.plain_history import fact_label, plain_sentence
from tests.web.cast import NOW, Cast

Pages = Callable[[str], Client]


def test_a_refused_form_leads_back_to_its_page_with_the_reason(page: Pages, opened: Callable[..., Case]) -> None:
    alba, address = page("alba"), f"/cases/{opened().pk}/"
    sent = {"path": f"{address}routes/file/", "data": {"route": "negotiate"}}
    back = alba.post(**sent, headers={"referer": f"http://testserver{address}routes/?x=1"})
    assert (back.status_code, back["Location"]) == (302, f"{address}routes/?x=1")
    assert 'class="note bad"' in alba.get(back["Location"]).content.decode()
    for elsewhere in ("https://elsewhere.example/", f"http://testserver{sent['path']}", ""):
        assert alba.post(**sent, headers={"referer": elsewhere}).status_code == 409, elsewhere


def test_history_and_audit_name_papers_and_facts_and_keep_digests_behind_a_fold(
    page: Pages, opened: Callable[..., Case], cast: Cast, services: Services
) -> None:
    case, alba = opened(), page("alba")
    note = SimpleUploadedFile("note.txt", b"Call the printer.")
    alba.post(f"/cases/{case.pk}/papers/add/", {"papers": [note]})
    history = alba.get(f"/cases/{case.pk}/history/").content.decode()
    assert "Added “note.txt”." in history
    assert "11 November 2026</h3>" in history
    plain = history.replace(history[history.index("<details") : history.rindex("</details>")], "")
    assert "SHA-256" not in plain
    audit = alba.get("/audit/").content.decode()
    assert "Added “note.txt”." in audit
    assert "SHA-256" not in audit


def test_a_fact_is_named_as_the_page_of_facts_names_it() -> None:
    said = {
        "clocks.0": "confirm.fact-clock",
        "received_at": "confirm.fact-received-at",
        "papers.0f3a9c1d2b4e.issued_on": "paper.field-issued-on",
        "owner": "confirm.fact-party-owner",
    }
    for path, id in said.items():
        assert getattr(fact_label(path), "id", "") == id
    assert getattr(fact_label("parties.1", '{"role": "agent", "name": "Q"}'), "id", "") == "confirm.fact-party-agent"
    assert getattr(fact_label("dated_facts.0", '{"fact": "filed_on"}'), "id", "") == "confirm.fact-dated-filed-on"
    assert fact_label("something.new") == "something new"
    event = FactConfirmed(at=NOW, by="Alba", field="clocks.0", value="5 days")
    assert plain_sentence(event).id == "case.plain-confirmed"
