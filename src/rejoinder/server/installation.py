"""Where an installation lies and what its environment says of it."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from rejoinder.domain.errors import Invalid

DATA, DATABASE, HOSTS, SECRET = "REJOINDER_DATA", "REJOINDER_DATABASE", "REJOINDER_HOSTS", "REJOINDER_SECRET_KEY_FILE"
VAULT, PROXY = "REJOINDER_VAULT", "REJOINDER_PROXY"

BACKED_UP = "backed-up-at"
RESTORING = ".restoring-"
"""How folders begin in which a backup is laid out."""


class DatabaseIsUnknown(Invalid):
    """The address of the database is none that is known."""


class SettingIsNoNumber(Invalid):
    """A variable of the environment that counts something holds no whole number from 1 to 100,000."""


class RestoreWasCutShort(Invalid):
    """A restore was ended before everything lay in its place."""


def data(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds everything of this installation."""
    if environment.get(DATA):
        return Path(environment[DATA]).absolute()
    above = environment.get("XDG_DATA_HOME") or environment.get("LOCALAPPDATA")
    return (Path(above) if above else Path.home() / ".local" / "share") / "rejoinder"


def whole_number(name: str, otherwise: int, environment: Mapping[str, str] = os.environ) -> int:
    """The number of this variable, at least 1. Raises: SettingIsNoNumber."""
    named = environment.get(name, "").strip()
    if not named:
        return otherwise
    if not named.isascii() or not named.isdigit() or not 1 <= int(named) <= 100_000:
        raise SettingIsNoNumber(name=name, value=named)
    return int(named)


def be_whole(folder: Path) -> None:
    """Raises: RestoreWasCutShort."""
    if any(folder.glob(f"{RESTORING}*")):
        raise RestoreWasCutShort(folder=str(folder))


def database(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The database as Django names it: the embedded one, or the PostgreSQL that the environment names.

    Raises: DatabaseIsUnknown where the address is neither `sqlite:` nor `postgresql:`.
    """
    named = environment.get(DATABASE, "")
    if not named:
        return _sqlite(data(environment) / "rejoinder.sqlite3")
    parts = urlsplit(named)
    parameters = dict(parse_qsl(parts.query))
    if parts.scheme == "sqlite" and parts.path:
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme in ("postgresql", "postgres") and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parameters.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": parameters,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise DatabaseIsUnknown(scheme=parts.scheme or "?")


def _sqlite(path: Path) -> dict[str, Any]:
    """Readers beside one writer, and a writer who waits for another instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;",
        },
    }


def vault(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Where the vault lies: a folder or `s3://bucket/prefix` that the environment names, else beside the rest."""
    return environment.get(VAULT) or str(folder / "vault")


def note_backup(folder: Path, at: dt.datetime) -> None:
    """Note when a backup was made, whole."""
    partial = folder / f".{BACKED_UP}.{os.getpid()}"
    partial.write_text(at.isoformat(timespec="seconds") + "\n", "utf-8")
    partial.replace(folder / BACKED_UP)


def backed_up_at(folder: Path) -> dt.datetime | None:
    """When the last backup was made, as the file `backed-up-at` in the folder of the installation says."""
    try:
        return dt.datetime.fromisoformat((folder / BACKED_UP).read_text("utf-8").strip())
    except (OSError, ValueError):
        return None


def secret_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the key lies that signs cookies and locks addresses."""
    return Path(environment[SECRET]) if environment.get(SECRET) else data(environment) / "secret-key"


def secret(environment: Mapping[str, str] = os.environ) -> str:
    """That key: the first line of the file that the environment names, else of one made on first use."""
    path = secret_file(environment)
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        create_private_file(path, _new_secret())
    return _keys(path)[0]


def create_private_file(path: Path, text: str) -> None:
    """Write a file that its owner alone may read, unless it is there already.

    It appears whole, so that of several processes that begin at once each reads what the first has written.
    """
    partial = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(partial, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        if not path.exists():
            partial.replace(path)
    partial.unlink(missing_ok=True)


def earlier_secrets(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Keys that were replaced, on the lines that follow: what they signed and locked is still taken."""
    return _keys(secret_file(environment))[1:]


def add_secret(environment: Mapping[str, str] = os.environ) -> Path:
    """Make a new key the first of the file; those before it stay below. Returns: the file."""
    secret(environment)
    path = secret_file(environment)
    _replace_keys(path, [_new_secret(), *_keys(path)])
    return path


def drop_earlier_secrets(environment: Mapping[str, str] = os.environ) -> int:
    """Leave only the first key in the file. Returns: how many were taken out."""
    path = secret_file(environment)
    first, *earlier = _keys(path)
    if earlier:
        _replace_keys(path, [first])
    return len(earlier)


def _new_secret() -> str:
    return secrets.token_urlsafe(50)


def _replace_keys(path: Path, keys: list[str]) -> None:
    """Replace the file whole; what is cut short leaves the old one."""
    partial = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        create_private_file(partial, "".join(f"{key}\n" for key in keys))
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _keys(path: Path) -> list[str]:
    return path.read_text("utf-8").split() or [""]


def hosts(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Names under which the server may be called."""
    named = [name.strip() for name in environment.get(HOSTS, "").split(",") if name.strip()]
    return ["127.0.0.1", "localhost", "[::1]", *named]


def proxy(environment: Mapping[str, str] = os.environ) -> str | None:
    """The address of the proxy that stands before the server, `*` for whoever calls; None where none stands there."""
    return (environment.get(PROXY) or "127.0.0.1") if environment.get(HOSTS) else None
