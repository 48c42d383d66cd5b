"""A kind of service, chosen under headings in everyday words."""

from __future__ import annotations

from typing import Any

from django import forms

from worthwhile.reference import cpv


class KindField(forms.ChoiceField):
    """One kind of service by its key; where it may be left open the empty choice says what that means."""

    def __init__(self, *, empty: str, **kwargs: Any) -> None:
        super().__init__(choices=[("", empty), *_under_headings()], **kwargs)


def _under_headings() -> list[tuple[str, list[tuple[str, str]]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for group in cpv.groups():
        found.setdefault(group.heading, []).append((group.key, group.name))
    return list(found.items())
