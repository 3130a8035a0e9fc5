"""What registers call the values of a right, in plain words, by what they name."""

from __future__ import annotations

from rejoinder.text.lexicon import entries

REGISTER = {
    "number": entries("paper/register.number"),
    "owner": entries("paper/register.owner"),
    "name": entries("paper/register.name"),
    "filed": entries("paper/register.filed"),
    "priority": entries("paper/register.priority"),
    "registered": entries("paper/register.registered"),
    "until": entries("paper/register.until"),
    "status": entries("paper/register.status"),
}
