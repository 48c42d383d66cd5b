"""How good the ranking of search is on the labelled set: words alone, meaning alone, and joined as search joins them.

    .venv/bin/python benchmarks/search_quality.py

The 742 UK notices that tests/cases/search labels are compiled and indexed as they are for everybody, but for their CPV
codes, which are hidden: nothing of them stands in the index that is asked. Titles are asked as their words.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

# Run as a command, Python looks for modules beside this file only.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.many_notices import NAMES, PLACES
from benchmarks.real_rows import real_opportunities
from tests.ranking_measures import mean, ndcg, recall
from tests.search_set import HELD_OUT, TUNING, Question, read_questions, read_twins, title_words, without_the_asked
from worthwhile.market.index.building import build_index
from worthwhile.market.index.opened import SearchIndex
from worthwhile.market.queries.search import search
from worthwhile.market.queries.search_asked import Search
from worthwhile.market.queries.search_meaning import cosines_of
from worthwhile.market.queries.search_words import score_words, terms_of
from worthwhile.market.store.parquet import arrow_batch
from worthwhile.market.store.tables.opportunity import OPPORTUNITY

ON = datetime(2026, 1, 1)  # noqa: DTZ001 - moments of the tables are UTC without a zone
Ranking = Callable[[str], list[str]]


def hidden(row: tuple[Any, ...]) -> list[Any]:
    """The row without CPV codes, and apart from its twins, as the labels are."""
    made = list(row)
    made[PLACES["cpv"]] = []
    made[PLACES["twin_key"]] = None
    return made


def rankings(index: SearchIndex) -> dict[str, Ranking]:
    """Three ways to order the same rows."""
    ocids = [index.row(row)["ocid"] for row in range(index.size)]
    every = np.arange(index.size)

    def ordered(scores: Any) -> list[str]:
        return [ocids[row] for row in np.argsort(-scores, kind="stable").tolist() if scores[row] > 0]

    return {
        "words alone (BM25)": lambda text: ordered(score_words(index, terms_of(index, text)).scores),
        "meaning alone": lambda text: ordered(cosines_of(index, index.meaning.encode(text), every)),
        "joined": lambda text: [hit.ocid for hit in search(index, Search(text=text, per_page=100), on=ON).hits],
    }


def measured(rank: Ranking, questions: list[tuple[Question, str]]) -> tuple[float, float]:
    """Mean nDCG@10 and recall@50."""
    twins = read_twins()
    found = [(question, without_the_asked(rank(text), question, twins)) for question, text in questions]
    return (
        mean(ndcg(ocids, question.gains) for question, ocids in found),
        mean(recall(ocids, question.gains) for question, ocids in found),
    )


def texts_of(questions: list[Question], rows: Mapping[str, Mapping[str, Any]]) -> list[tuple[Question, str]]:
    """What is typed for each question."""
    made = []
    for question in questions:
        row = rows.get(question.of, {})
        made.append((question, question.text or title_words(row.get("title") or "", row.get("buyer_name") or "")))
    return made


def main() -> int:
    """Print a line a half, kind and ranking; fail where joined does not beat both on the whole of a half."""
    real = real_opportunities()
    rows = {row[PLACES["ocid"]]: dict(zip(NAMES, row, strict=True)) for row in real}
    met = True
    with tempfile.TemporaryDirectory() as folder:
        build_index([arrow_batch(OPPORTUNITY, list(map(hidden, real)))], Path(folder) / "index", cores=1)
        ranked = rankings(SearchIndex.open(Path(folder) / "index"))
        print(f"{'half':10}{'questions':10}{'ranking':20}{'nDCG@10':>9}{'recall@50':>11}")
        for half, path in (("tuning", TUNING), ("held out", HELD_OUT)):
            questions = texts_of(read_questions(path), rows)
            for kind in ("need", "title", "all"):
                chosen = [pair for pair in questions if kind in (pair[0].kind, "all")]
                results = {name: measured(rank, chosen) for name, rank in ranked.items()}
                for name, (gain, found) in results.items():
                    print(f"{half:10}{kind:10}{name:20}{gain:9.3f}{found:11.3f}")
                if kind == "all":
                    best = results.pop("joined")
                    met &= all(best[0] > other[0] and best[1] > other[1] for other in results.values())
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
