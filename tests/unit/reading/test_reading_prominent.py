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


def share_found(texts: list[tuple[str, str]]) -> float:
    """In which share of the texts the name given beside each is the owner's."""
    return sum(any(same_name(name, one) for one in owners(text)) for text, name in texts) / len(texts)


PRODUCT = (
    " SwiftCart is an ordering platform for restaurants. SwiftCart's source code includes the Orders module, in "
    "PHP with Laravel. The code was copied by Rahul Sharma, hired through Upwork, who offers it to Dorrin Retail GmbH."
)
MORE = (
    "I am an employee of {name}.",
    "I work at {name} as a security engineer.",
    "The code belongs to our company, {name}.",
    "I am the [private] of {name}.",
    "We are {name}, and this is our product.",
)


def test_owners_named_in_passing_are_found_in_two_of_three_forms() -> None:
    said = [(FORM.format(said=one.format(name=name)), name) for one in (*ANSWERS, *MORE) for name in NAMES]
    assert share_found(said) >= 0.66


@pytest.mark.slow
def test_owners_are_found_beside_products_in_three_of_five_forms() -> None:
    said = [(FORM.format(said=one.format(name=name) + PRODUCT), name) for one in (*ANSWERS, *MORE) for name in NAMES]
    assert share_found(said) >= 0.6


@pytest.mark.parametrize("said", [*ANSWERS, *MORE])
def test_whoever_copied_is_not_the_owner(said: str) -> None:
    got = owners(FORM.format(said=said.format(name="Talvik Systems Ltd") + PRODUCT))
    assert not {"Dorrin Retail GmbH", "Rahul Sharma", "Upwork"} & set(got)


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


def test_agents_and_owners_are_told_apart_in_half_of_the_redacted_letters() -> None:
    right = 0
    agents = ("Marlow & Finch LLP", "CopyGuard", "Larkin Legal")
    for said in MANDATES:
        for agent in agents:
            above = said.format(name="Norwood Analytics", agent=agent) + "\n\n"
            reading = reading_of(LETTER.format(above=above, below=agent + "\n"))
            found = {(party.role, party.name) for party in reading.parties}
            right += {(Role.OWNER, "Norwood Analytics"), (Role.AGENT, agent)} <= found
    assert right >= 0.5 * len(MANDATES) * len(agents)
