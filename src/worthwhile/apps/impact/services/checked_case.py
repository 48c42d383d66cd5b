"""A case that was read and is shown before it is kept: it goes to the page signed and comes back from it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing

from worthwhile.apps.accounts.models import User
from worthwhile.exchange.draft_case import DraftCase, draft_from_data
from worthwhile.exchange.exact_json import exact_json_text, read_exact_json
from worthwhile.kernel.problems import WorthwhileError

SALT = "worthwhile.impact.checked-case"
DAY_IN_SECONDS = 24 * 60 * 60


class CheckExpired(WorthwhileError):
    """What was sent back is not what was handed out, or is older than a day."""

    def __init__(self) -> None:
        super().__init__("This preview is more than a day old or was not made for you. Choose the file again.")


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A case that was read from a file, and the revision of the case that it was compared with; 0 for none."""

    draft: DraftCase
    based_on: int = 0


def signed_case(checked: Checked, *, place: str, by: User) -> str:
    """The case as text that only we can make, good for a day, for this person in this place."""
    return signing.dumps(
        [place, by.pk, checked.based_on, exact_json_text(checked.draft.data)], salt=SALT, compress=True
    )


def unsigned_case(text: str, *, place: str, by: User) -> Checked:
    """The case that was handed out. Raises CheckExpired."""
    try:
        made_in, made_for, based_on, content = signing.loads(text, salt=SALT, max_age=DAY_IN_SECONDS)
    except signing.BadSignature as error:
        raise CheckExpired from error
    if (made_in, made_for) != (place, by.pk):
        raise CheckExpired
    return Checked(draft=draft_from_data(read_exact_json(content)), based_on=based_on)
