"""What every address of the server expects of whoever calls it; an address that is not listed fails the walls test.

A rule says who may look (`get`) and who may do (`post`):

- `CASE(get, post)`: an address of one case; strangers are told that there is no such case.
- `HOUSE(get, post)`: an address of the chosen house; whoever is not of it sees nothing of it.
- `MEMBER(get, post)`: the same, and guests of a case are refused.
- `OWN`: one's own account, and what belongs to nobody, for everybody who is signed in.
- `OPEN`: for everybody; says nothing of any house.
- `GONE`: leads nowhere.
- `PROGRAM`: for programs with a token, and refused to a browser, signed in or not; every address under `api/` that is
  not listed is one.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from rejoinder.domain.member import Act


class Kind(StrEnum):
    """Behind which wall an address lies."""

    CASE = "case"
    HOUSE = "house"
    MEMBER = "member"
    OWN = "own"
    OPEN = "open"
    GONE = "gone"
    PROGRAM = "program"


@attrs.frozen
class AddressRule:
    """An address and what it asks of a caller."""

    kind: Kind
    get: Act = Act.SEE
    post: Act = Act.SEE


def CASE(get: Act = Act.SEE, post: Act | None = None) -> AddressRule:
    return AddressRule(Kind.CASE, get, post or get)


def HOUSE(get: Act = Act.SEE, post: Act | None = None) -> AddressRule:
    return AddressRule(Kind.HOUSE, get, post or get)


def MEMBER(get: Act = Act.SEE, post: Act | None = None) -> AddressRule:
    return AddressRule(Kind.MEMBER, get, post or get)


OWN, OPEN, GONE, PROGRAM = (AddressRule(kind) for kind in (Kind.OWN, Kind.OPEN, Kind.GONE, Kind.PROGRAM))
SEE, WORK, APPROVE, MANAGE = Act.SEE, Act.WORK, Act.APPROVE, Act.MANAGE

PERMISSIONS: dict[str, AddressRule] = {
    # the board, the calendar, the complainants
    "board": HOUSE(),
    "view-save": HOUSE(),
    "view-remove": HOUSE(),
    "bulk": HOUSE(WORK),
    "bulk-do": HOUSE(WORK),
    "batch": HOUSE(),
    "batch-undo": HOUSE(WORK),
    "calendar": HOUSE(),
    "complainants": HOUSE(),
    "complainant": HOUSE(),
    "start": HOUSE(WORK),
    "drop": HOUSE(WORK),
    "drop-progress": HOUSE(WORK),
    "drop-decide": HOUSE(WORK),
    "uploads": HOUSE(WORK),
    "upload": HOUSE(WORK),
    "marks": HOUSE(WORK),
    "feed-make": HOUSE(),
    "feed-revoke": HOUSE(),
    "feed": OPEN,
    "export": HOUSE(WORK),
    "export-open": HOUSE(WORK),
    "export-progress": HOUSE(WORK),
    # a case
    "case": CASE(),
    "case-progress": CASE(),
    "case-viewers": CASE(),
    "questions": CASE(),
    "questions-answer": CASE(WORK),
    "questions-undo": CASE(WORK),
    "questions-more": CASE(),
    "case-drop": CASE(WORK),
    "case-paper-role": CASE(WORK),
    "case-clock": CASE(),
    "facts": CASE(),
    "told": CASE(),
    "case-tell": CASE(WORK),
    "case-company": CASE(WORK),
    "case-violation": CASE(WORK),
    "case-fact": CASE(WORK),
    "papers": CASE(),
    "papers-matrix": CASE(),
    "papers-add": CASE(WORK),
    "case-paper": CASE(),
    "case-paper-fact": CASE(WORK),
    "case-paper-vouch": CASE(WORK),
    "case-paper-withdraw": CASE(WORK),
    "pictures": CASE(),
    "dossier": CASE(),
    "dossier-verify": CASE(),
    "dossier-stamp": CASE(WORK),
    "dossier-whole": CASE(MANAGE),
    "routes": CASE(),
    "routes-choose": CASE(WORK),
    "routes-file": CASE(WORK),
    "routes-decide": CASE(WORK),
    "routes-withdrawn": CASE(WORK),
    "routes-comply": CASE(WORK),
    "case-rename": CASE(WORK),
    "case-close": CASE(WORK),
    "case-merge": CASE(WORK),
    "case-delete": CASE(MANAGE),
    "case-file": CASE(),
    "statement": CASE(),
    "letters": CASE(),
    "text": CASE(),
    "text-keep": CASE(WORK),
    "text-use": CASE(WORK),
    "text-check": CASE(WORK),
    "text-change": CASE(WORK),
    "text-take": CASE(WORK),
    "text-file": CASE(),
    "letter-send": CASE(WORK),
    "talk": CASE(),
    "talk-step": CASE(WORK),
    "talk-settle": CASE(WORK),
    "talk-agreement": CASE(WORK),
    "mail-approve": CASE(APPROVE),
    "mail-cancel": CASE(WORK),
    "mail-sent": CASE(WORK),
    "history": CASE(),
    "history-verify": CASE(),
    "case-page-image": CASE(),
    "case-counsel": CASE(MANAGE),
    "case-counsel-remove": CASE(MANAGE),
    # people, settings
    "people": MEMBER(),
    "people-invite": MEMBER(MANAGE),
    "people-withdraw": MEMBER(MANAGE),
    "people-role": MEMBER(MANAGE),
    "people-remove": MEMBER(MANAGE),
    "people-password": MEMBER(MANAGE),
    "audit": MEMBER(MANAGE),
    "house": MEMBER(MANAGE),
    "shops": MEMBER(SEE, MANAGE),
    "shop": MEMBER(MANAGE),
    "shop-remove": MEMBER(MANAGE),
    "tokens": MEMBER(),
    "token-revoke": MEMBER(),
    "webhooks": MEMBER(MANAGE),
    "webhook": MEMBER(MANAGE),
    "webhook-try": MEMBER(MANAGE),
    "webhook-resend": MEMBER(MANAGE),
    "webhook-stop": MEMBER(MANAGE),
    "webhook-enable": MEMBER(MANAGE),
    "webhook-remove": MEMBER(MANAGE),
    "notice-house": MEMBER(MANAGE),
    # the rules of the marketplaces, which belong to no organisation
    "rules": OWN,
    "market-rules": OWN,
    # one's own account
    "notices": OWN,
    "notices-read": OWN,
    "notice-read": OWN,
    "notice-settings": OWN,
    "notice-way-add": OWN,
    "notice-way": OWN,
    "notice-way-try": OWN,
    "notice-way-remove": OWN,
    "houses": OWN,
    "me": OWN,
    "sit": OWN,
    "usersessions_list": OWN,
    "session-end": OWN,
    "sessions-end": OWN,
    "account_reauthenticate": OWN,
    "account_change_password": OWN,
    "mfa_index": OWN,
    "mfa_reauthenticate": OWN,
    "mfa_activate_totp": OWN,
    "mfa_deactivate_totp": OWN,
    "mfa_view_recovery_codes": OWN,
    "mfa_generate_recovery_codes": OWN,
    "mfa_download_recovery_codes": OWN,
    # programs
    "health": OPEN,
    "health-live": OPEN,
    "health-ready": OPEN,
    "metrics": OPEN,
    "api-page": OPEN,
    "api-description": OPEN,
    # signing in
    "welcome": GONE,
    "join": OPEN,
    "speak": OPEN,
    "fresh": OPEN,
    "account_login": OPEN,
    "account_logout": OPEN,
    "account_inactive": OPEN,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
    "mfa_authenticate": OPEN,
    "account_signup": GONE,
    "account_email": GONE,
    "account_set_password": GONE,
    "account_confirm_login_code": GONE,
    "account_request_reauthentication_code": GONE,
    "account_confirm_reauthentication_code": GONE,
    "account_email_verification_sent": GONE,
    "account_confirm_email": GONE,
}


def rule_of(name: str, route: str) -> AddressRule | None:
    """What an address expects; None where nobody has said it."""
    return PERMISSIONS.get(name) or (PROGRAM if route.startswith("api/") else None)
