"""Write the questions of kind title, and which notices are twins, into the labelled set for search.

    .venv/bin/python -m tools.write_search_titles RELEASES.jsonl[.gz] ...

Each notice whose title says something is a question; its CPV code is hidden and decides what answers it. The needs that
people judged stand in the same two files and are kept as they are. See tests/cases/search/README.md.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.search_set import HEADER, HELD_OUT, TUNING, TWINS, title_words
from worthwhile.reference import cpv

FEWEST_WORDS, MOST_CODES, FEWEST_ANSWERS, MOST_ANSWERS = 3, 5, 2, 50
CATCH_ALL = 10  # a notice with more codes than this says little by each: it answers a question a little at most
CATALOGUE = "United Kingdom-"  # titles of this kind repeat the name of the CPV code, which is to be hidden
GROUP, CLASS, CATEGORY = 3, 4, 5


@dataclass
class Notice:
    """A process by its latest title and buyer, with every CPV code it ever had."""

    title: str = ""
    buyer: str = ""
    codes: set[str] = field(default_factory=set)


def read_releases(paths: list[Path]) -> list[dict[str, Any]]:
    """Every release, oldest first."""
    releases: list[dict[str, Any]] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            releases.extend(json.loads(line) for line in file)
    return sorted(releases, key=lambda release: str(release.get("date", "")))


def read_notices(releases: list[dict[str, Any]]) -> dict[str, Notice]:
    """The notices by ocid."""
    notices: dict[str, Notice] = defaultdict(Notice)
    for release in releases:
        notice = notices[release["ocid"]]
        awards = release.get("awards") or [{}]
        title = (release.get("tender") or {}).get("title") or notice.title or awards[0].get("title")
        notice.title = title or ""
        notice.buyer = (release.get("buyer") or {}).get("name") or notice.buyer
        notice.codes.update(codes_in(release))
    return dict(notices)


def codes_in(value: Any) -> Iterator[str]:
    """Every CPV code in a release, wherever it stands."""
    if isinstance(value, dict):
        if str(value.get("scheme", "")).upper() == "CPV" and (code := cpv.read(str(value.get("id", "")))):
            yield code
        for part in value.values():
            yield from codes_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from codes_in(part)


def gain(asked: set[str], other: set[str]) -> int:
    """3: an equal code of a class or finer; 2: one category; 1: one class, or an equal group. A division is nothing."""
    stems, others = stems_of(asked), stems_of(other)
    same = stems & others
    if any(len(stem) >= CLASS for stem in same):
        worth = 3
    elif heads(stems, CATEGORY) & heads(others, CATEGORY):
        worth = 2
    else:
        worth = int(bool(heads(stems, CLASS) & heads(others, CLASS)) or any(len(stem) == GROUP for stem in same))
    return min(worth, 1) if len(other) > CATCH_ALL else worth


def stems_of(codes: set[str]) -> set[str]:
    """The digits that count of each code."""
    return {stem for code in codes if (stem := cpv.stem(code))}


def heads(stems: set[str], length: int) -> set[str]:
    """The first digits of those codes that are at least as fine."""
    return {stem[:length] for stem in stems if len(stem) >= length}


def twin_groups(notices: dict[str, Notice]) -> dict[str, str]:
    """Each ocid with the ocid that its twins are grouped under: the same words of title and the same buyer."""
    first: dict[tuple[str, str], str] = {}
    return {
        ocid: first.setdefault((title_words(notice.title, ""), title_words(notice.buyer, "")), ocid)
        for ocid, notice in sorted(notices.items())
    }


def questions(notices: dict[str, Notice], groups: dict[str, str]) -> Iterator[tuple[str, dict[str, int]]]:
    """The notices whose titles are asked, one of a group of twins, each with what answers it."""
    for ocid, notice in sorted(notices.items()):
        words = title_words(notice.title, notice.buyer).split()
        if groups[ocid] != ocid or notice.title.strip().startswith(CATALOGUE) or len(notice.codes) > MOST_CODES:
            continue
        gains = {
            other: worth
            for other, found in sorted(notices.items())
            if groups[other] != ocid and (worth := gain(notice.codes, found.codes))
        }
        if len(set(words)) >= FEWEST_WORDS and FEWEST_ANSWERS <= len(gains) <= MOST_ANSWERS:
            yield ocid, gains


def is_held_out(question: str) -> bool:
    """Which half a question belongs to, for ever: told by its name alone, by a byte that halves the needs evenly."""
    return hashlib.sha256(question.encode()).digest()[5] % 2 == 1


def needs_in(path: Path) -> list[list[str]]:
    """The rows of needs that a file holds already."""
    with path.open(encoding="utf-8", newline="") as file:
        return [list(row.values()) for row in csv.DictReader(file) if row["kind"] == "need"]


def main() -> None:
    """Rewrite the titles in both halves, and the list of twins."""
    notices = read_notices(read_releases([Path(name) for name in sys.argv[1:]]))
    groups = twin_groups(notices)
    asked = list(questions(notices, groups))
    for path, held_out in ((TUNING, False), (HELD_OUT, True)):
        rows = needs_in(path)
        for ocid, gains in asked:
            name = f"title-{ocid}"
            if is_held_out(name) is held_out:
                rows.extend([name, "title", "", ocid, other, str(gains[other])] for other in gains)
        write(path, HEADER, rows)
    together: dict[str, list[str]] = defaultdict(list)
    for ocid, group in groups.items():
        together[group].append(ocid)
    write(TWINS, ("group", "ocid"), [[group, ocid] for group, all_ in together.items() if all_[1:] for ocid in all_])


def write(path: Path, header: tuple[str, ...], rows: list[list[str]]) -> None:
    """One CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
