"""Forms whose labels and hints are sentences of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from rejoinder.domain.notice import zones
from rejoinder.web.page_request import PageRequest
from rejoinder.web.translation import NAMES, say

SELECTED = mark_safe(" selected")


class TranslatedForm(forms.Form):
    """A form in the language of the request: `<area>.field-<name>` labels a field, `<area>.hint-<name>` explains it."""

    area: ClassVar[str]
    prefiltered: ClassVar[frozenset[str]] = frozenset()
    use_required_attribute = True

    def __init__(self, request: PageRequest, *, fresh: bool = False, **arguments: Any) -> None:
        self.request = request
        data = request.POST if request.method == "POST" and not fresh else None
        super().__init__(data, label_suffix="", **arguments)
        for name, field in self.fields.items():
            field.label = say(request, f"{self.area}.field-{name.replace('_', '-')}")
            if name in self.prefiltered:
                field.help_text = say(request, f"{self.area}.hint-{name.replace('_', '-')}")

    def set_choices(self, name: str, choices: Sequence[tuple[str | int, str]]) -> None:
        """Give a list to choose from its values and their labels."""
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def is_submitted(self) -> bool:
        """Whether it was sent, and is in order."""
        return self.is_bound and bool(self.is_valid())

    @property
    def status(self) -> int:
        """The status of a page that asks for it, for the first time or once more."""
        return 422 if self.is_bound else 200


class Password(forms.CharField):
    """A new password, weighed before it is taken."""

    def __init__(self) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        super().__init__(max_length=256, strip=False, widget=widget)

    def validate(self, value: Any) -> None:
        """Raises: ValidationError where it is empty or weak."""
        super().validate(value)
        validate_password(value)


def language_field() -> forms.ChoiceField:
    """One of the languages that the workspace speaks."""
    return forms.ChoiceField(choices=list(NAMES.items()))


class Zones(forms.Select):
    """The list of time zones, written in one go: one template for each of five hundred takes as long as a page."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The list, with the chosen zone selected."""
        rows = ((zone, SELECTED if zone == value else "", shown) for zone, shown in self.choices)
        options = format_html_join("\n", '<option value="{}"{}>{}</option>', rows)
        named = self.build_attrs(attrs or {}, {"name": name, "data-zone": ""})
        return format_html("<select{}>{}</select>", flatatt(named), options)


def zone_field() -> forms.ChoiceField:
    """A time zone by its name; the browser's own is chosen where the page can ask it."""
    names = sorted(name for name in zones() if "/" in name or name == "UTC")
    return forms.ChoiceField(choices=[(name, name.replace("_", " ")) for name in names], widget=Zones)


def role_words(request: PageRequest, roles: Any) -> list[tuple[str, str]]:
    """Roles as a list to choose from."""
    return [(role.value, say(request, f"people.role-{role.value}")) for role in roles]
