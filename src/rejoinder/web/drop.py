"""Anything handed over at once: sorted in the background, then shown with what each file was taken for."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from rejoinder.db.case_projection import title_of
from rejoinder.db.drop import DropForm, DropIsUnknown, HandedFile, drop_of, keep_drop, try_again
from rejoinder.db.models import Card, Case, FileDrop
from rejoinder.db.permissions import cards_of, case_for
from rejoinder.db.services import services
from rejoinder.db.task import move_elsewhere
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import PaperTaken
from rejoinder.domain.intake import FileRole
from rejoinder.domain.member import Act
from rejoinder.web.dropzone import redirect_onward
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page, organisation_page
from rejoinder.web.translation import say

SAID_BY_KIND = frozenset({"intake.because-document", "intake.because-chat"})
"""Reasons that tell no more than the kind of the paper, which stands beside them."""


class PaperRoleIsUnknown(Invalid):
    """A file of a case has no such role."""


def dropped_files(request: UserRequest) -> list[HandedFile]:
    """The files of a form, each under the path by which its owner knows it; pasted words are one of them."""
    files, paths = request.FILES.getlist("files"), request.POST.getlist("path")
    named = paths if len(paths) == len(files) else [each.name or "" for each in files]
    return [HandedFile(name=name, file=each) for name, each in zip(named, files, strict=True)]


@case_page(Act.WORK)
@require_POST
def add(request: UserRequest, case: Case) -> HttpResponse:
    """Hand over more files for a case."""
    wanted = DropForm(token=request.POST.get("token", ""), case=case)
    drop = keep_drop(services(), case.organisation, dropped_files(request), wanted, request.user)
    return redirect_onward(request, reverse("drop", args=[drop.pk]))


@organisation_page(Act.WORK)
def drop(request: UserRequest, drop: uuid.UUID) -> HttpResponse:
    """How far the sorting is, then what each file was taken for."""
    return render(request, "drop.html", _shown(request, drop_of(request.user, drop)))


@organisation_page(Act.WORK)
def progress(request: UserRequest, drop: uuid.UUID) -> HttpResponse:
    """The same as a part of the page, asked every second while the files are sorted."""
    found = drop_of(request.user, drop)
    if found.state == "done" and not found.files and found.case_id:
        return HttpResponse(headers={"HX-Redirect": reverse("case", args=[found.case_id])})
    return render(request, "drop_body.html", _shown(request, found))


@organisation_page(Act.WORK)
@require_POST
def decide(request: UserRequest, drop: uuid.UUID) -> HttpResponse:
    """Sort once more: into a case that there is, into one of its own, or as before."""
    found = drop_of(request.user, drop)
    into = request.POST.get("case", "")
    if found.state == "asking" and into:
        if into not in {each["case"] for each in found.same}:
            raise DropIsUnknown
        try_again(services(), found, case=case_for(request.user, into, Act.WORK))
    elif found.state in ("asking", "failed"):
        try_again(services(), found, anyway=found.state == "asking" or found.anyway)
    return redirect("drop", drop)


@case_page(Act.WORK)
@require_POST
def role(request: UserRequest, case: Case) -> HttpResponse:
    """Say what a file is: it moves to where files of that role lie."""
    chosen = request.POST.get("role", "")
    if chosen not in set(FileRole):
        raise PaperRoleIsUnknown(value=chosen[:40])
    move_elsewhere(services(), case, request.user, request.POST.get("file", ""), FileRole(chosen))
    services().queue_judgement(case)
    back = request.POST.get("drop", "")
    found = FileDrop.objects.filter(pk=back, user=request.user).first() if _is_uuid(back) else None
    return redirect("drop", found.pk) if found else redirect("papers", case.pk)


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _shown(request: UserRequest, drop: FileDrop) -> dict[str, Any]:
    taken = list(_taken(request, drop, drop.case)) if drop.state == "done" and drop.case else []
    language = request.language
    return {
        "here": "start",
        "drop": drop,
        "count": len(drop.files),
        "stage": drop.step.get(language, ""),
        "works": drop.state in ("waiting", "working", "claimed"),
        "taken": sorted(taken, key=lambda one: one["sure"]),
        "unsure": sum(not one["sure"] for one in taken),
        "no_complaint": drop.state == "done" and not _has_complaint(request, drop),
        "left_out": [{"file": one["file"], "says": one["says"].get(language, "")} for one in drop.left_out],
        "roles": [role.value for role in FileRole],
        "same": list(_same(request, drop)),
        "trouble": (drop.trouble or {}).get("says", {}).get(language, ""),
        "next": reverse("questions", args=[drop.case_id]) if drop.case_id else "",
    }


def _has_complaint(request: UserRequest, drop: FileDrop) -> bool:
    return drop.case is not None and services().writer(drop.case, request.user).case().reading is not None


def _taken(request: UserRequest, drop: FileDrop, case: Case) -> Iterator[dict[str, Any]]:
    """What each file of the drop was taken for, as the ledger tells it now."""
    names = [file["name"] for file in drop.files]
    newest: dict[str, PaperTaken] = {}
    for entry in services().writer(case, request.user).entries():
        if isinstance(entry.event, PaperTaken):
            newest[entry.event.origin] = entry.event
    for origin, event in newest.items():
        if not any(origin == name or origin.startswith(f"{name}/") for name in names):
            continue
        unread: Mapping[str, str] = drop.unread.get(event.path, {})
        yield {
            "file": event.path,
            "origin": origin,
            "role": event.role.value,
            "kind": f"paper.kind-{event.kind.value.replace('_', '-')}",
            "sure": event.sure,
            "why": "" if event.why.id in SAID_BY_KIND else say(request, event.why),
            "unread": unread.get(request.language, ""),
        }


def _same(request: UserRequest, drop: FileDrop) -> Iterator[dict[str, Any]]:
    """The cases that this may be, as far as the reader may see them."""
    if drop.state != "asking":
        return
    why = {each["case"]: each["why"] for each in drop.same}
    cards: Sequence[Card] = list(cards_of(request.user, request.organisation).filter(pk__in=list(why)))
    for card in cards:
        line = card.status_says.get(request.language, "")
        shown = {"case": card.pk.hex, "pk": card.pk, "title": title_of(card), "number": card.reference, "line": line}
        yield {**shown, "why": f"drop.same-{why[card.pk.hex]}"}


urls = [
    path("drops/<uuid:drop>/", drop, name="drop"),
    path("drops/<uuid:drop>/progress/", progress, name="drop-progress"),
    path("drops/<uuid:drop>/decide/", decide, name="drop-decide"),
    path("cases/<uuid:case>/drop/", add, name="case-drop"),
    path("cases/<uuid:case>/papers/role/", role, name="case-paper-role"),
]
