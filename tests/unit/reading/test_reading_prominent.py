"""The name a letter is about, where it is said in passing and not by the usual words of ownership."""

from __future__ import annotations

import pytest
from reading_cast import reading_of

from rejoinder.domain.reading import Role
from rejoinder.reading.name import same_name

FORM = """**Are you the copyright holder or authorized to act on the copyright owner's behalf?**

Yes, I am authorized to act on the copyright owner's behalf.

**Please describe the nature of your copyright ownership or authorization to act on the owner's behalf.**

{said}

**What files should be taken down? Please provide URLs for each file.**

https://github.com/hollowreed/order-backend

**I have a good faith belief that use of the copyrighted materials described above is not authorized.**

**Please type your full legal name below to sign this request.**

[private]
"""
LETTER = """{above}Dear GitHub,

The repository https://github.com/hollowreed/order-backend holds copyrighted material that was uploaded without
permission. I have a good faith belief that this use is not authorized by the copyright owner, its agent or the law.

Regards,
[private]
{below}"""
NAMES = ("Brixel", "Norwood Analytics", "KDDX", "PayHarbor.io", "iQuanta", "Talvik Systems Ltd")
ANSWERS = (
    "The copyright is held by {name}.",
    "The copyright owner is {name}.",
    "The software is developed by {name} and sold on our website.",
    "A developer who worked for {name} published our code.",
    "We at {name} have the sole right to the code.",
    "{name} is a company that provides payroll services. The repository includes our code.",
    "The source code is {name} intellectual property.",
    "All rights in the code are vested in {name}.",
    "This is a leak of {name} internal source code, found by our security team.",
    "I created the course that is sold under the {name} brand.",
    "The repository contains confidential data of {name}.",
    "I'm with {name}'s security team.",
    "{name} here. The repository holds our paid plugin.",
    "{name} has authorized me to act on its behalf.",
)
SIGNATURES = ("{name}\n", "Chief Technology Officer\n{name}\n", "CTO, {name}\n")


def owners(text: str) -> list[str]:
    return [party.name for party in reading_of(text).parties if party.role is Role.OWNER]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("said", ANSWERS)
def test_an_owner_named_in_passing_is_found(said: str, name: str) -> None:
    assert any(same_name(name, one) for one in owners(FORM.format(said=said.format(name=name))))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("below", SIGNATURES)
def test_a_house_under_a_redacted_signature_is_the_owner(below: str, name: str) -> None:
    assert any(same_name(name, one) for one in owners(LETTER.format(above="", below=below.format(name=name))))


@pytest.mark.parametrize("name", NAMES)
def test_a_house_above_its_redacted_address_is_the_owner(name: str) -> None:
    above = f"{name}\n[private]\n[private]\n\nMarch 3, 2020\n\n"
    assert any(same_name(name, one) for one in owners(LETTER.format(above=above, below="")))


@pytest.mark.parametrize(
    "said",
    [
        "I am the author of the code and never gave permission.",
        "The code was stolen by a freelancer whom I hired on Upwork.",
        "I wrote the plugin in Java for Minecraft and published it on Discord.",
        "Publicly posting my private work was never allowed. However, the user refuses to answer.",
    ],
)
def test_places_tools_and_adverbs_are_no_owners(said: str) -> None:
    assert owners(FORM.format(said=said)) == []
