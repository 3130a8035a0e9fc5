"""“I took this picture”: the open question of the interview that one button beside a picture answers."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from rejoinder.db.interview import answers_of, open_questions
from rejoinder.db.models import Case
from rejoinder.db.services import services
from rejoinder.domain.member import Act
from rejoinder.web.page_request import UserRequest

FACT = "taken_by_us"


def authorship(request: UserRequest, case: Case, record: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What the button sends for each picture of which nobody has said who took it, by digest."""
    if Act.WORK not in request.may or not any(each["fact"] == FACT for each in record.get("questions", ())):
        return {}
    questions = open_questions(record, answers_of(services(), case, request.user))
    return {
        each["about"]["sha256"]: {"question": each["id"], "says": each["says"], "key": str(uuid.uuid4())}
        for each in questions
        if each["fact"] == FACT and each["kind"] == "yes_no" and each["about"]
    }
