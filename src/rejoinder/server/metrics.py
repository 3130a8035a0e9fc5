"""`/metrics/`: figures of the installation in the text format of Prometheus; numbers alone, of nobody in particular."""

from __future__ import annotations

import datetime as dt
import hmac
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.db.models import Avg, Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from rejoinder import __version__
from rejoinder.db.models import Card, FileDrop, Judgement, Timer, Worker
from rejoinder.db.services import Services, services
from rejoinder.db.worker import SILENT_FOR
from rejoinder.server import installation

TOKEN = "REJOINDER_METRICS_TOKEN"
"""The variable that names who may ask; without it there is no such page."""
NEAR_HOURS = (24, 72, 168)
STATES = ("waiting", "working", "done", "failed")
Sample = tuple[Mapping[str, str], float]


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures, for who bears the token of the environment; nothing is there for anybody else."""
    token = os.environ.get(TOKEN, "")
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not hmac.compare_digest(token.encode(), bearer.encode()):
        raise Http404
    text = "".join(_written(*family) for family in families(services()))
    return HttpResponse(
        text, content_type="text/plain; version=0.0.4; charset=utf-8", headers={"Cache-Control": "no-store"}
    )


def families(services: Services) -> Iterator[tuple[str, str, Iterable[Sample]]]:
    """Each metric with what it counts and its samples; all are gauges. Hours are those of the installation's clock."""
    now = services.now()
    yield "rejoinder_info", "The version that answers.", [({"version": __version__}, 1)]
    workers = Worker.objects.filter(beat_at__gte=now - SILENT_FOR).count()
    yield "rejoinder_workers", "Processes that do the background work.", [({}, workers)]
    yield "rejoinder_judgings", "Cases by the state of their newest judging.", _by_state(Judgement)
    took = Judgement.objects.aggregate(mean=Avg("seconds"), longest=Max("seconds"))
    yield "rejoinder_judging_seconds_mean", "Seconds of the last judging of each case.", [({}, took["mean"] or 0)]
    yield "rejoinder_judging_seconds_max", "The longest of them.", [({}, took["longest"] or 0)]
    yield "rejoinder_uploads", "Uploads by the state of their sorting.", _by_state(FileDrop)
    late = Timer.objects.filter(state="waiting", due_at__lt=now - dt.timedelta(minutes=5)).count()
    yield "rejoinder_timers_late", "Timers that should have run five minutes ago.", [({}, late)]
    yield "rejoinder_deadlines", "Open cases whose answer is due.", list(_deadlines(now))
    yield from _of_machine(services.data, now)


def _by_state(model: type[Judgement] | type[FileDrop]) -> list[Sample]:
    counted = dict(model.objects.values_list("state").annotate(Count("pk")))
    return [({"state": state}, counted.get(state, 0)) for state in STATES]


def _deadlines(now: dt.datetime) -> Iterator[Sample]:
    running = Card.objects.filter(phase="open", due_at__isnull=False)
    yield {"within": "overdue"}, running.filter(due_at__lt=now).count()
    for hours in NEAR_HOURS:
        near = running.filter(due_at__gte=now, due_at__lt=now + dt.timedelta(hours=hours))
        yield {"within": f"{hours}h"}, near.count()


def _of_machine(data: Path, now: dt.datetime) -> Iterator[tuple[str, str, Iterable[Sample]]]:
    yield "rejoinder_disk_free_bytes", "Free space where the data lie.", [({}, shutil.disk_usage(data).free)]
    made_at = installation.backed_up_at(data)
    age: list[Sample] = [({}, (now - made_at).total_seconds())] if made_at else []
    yield "rejoinder_backup_age_seconds", "Seconds since the last backup; absent where none was made.", age


def _written(name: str, about: str, samples: Iterable[Sample]) -> str:
    lines = [f"# HELP {name} {about}", f"# TYPE {name} gauge"]
    for labels, value in samples:
        named = ",".join(f'{key}="{word}"' for key, word in labels.items())
        lines.append(f"{name}{{{named}}} {value:g}" if named else f"{name} {value:.10g}")
    return "\n".join(lines) + "\n"
