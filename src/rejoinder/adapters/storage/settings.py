"""The user's own settings: which time authorities may be asked, and where the vault lies."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from rejoinder.adapters.network.stamp import TimeAuthority, name_of
from rejoinder.domain.errors import Invalid

FILE, VARIABLE = "settings.toml", "REJOINDER_SETTINGS"
AUTHORITY_KEYS = frozenset({"url", "name", "certificates"})
VAULT_KEYS = frozenset({"place", "endpoint", "region", "recipients", "identity"})


class SettingsAreUnreadable(Invalid):
    """The settings file is no TOML, or holds a key or a value that nobody knows."""


@attrs.frozen(kw_only=True)
class VaultSettings:
    """Where the vault lies, and with which keys it is locked."""

    place: str
    """A folder, or `s3://bucket/prefix`."""
    endpoint: str | None = None
    region: str | None = None
    recipients: tuple[str, ...] = ()
    """Public keys (age) for which what is added is encrypted; empty where nothing is."""
    identity: Path | None = None
    """The file with the private key."""


@attrs.frozen(kw_only=True)
class ProgramSettings:
    """All settings."""

    authorities: tuple[TimeAuthority, ...] = ()
    vault: VaultSettings


def settings(environment: Mapping[str, str] | None = None) -> ProgramSettings:
    """What the user set down. Raises: SettingsAreUnreadable."""
    found = settings_file(environment)
    place = VaultSettings(place=str(found.with_name("vault")))
    if not found.is_file():
        return ProgramSettings(vault=place)
    import tomllib

    try:
        table = tomllib.loads(found.read_text("utf-8"))
        _refuse_unknown(table, frozenset({"time_authority", "vault"}))
        authorities = tuple(authority(row, found.parent) for row in table.get("time_authority", []))
        return ProgramSettings(authorities=authorities, vault=_vault(table.get("vault", {}), found.parent, place.place))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise SettingsAreUnreadable(file=str(found), detail=" ".join(str(error).split())[:120]) from error


def settings_file(environment: Mapping[str, str] | None = None) -> Path:
    """Where the settings lie, or would."""
    return _home(os.environ if environment is None else environment)


def authority(row: Mapping[str, Any], folder: Path) -> TimeAuthority:
    """One authority as the settings name it; files are relative to the settings. Raises: ValueError, TypeError."""
    _refuse_unknown(row, AUTHORITY_KEYS)
    url, certificates = _word(row["url"]), row.get("certificates")
    return TimeAuthority(
        url=url,
        name=_word(row.get("name") or name_of(url)),
        certificates=None if certificates is None else folder / _word(certificates),
    )


def _vault(row: Mapping[str, Any], folder: Path, place: str) -> VaultSettings:
    _refuse_unknown(row, VAULT_KEYS)
    identity, named = row.get("identity"), row.get("place")
    return VaultSettings(
        place=place if named is None else _place(_word(named), folder),
        endpoint=None if row.get("endpoint") is None else _word(row["endpoint"]),
        region=None if row.get("region") is None else _word(row["region"]),
        recipients=tuple(_word(each) for each in row.get("recipients", [])),
        identity=None if identity is None else (folder / Path(_word(identity)).expanduser()),
    )


def _place(named: str, folder: Path) -> str:
    return named if named.startswith("s3://") else str(folder / Path(named).expanduser())


def _home(environment: Mapping[str, str]) -> Path:
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    above = environment.get("XDG_CONFIG_HOME") or environment.get("APPDATA")
    return (Path(above) if above else Path.home() / ".config") / "rejoinder" / FILE


def _refuse_unknown(row: Mapping[str, Any], known: frozenset[str]) -> None:
    for key in row:
        if key not in known:
            raise ValueError(key)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(value)
    return value
