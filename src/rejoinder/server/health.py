"""`/health/`: whether this server can answer, for a proxy or a watch, with nothing in it that is nobody's business."""

from __future__ import annotations

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from rejoinder.db.desk import desk
from rejoinder.db.models import Worker
from rejoinder.db.worker import SILENT_FOR


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Whether the database answers, and whether any process does the background work; 503 where the first does not."""
    try:
        works = Worker.objects.filter(beat_at__gte=desk().now() - SILENT_FOR).exists()
        answers = True
    except Error:
        connection.close()
        works = answers = False
    response = JsonResponse({"database": answers, "work": works}, status=200 if answers else 503)
    response["Cache-Control"] = "no-store"
    return response
