"""Where an answer goes: the address that the letter asks for, else the mail's own, else the one it prints."""

from __future__ import annotations

import pytest
from reading_cast import reading_of

from rejoinder.domain.reading import Role

BODY = (
    "Dear Sir or Madam,\n\nWe, Orrin Felt Works Ltd, are the owner of the copyright in our felt patterns. The page "
    "https://shop.example/felt-4 copies them. We have a good faith belief that this use is not authorised.\n\n"
)


def mail_of(sender: str, said: str, reply_to: str | None = None) -> str | None:
    heads = [("From", sender), *([("Reply-To", reply_to)] if reply_to else [])]
    head = "".join(f"{name}: {value}\n" for name, value in heads)
    text = f"{head}Subject: Copyright infringement\n\n{BODY}{said}\n\nYours faithfully,\nOrrin Felt Works Ltd\n"
    reading = reading_of(text, headers=tuple(heads))
    return next((party.email for party in reading.parties if party.email), None)


@pytest.mark.parametrize(
    ("sender", "said", "goes_to"),
    [
        ("ada@orrinfelt.example", "By email : legal@orrinfelt.example", "ada@orrinfelt.example"),
        ("ada@orrinfelt.example", "Email: legal@orrinfelt.example", "ada@orrinfelt.example"),
        ("ada@orrinfelt.example", "You can reach us at legal@orrinfelt.example.", "legal@orrinfelt.example"),
        ("no-reply@orrinfelt.example", "Email: legal@orrinfelt.example", "legal@orrinfelt.example"),
        ("scan@watchers.example", "Email: legal@orrinfelt.example", "legal@orrinfelt.example"),
        ("ada@orrinfelt.example", "The host told us to write to abuse@cloud.example.", "ada@orrinfelt.example"),
    ],
)
def test_an_answer_goes_to(sender: str, said: str, goes_to: str) -> None:
    assert mail_of(sender, said) == goes_to


def test_an_abuse_desk_that_passes_mails_on_is_not_the_writer() -> None:
    said = "We look forward to your answer."
    assert mail_of("via Abuse <abuse@host.example>", said, "felt@watchers.example") == "felt@watchers.example"


def test_the_service_provider_of_a_record_is_not_answered() -> None:
    xml = "<Complainant><Entity>Heron Watch Inc.</Entity><Email>dmca@heronwatch.example</Email></Complainant>"
    record = (
        f"<Case><ID>418-77</ID></Case>\n{xml}\n<Service_Provider><Entity>Moor Net</Entity>"
        "<Email>abuse@moor.example</Email></Service_Provider>"
    )
    said = (
        "We are the agent of Orrin Felt Works Ltd for copyright notices.\n\nHeron Watch Inc.\ndmca@heronwatch.example"
    )
    reading = reading_of(f"Dear Abuse Team,\n\n{said}\n\n{record}\n")
    assert [party.email for party in reading.parties if party.email] == ["dmca@heronwatch.example"]


@pytest.mark.parametrize(
    ("opens", "role"),
    [
        ("I am authorized to act on behalf of Orrin Felt Works Ltd, the copyright owner.", Role.AGENT),
        ("Authorized to act on the copyright owner's behalf, Orrin Felt Works Ltd", Role.AGENT),
        ("I own the copyright.", Role.OWNER),
    ],
)
def test_the_first_answer_of_a_form_says_who_writes(opens: str, role: Role) -> None:
    text = f"{opens}\n\nOur felt patterns.\n\nhttps://code.example/ada/felt\n\nNo.\n\n[private]\nOrrin Felt Works Ltd\n"
    assert reading_of(text).sender_role is role
