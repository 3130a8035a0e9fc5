"""Start the server: tables brought up to date, services installed, the port opened."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rejoinder.db.upload import COMPLAINT_LIMIT, MEGABYTE, TOGETHER_LIMIT
from rejoinder.domain.phrase import LANGUAGES, Phrase
from rejoinder.server import installation
from rejoinder.server.port import THREADS, PortIsTaken
from rejoinder.server.task_error import for_requests
from rejoinder.server.task_pool import TaskPool, can_part

if TYPE_CHECKING:
    from rejoinder.db.services import Services

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rejoinder.server.settings")


MIGRATION_TRIES = 10
LIMITS = {
    "max_request_body_size": TOGETHER_LIMIT + COMPLAINT_LIMIT + 5 * MEGABYTE,
    "max_request_header_size": 64_000,
    "connection_limit": 500,
    "asyncore_use_poll": True,
    "channel_timeout": 60,
    "cleanup_interval": 10,
}
"""What one caller may send and how long he may dawdle; a request takes a thread only when all of it has come."""


@contextlib.contextmanager
def listening_server(host: str, port: int, *, works: bool = True) -> Iterator[Any]:
    """A server that listens and has not begun to answer, with its background.

    Args:
        works: whether this process does the background work; where it does not, others must.

    Raises: PortIsTaken.
    """
    application, background = _application_with_background(works)
    with contextlib.ExitStack() as end:
        server = create_listener(application, host, port)
        end.callback(server.close)
        end.enter_context(background())
        _warm_meanwhile()
        yield server


def create_listener(application: Any, host: str, port: int) -> Any:
    """A server that listens and has not begun to answer. Raises: PortIsTaken."""
    from waitress import create_server

    try:
        server = create_server(
            application,
            host=host,
            port=port,
            threads=THREADS,
            ident=None,
            clear_untrusted_proxy_headers=True,
            **_trusted(installation.proxy()),
            **LIMITS,
        )
    except OSError as error:
        raise PortIsTaken(host=host, port=port) from error
    from rejoinder.server.refusal import put_into_words

    put_into_words(server)
    return server


def _trusted(proxy: str | None) -> dict[str, Any]:
    """Whose word counts on where a request came from and whether it was encrypted: the proxy's, and nobody else's."""
    if proxy is None:
        return {}
    return {"trusted_proxy": proxy, "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}


@contextlib.contextmanager
def run_background() -> Iterator[None]:
    """The background alone, without pages."""
    _, background = _application_with_background(True)
    with background():
        yield


def _application_with_background(works: bool) -> tuple[Any, Callable[[], contextlib.AbstractContextManager[None]]]:
    """The application, and its background, which has not begun."""
    engines: list[Any] = []
    end = contextlib.ExitStack()
    pool = end.enter_context(contextlib.closing(TaskPool())) if can_part() else None

    def engine_of(jobs: Any) -> Any:
        from rejoinder.db.services import services
        from rejoinder.server.jobs import done_elsewhere
        from rejoinder.server.work import engine

        engines.append(engine(done_elsewhere(jobs, services, pool.do) if pool else jobs, takes=works))
        return engines[0]

    application = prepare_application(engine_of, for_requests(pool.do) if pool else None)
    from rejoinder.db.services import services
    from rejoinder.server.work import background, queue_only

    @contextlib.contextmanager
    def begun() -> Iterator[None]:
        with end, background(services(), engines[0]) if works else queue_only(services(), engines[0]):
            yield

    return application, begun


def _warm_meanwhile() -> None:
    """Load what the first pages would wait for, while the server answers already."""
    from rejoinder.db.services import services

    threading.Thread(target=preload, args=(services(),), name="rejoinder-warm", daemon=True).start()


def preload(services: Services) -> None:
    """Load pages, templates and the lexicons of tone, and exempt what is loaded from garbage collection.

    What a server loads once lives as long as it does: some 300,000 objects. A full collection that visits them takes
    150 to 250 ms within whichever request it happens to interrupt.
    """
    from django.urls import get_resolver

    from rejoinder.tone.guard import review

    for language in LANGUAGES:
        review(".", language, services.lexicon())
    get_resolver().url_patterns  # noqa: B018 -- imports all pages and the API with its schemas
    _compile_templates()
    gc.collect()
    gc.freeze()


def _compile_templates() -> None:
    """Compile the templates of all pages, which the loader then keeps."""
    from django.template.loader import get_template

    from rejoinder import web

    folder = Path(web.__file__).parent / "templates"
    for file in sorted(folder.rglob("*.html")):
        get_template(file.relative_to(folder).as_posix())


def prepare_application(work: Any = None, elsewhere: Any = None, now: Callable[[], dt.datetime] | None = None) -> Any:
    """The application, its tables up to date and its services installed.

    Args:
        elsewhere: does tasks on what people sent; whoever asks does them where it is None.
        work: makes the background work of the jobs it is given; threads of this process where it is None.
        now: the clock; that of the machine where it is None.
    """
    import django

    installation.data().mkdir(mode=0o700, parents=True, exist_ok=True)
    installation.be_whole(installation.data())
    django.setup()
    from rejoinder.server.wiring import make_services
    from rejoinder.server.wsgi import application

    _bring_tables_up_to_date()
    arguments = {"work": work, "now": now}
    chosen = {name: value for name, value in arguments.items() if value is not None}
    make_services(installation.data(), elsewhere=elsewhere, **chosen)
    return application


def _bring_tables_up_to_date() -> None:
    """Another process may be doing the same at the same time; then the second finds it done."""
    from django.core.management import CommandError, call_command
    from django.db import Error, connections

    for left in reversed(range(MIGRATION_TRIES)):
        try:
            if not _are_tables_up_to_date():
                call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
        except (Error, CommandError):  # `createcachetable` wraps the error of the database
            connections.close_all()
            if not left:
                raise
            time.sleep(1)
        else:
            return


def _are_tables_up_to_date() -> bool:
    """Whether nothing is left to migrate. The table of the cache is made last, so that a first start that was cut off
    goes on where it was. `migrate` would find the same in twenty times the time, since it builds all models anew.

    Raises: InconsistentMigrationHistory.
    """
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    executor.loader.check_consistent_history(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    return settings.CACHES["default"]["LOCATION"] in connection.introspection.table_names()


def sentence(phrase: Phrase, language: str) -> str:
    """A sentence for the screen."""
    from rejoinder.adapters.shipped.wording import Wording

    return Wording().say(phrase, language)
