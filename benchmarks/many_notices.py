"""Many opportunity rows with a realistic vocabulary, made from the real notices: sentences mixed, words exchanged."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from worthwhile.market.store.tables.opportunity import OPPORTUNITY
from worthwhile.reference.areas import all_areas

NAMES = tuple(column.name for column in OPPORTUNITY.columns)
PLACES = {name: place for place, name in enumerate(NAMES)}
BATCH = 16_384
BEGINNING = datetime(2016, 1, 1)  # noqa: DTZ001 - moments of the tables are UTC without a zone
DAYS = 3_650
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


def mixed_rows(real: Sequence[tuple[Any, ...]], rows: int, *, seed: int = 1) -> Iterator[list[Any]]:
    """Rows like the real ones: each a real one's codes and flags, with a title of two titles, and sentences of many.

    One word in twelve is exchanged for one drawn from all words as often as it is used, one in 150 for a word that
    nobody uses, so that rare words grow with the number of rows as they do in real text.
    """
    rng = random.Random(seed)
    titles = [row[PLACES["title"]].split() for row in real if row[PLACES["title"]]]
    sentences = [part for row in real for part in _SENTENCE.split(row[PLACES["text"]] or "") if len(part) > 20]
    lengths = [len(_SENTENCE.split(row[PLACES["text"]] or "")) for row in real]
    words = [word for sentence in sentences for word in sentence.split()]
    areas = [area.code for area in all_areas()]
    for number in range(rows):
        row = list(rng.choice(real))
        first, second = rng.choice(titles), rng.choice(titles)
        title = _exchanged(first[: 1 + len(first) * 2 // 3] + second[len(second) * 2 // 3 :], words, rng)
        text = " ".join(rng.choices(sentences, k=rng.choice(lengths)))
        published = BEGINNING + timedelta(minutes=rng.randrange(DAYS * 1440))
        closed = published + timedelta(days=rng.choice((14, 25, 30, 30, 35, 60, 400)))
        value = 10 ** rng.uniform(3.5, 7) if rng.random() < 0.6 else None
        changes: dict[str, Any] = {
            "ocid": f"ocds-mixed-{seed}-{number:07d}",
            "title": " ".join(title),
            "text": " ".join(_exchanged(text.split(), words, rng)),
            "published_at": published,
            "latest_at": published,
            "opened_at": published if rng.random() < 0.6 else None,
            "deadline_at": closed if rng.random() < 0.8 else None,
            "closed_at": closed if rng.random() < 0.97 else None,
            "areas": [rng.choice(areas)] if rng.random() < 0.7 else [],
            "value_low": value,
            "value_high": None if value is None else value * rng.choice((1, 1, 4)),
            "regime": rng.choice(("procurement-act-2023", "pcr-2015", "pcr-2015", "unknown")),
            "notice_type": rng.choice((None, None, "UK2", "UK3", "UK4", "UK4", "UK6")),
            "stage": rng.choice(("planning", "tender", "award", "award", "contract")),
            "twin_key": f"twin-{number // 2}" if number % 10 < 2 else None,
        }
        for name, changed in changes.items():
            row[PLACES[name]] = changed
        yield row


def _exchanged(given: list[str], words: list[str], rng: random.Random) -> list[str]:
    made = list(given)
    for place in range(len(made)):
        chance = rng.random()
        if chance < 1 / 150:
            made[place] = f"{rng.choice(words)[:4]}{rng.randrange(1 << 20):x}"
        elif chance < 1 / 12:
            made[place] = rng.choice(words)
    return made


def write_mixed(real: Sequence[tuple[Any, ...]], rows: int, path: Path) -> None:
    """Write mixed rows as one Parquet file."""
    import pyarrow.parquet as pq

    from worthwhile.market.store.parquet import arrow_batch, arrow_schema

    with pq.ParquetWriter(path, arrow_schema(OPPORTUNITY), compression="zstd", compression_level=1) as writer:
        waiting: list[list[Any]] = []
        for row in mixed_rows(real, rows):
            waiting.append(row)
            if len(waiting) == BATCH:
                writer.write_batch(arrow_batch(OPPORTUNITY, waiting))
                waiting = []
        if waiting:
            writer.write_batch(arrow_batch(OPPORTUNITY, waiting))
