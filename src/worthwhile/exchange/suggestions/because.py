"""Why something is offered, in a sentence: which of the user's words matched which words of ours."""

from __future__ import annotations

from collections.abc import Sequence

from worthwhile.exchange.suggestions.index import Reason
from worthwhile.exchange.suggestions.lexicon import Lexicon

MOST = 2


def because(reasons: Sequence[Reason], lexicon: Lexicon) -> str:
    """The best reasons, at most ``MOST``, each as a sentence; a phrase and a word in it are told once."""
    told: list[Reason] = []
    for reason in reasons:
        if len(told) < MOST and not any(_is_told(reason, other) for other in told):
            told.append(reason)
    return " ".join(_sentence(reason, lexicon) for reason in told)


def _is_told(reason: Reason, other: Reason) -> bool:
    one, two = reason.said.casefold(), other.said.casefold()
    return one in two or two in one


def _sentence(reason: Reason, lexicon: Lexicon) -> str:
    if reason.said.casefold() == reason.stated.casefold():
        return f"You wrote “{reason.said}”, which stands here too."
    if not reason.theme:
        return f"You wrote “{reason.said}”, which is a form of “{reason.stated}”."
    return f"You wrote “{reason.said}”, which goes with “{reason.stated}” ({lexicon.titles[reason.theme]})."
