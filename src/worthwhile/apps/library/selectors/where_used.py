"""Where a value, a measure or a method is used: in what ships, and in the cases of one's own organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from django.dispatch import Signal

from worthwhile.apps.accounts.models import User
from worthwhile.apps.organisations.models import Organisation
from worthwhile.exchange.templates import (
    Template,
    demonstration_text,
    list_demonstrations,
    list_templates,
    template_text,
)
from worthwhile.reference.method_pages import MethodPage, method_pages

# Sent with ``person`` and ``reference``: the code of a bank value (``NHS-AE``) or the reference of an own value
# (``own:12``). Who keeps cases answers with UsedBy of the person's own organisations, and of no other.
asked_where_used = Signal()
# Sent with ``references``: who keeps cases answers whether any case of any organisation uses one of them.
asked_whether_used = Signal()


@dataclass(frozen=True, kw_only=True)
class UsedBy:
    """How many cases of an organisation use a value."""

    organisation: Organisation
    cases: int


@dataclass(frozen=True, kw_only=True)
class UsedIn:
    """The starting cases, demonstrations and pages of methods that name something."""

    templates: tuple[Template, ...]
    demonstrations: tuple[Template, ...]
    methods: tuple[MethodPage, ...]


def used_in(name: str) -> UsedIn:
    """What ships and names a value by its code or a measure by its id, as a word of its own."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
    return UsedIn(
        templates=tuple(template for template, text in _templates() if word.search(text)),
        demonstrations=tuple(template for template, text in _demonstrations() if word.search(text)),
        methods=tuple(page for page in method_pages().values() if word.search(page.text)),
    )


def list_use_by_own_organisations(person: User, reference: str) -> list[UsedBy]:
    """How often the organisations of a person use a value, by name; those that never do are left out."""
    sent = asked_where_used.send(sender="library", person=person, reference=reference)
    answers = [cast(Iterable[UsedBy], answer) for _, answer in sent]
    found = [used for answer in answers for used in answer if used.cases]
    return sorted(found, key=lambda used: (used.organisation.name, used.organisation.pk))


def is_used(references: Iterable[str]) -> bool:
    """Whether some case uses one of these values."""
    return any(answer for _, answer in asked_whether_used.send(sender="library", references=tuple(references)))


@cache
def _templates() -> tuple[tuple[Template, str], ...]:
    return tuple((template, _outcomes(template_text(template.name))) for template in list_templates())


@cache
def _demonstrations() -> tuple[tuple[Template, str], ...]:
    return tuple((template, _outcomes(demonstration_text(template.name))) for template in list_demonstrations())


def _outcomes(text: str) -> str:
    """What follows the heading comments, which name a figure of the bank only as an example."""
    return text.partition("\noutcomes:")[2]
