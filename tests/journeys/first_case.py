"""A first case of a lunch club: what is entered on each page, in the order in which the pages lead on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.core import mail

ADDRESS, PASSWORD = "lunch@example.org", "paper lamp orchard seven"
ORGANISATION, CASE = "Elm Park Lunch Club", "Lunch club in Elm Park, 2026"
OUTCOME = "Members are more satisfied with their lives"


@dataclass(frozen=True, kw_only=True)
class PagePassed:
    """A page by its heading, what is chosen and typed there, and the button that leads on."""

    heading: str
    chosen: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    onward: str = "Save and go on"


PAGES = (
    PagePassed(heading=CASE, onward="Go on: About the service"),
    PagePassed(heading="About the service", typed={"First day of the work you are valuing": "1 April 2026"}),
    PagePassed(heading="How change comes about", typed={"What is the need?": "Older people eat alone"}),
    PagePassed(heading="Who changes, and how", onward="Go on"),
    PagePassed(heading="What you know", onward="Go on"),
    PagePassed(heading=OUTCOME, chosen="Measured before and after", typed={"How many people were measured?": "34"}),
    PagePassed(heading="How many", onward="Go on"),
    PagePassed(heading=OUTCOME, typed={"How many change": "8"}),
    PagePassed(heading="What it is worth", onward="Go on"),
    PagePassed(heading="What would have happened anyway", onward="Go on"),
    PagePassed(heading=OUTCOME, typed={"Would have happened anyway": "20"}),
    PagePassed(heading="How long it lasts", onward="Go on"),
    PagePassed(heading=OUTCOME, typed={"How long it lasts": "1"}),
    PagePassed(heading="What it cost", typed={"What is put in": "Staff and food", "Amount": "60,000"}),
    PagePassed(heading="How later years count", chosen="At the start: the first year counts in full"),
)


def code_sent() -> str:
    """The code in the last e-mail."""
    found = re.search(r"^([A-Z0-9]+-[A-Z0-9]+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found.group(1)
