"""Short permanent ids for what a buyer adds to a tender."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from django.utils.text import slugify

LONGEST = 40


def new_id(id_from: str, words: str, taken: Collection[str]) -> str:
    """An id that is not taken: of the words where ``id_from`` names a field of letters, else counted on from it.

    ``name`` makes ``less-lonely`` of "Less lonely"; ``lot`` counts on to ``lot-3``.
    """
    beginning = id_from
    if id_from == "name":
        beginning = slugify(words)[:LONGEST].strip("-") or "entry"
        if beginning not in taken:
            return beginning
    numbered = (f"{beginning}-{number}" for number in count(1 if id_from != "name" else 2))
    return next(one for one in numbered if one not in taken)
