"""The name of a browser and its system, as people know them, from what it says of itself."""

from __future__ import annotations

import re

BROWSERS = (
    ("Edge", r"\bEdgA?(?:iOS)?/"),
    ("Opera", r"\bOPR/"),
    ("Yandex", r"\bYaBrowser/"),
    ("WeChat", r"\bMicroMessenger/"),
    ("Firefox", r"\b(?:Firefox|FxiOS)/"),
    ("Chrome", r"(?:Chrome|CriOS)/"),
    ("Safari", r"\bSafari/"),
)
SYSTEMS = (
    ("Windows", r"Windows NT"),
    ("iOS", r"iPhone|iPad"),
    ("macOS", r"Mac OS X"),
    ("Android", r"Android"),
    ("HarmonyOS", r"HarmonyOS|OpenHarmony"),
    ("Linux", r"Linux"),
)


def browser_of(user_agent: str) -> str:
    """Such as `Firefox · Windows`; the beginning of what was said where it names neither."""
    names = [next((name for name, sign in each if re.search(sign, user_agent)), "") for each in (BROWSERS, SYSTEMS)]
    return " · ".join(name for name in names if name) or user_agent[:60]
