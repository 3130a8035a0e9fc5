"""YAML as data: the safe loader, in C where the library was built with it."""

from __future__ import annotations

from typing import Any


def yaml_of(text: str) -> Any:
    """What a text says. Raises: yaml.YAMLError, RecursionError."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
