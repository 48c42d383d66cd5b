"""The labelled set for search: what was asked, and which real notices answer it and how well.

Questions are of two kinds. A need is a phrase of ours in everyday words, judged by hand. A title is the words of one
notice's title: its answers are other notices of the same CPV code, and ``text`` has to be made from the notice with
``title_words``, since no text of a notice stands in the repository. See tests/cases/search/README.md.
"""

from __future__ import annotations

import csv
import html
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent / "cases" / "search"
TUNING, HELD_OUT, TWINS = FOLDER / "tuning.csv", FOLDER / "held-out.csv", FOLDER / "twins.csv"
HEADER = ("query", "kind", "text", "of", "ocid", "gain")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NO_SUBJECT = frozenset(
    {
        "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
        "award", "awarded", "gb", "re", "via",
    }
)  # fmt: skip


@dataclass
class Question:
    """One question. ``gains`` holds how well each ocid answers it (1 to 3); those it does not name do not answer it.

    ``of`` is the notice whose title is asked, for kind title; it and its twins are to be left out of what is found.
    """

    id: str
    kind: Literal["need", "title"]
    text: str
    of: str
    gains: dict[str, int] = field(default_factory=dict)


def read_questions(path: Path) -> list[Question]:
    """The questions of one half (TUNING or HELD_OUT), in the order of the file."""
    questions: dict[str, Question] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind: Literal["need", "title"] = "title" if row["kind"] == "title" else "need"
            question = questions.setdefault(row["query"], Question(row["query"], kind, row["text"], row["of"]))
            question.gains[row["ocid"]] = int(row["gain"])
    return list(questions.values())


def read_twins() -> dict[str, frozenset[str]]:
    """For each ocid that has twins (the same title of the same buyer), all of them, itself included."""
    groups: dict[str, set[str]] = defaultdict(set)
    with TWINS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            groups[row["group"]].add(row["ocid"])
    return {ocid: frozenset(group) for group in groups.values() for ocid in group}


def without_the_asked(found: list[str], question: Question, twins: dict[str, frozenset[str]]) -> list[str]:
    """What was found, best first, without the notice whose title was asked and its twins."""
    left_out = twins.get(question.of, frozenset({question.of}))
    return [ocid for ocid in found if ocid not in left_out]


def title_words(title: str, buyer: str) -> str:
    """The title as one might type it: lower case, without reference numbers, the buyer's name and small words."""
    names = {word.lower() for word in _WORD.findall(plain(buyer))}
    numbered = re.sub(r"\S*\d\S*", " ", plain(title))
    words = [word.lower() for word in _WORD.findall(numbered)]
    return " ".join(word for word in words if word not in names and word not in _NO_SUBJECT and len(word) > 1)


def plain(text: str) -> str:
    """Text with its entities resolved, twice, since some were escaped twice on their way to the portals."""
    return html.unescape(html.unescape(text))
