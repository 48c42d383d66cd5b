"""The series of each topic, and the methods of each kind, as lists show them."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from worthwhile.apps.library.presenters.results import Line, series_address
from worthwhile.apps.library.selectors.entries import BANK_TOPIC
from worthwhile.reference import library
from worthwhile.reference.method_pages import MethodKind, method_pages

KINDS_OF_METHOD = {
    MethodKind.METHOD: ("How figures are worked out", "What happens between what you enter and the result."),
    MethodKind.CHECK: ("Checks", "What a careful reader would ask of a case. A result names each by its code."),
    MethodKind.MEASURE: ("Measures", "How questionnaires are scored, and how change is counted."),
}


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading with what stands under it."""

    title: str
    about: str
    lines: list[Line]


def present_topics() -> list[Section]:
    """Every series by topic; the value bank has a list of its own."""
    held = library()
    return [
        Section(
            title=topic.title,
            about=topic.description,
            lines=[
                Line(title=found.label, address=series_address(found.id), about=found.description)
                for found in held.in_topic(key)
            ],
        )
        for key, topic in held.topics.items()
        if key != BANK_TOPIC
    ]


def present_methods() -> list[Section]:
    """Every page of a method by its kind."""
    return [
        Section(
            title=title,
            about=about,
            lines=[
                Line(
                    title=f"{page.code}: {page.title}" if kind else page.title,
                    address=reverse("library:method", args=[page.code]),
                    about=page.summary,
                )
                for page in method_pages().values()
                if page.kind is kind
            ],
        )
        for kind, (title, about) in KINDS_OF_METHOD.items()
    ]
