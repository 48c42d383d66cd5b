"""Stories told of outcomes in a case file, under ``x-worthwhile: {stories: {outcome_id: text}}``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KEY = "x-worthwhile"
NO_STORIES: Mapping[str, str] = MappingProxyType({})


def stories_of(data: Mapping[str, object]) -> Mapping[str, str]:
    """The stories by outcome id; none where the part is missing or is no list of names and texts.

    The format ignores keys that begin with ``x-``, so a part of another shape is no fault of the case.
    """
    ours = data.get(KEY)
    told = ours.get("stories") if isinstance(ours, Mapping) else None
    if not isinstance(told, Mapping):
        return NO_STORIES
    return MappingProxyType(
        {str(name): text.strip() for name, text in told.items() if isinstance(text, str) and text.strip()}
    )
