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


PRODUCT = (
    " SwiftCart is an ordering platform for restaurants. SwiftCart's source code includes the Orders module, in "
    "PHP with Laravel. The code was copied by Rahul Sharma, hired through Upwork, who offers it to Dorrin Retail GmbH."
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "said",
    [
        *ANSWERS[:9],
        "I am an employee of {name}.",
        "I work at {name} as a security engineer.",
        "The code belongs to our company, {name}.",
        "I am the [private] of {name}.",
        "We are {name}, and this is our product.",
    ],
)
def test_the_product_described_is_not_taken_for_its_owner(said: str, name: str) -> None:
    got = owners(FORM.format(said=said.format(name=name) + PRODUCT))
    assert any(same_name(name, one) for one in got)
    assert "SwiftCart" not in got


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("below", SIGNATURES)
def test_a_house_under_a_redacted_signature_is_the_owner(below: str, name: str) -> None:
    assert any(same_name(name, one) for one in owners(LETTER.format(above="", below=below.format(name=name))))


@pytest.mark.parametrize("name", NAMES)
def test_a_house_above_its_redacted_address_is_the_owner(name: str) -> None:
    above = f"{name}\n[private]\n[private]\n\nMarch 3, 2020\n\n"
    assert any(same_name(name, one) for one in owners(LETTER.format(above=above, below="")))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我是星澜科技的员工，该代码为公司内部代码。", "星澜科技"),
        ("代码版权归星澜科技所有。", "星澜科技"),
        ("我是Brixel公司的员工，这是内部代码。", "Brixel"),
        ("Исходный код принадлежит компании Бриксель.", "Бриксель"),
    ],
)
def test_a_house_without_its_legal_form_is_found_in_every_language(said: str, name: str) -> None:
    assert any(same_name(name, one) for one in owners(FORM.format(said=said)))


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


MANDATES = (
    "{agent} is an anti-piracy company working for {name}.",
    "{agent} submits this notice on behalf of its client {name}.",
    "The copyright owner {name} has instructed us to write to you.\n\n[private]\n{agent}",
    "We write as attorneys for {name}.\n\n[private]\n{agent}",
    "Rights owner: {name}\nReporting company: {agent}",
)


@pytest.mark.parametrize("agent", ["Marlow & Finch LLP", "CopyGuard", "Larkin Legal"])
@pytest.mark.parametrize("said", MANDATES)
def test_agent_and_owner_are_told_apart_in_a_redacted_letter(said: str, agent: str) -> None:
    text = LETTER.format(above=said.format(name="Norwood Analytics", agent=agent) + "\n\n", below=agent + "\n")
    found = {(party.role, party.name) for party in reading_of(text).parties}
    assert (Role.OWNER, "Norwood Analytics") in found
    assert (Role.AGENT, agent) in found
