"""`/health/`: whether this server lives and can answer, with nothing in it that is nobody's business."""

from __future__ import annotations

import os

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from rejoinder.db.models import Worker
from rejoinder.db.services import services
from rejoinder.db.worker import SILENT_FOR


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Whether the database answers, and whether any process does the background work; 503 where the first does not."""
    works = _works()
    return _response({"database": works is not None, "work": bool(works)}, well=works is not None)


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """That this process answers at all; asks nothing and nobody."""
    return _response({"alive": True}, well=True)


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Whether requests may be sent here: the database answers, tables are up to date, the data can be written."""
    tables = _are_up_to_date()
    checks = {
        "database": tables is not None,
        "tables": bool(tables),
        "data": os.access(services().data, os.W_OK | os.X_OK),
    }
    return _response(checks, well=all(checks.values()))


def _works() -> bool | None:
    """Whether any process does the background work; None where the database does not answer."""
    try:
        return Worker.objects.filter(beat_at__gte=services().now() - SILENT_FOR).exists()
    except Error:
        connection.close()
        return None


def _are_up_to_date() -> bool | None:
    """Whether no migration waits; None where the database does not answer."""
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        connection.close()
        return None


def _response(checks: dict[str, bool], *, well: bool) -> JsonResponse:
    response = JsonResponse(checks, status=200 if well else 503)
    response["Cache-Control"] = "no-store"
    return response
