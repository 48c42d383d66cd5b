"""How well the detectors of tender facts find what the labelled set says is there: precision and recall by fact.

    .venv/bin/python -m benchmarks.fitness_detectors [--tuning | --hostile] [--releases FOLDER]

--hostile measures the passages that were written to mislead, and counts what would comfort wrongly in them. Without
either the held-out half is measured. Real notices are read from FOLDER (../shared/ocds) and left out where it is
absent. Precision is the share of what is found that is labelled, recall the share of what is labelled that is found.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.fitness_set import (
    NOT_LABELLED,
    Count,
    Labelled,
    counts,
    false_comfort,
    read_documents,
    read_hostile,
    read_hostile_again,
    read_notices,
    read_passages,
)
from worthwhile.exchange.tender_pack import facts_of_pack

RELEASES = Path(__file__).resolve().parents[2] / "shared/ocds"


def measured(texts: Iterable[Labelled]) -> Mapping[str, Count]:
    """The counts of all texts by the name of the fact; pages and grades, which no label holds, are left out."""
    made: dict[str, Count] = defaultdict(Count)
    for text in texts:
        found = [fact for fact in facts_of_pack(text.pack) if fact.name not in NOT_LABELLED]
        for name, count in counts(text, found).items():
            made[name] += count
    return made


def kinds_of_text(releases: Path, *, held_out: bool) -> Mapping[str, list[Labelled]]:
    """The texts of one half by where they come from."""
    kinds = {"passages written for the test": read_passages(), "documents written for the test": read_documents()}
    if releases.is_dir():
        kinds["real notices"] = read_notices(releases)
    return {kind: [text for text in texts if text.is_held_out is held_out] for kind, texts in kinds.items()}


def comforted(texts: Iterable[Labelled]) -> int:
    """How many facts are found that speak well of a tender and that the labels do not hold."""
    return sum(len(false_comfort(text, facts_of_pack(text.pack))) for text in texts)


def _print_hostile() -> None:
    print("| half | labelled | found | precision | recall | wrong comfort |\n|---|---|---|---|---|---|")
    for half, held_out in (("tuning", False), ("held out", True)):
        texts = [text for text in read_hostile() if text.is_held_out is held_out]
        row = _line(f"{half}, {len(texts)} passages", sum(measured(texts).values(), Count()))
        print(f"{row} {comforted(texts)} |")
    again = read_hostile_again()
    row = _line(f"second wave, {len(again)} passages", sum(measured(again).values(), Count()))
    print(f"{row} {comforted(again)} |")


def _line(name: str, count: Count) -> str:
    precision = "" if count.precision is None else f"{count.precision:.0%}"
    recall = "" if count.recall is None else f"{count.recall:.0%}"
    return f"| {name} | {count.right + count.missed} | {count.right + count.wrong} | {precision} | {recall} |"


def main() -> None:
    """Prints both tables as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tuning", action="store_true", help="measure the half that detectors were made with")
    parser.add_argument("--releases", type=Path, default=RELEASES, help="folder of the published notices")
    parser.add_argument("--hostile", action="store_true", help="measure the passages that were written to mislead")
    given = parser.parse_args()
    if given.hostile:
        _print_hostile()
        return
    kinds = kinds_of_text(given.releases, held_out=not given.tuning)
    print("| texts | labelled | found | precision | recall |\n|---|---|---|---|---|")
    for kind, texts in kinds.items():
        print(_line(f"{len(texts)} {kind}", sum(measured(texts).values(), Count())))
    by_fact = measured(text for texts in kinds.values() for text in texts)
    print(_line("all", sum(by_fact.values(), Count())))
    print("\n| fact | labelled | found | precision | recall |\n|---|---|---|---|---|")
    for name in sorted(by_fact):
        print(_line(f"`{name}`", by_fact[name]))


if __name__ == "__main__":
    main()
