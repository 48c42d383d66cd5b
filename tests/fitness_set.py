"""The labelled set for the detectors of tender facts: passages, documents and real notices (tests/cases/fitness)."""

from __future__ import annotations

import csv
import gzip
import hashlib
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import yaml

from tests.upload_builders import pdf_file, word_with_tables
from worthwhile.engines.fitness.facts import Fact, Value
from worthwhile.engines.fitness.kinds import Kind
from worthwhile.engines.fitness.known import KNOWN
from worthwhile.exchange.tender_pack import Document, Pack, Passage, read_file
from worthwhile.exchange.tender_pack.reassuring import is_reassuring
from worthwhile.exchange.uploaded import FileKind

CASES = Path(__file__).parent / "cases/fitness"
NOT_LABELLED = ("pack_pages", "reading_grade")

# Line breaks of some texts lost their backslashes ("belowrn Lot 1"); words that end so are left ("return by").
_LOST_BREAK = re.compile(
    r"(?:(?<=[.:;,)\s])|(?<!retu)(?<!Retu)(?<!mode)(?<!Mode)(?<!te)(?<!the)(?<!conce)(?<!lea)(?<!gove)(?<!patte)"
    r"(?<!inte)(?<!tu)(?<!bo)(?<=[a-z0-9]))(?:rn)+(?=\s|[A-Z0-9•Â£-]|$)"
)

Said = tuple[str, Value, str]
"""A fact as it is compared: its name, value and what it is about."""


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """A text and everything that it states. ``is_about_told`` is whether the labels say what facts are about."""

    name: str
    pack: Pack
    facts: frozenset[Said]
    is_held_out: bool
    is_about_told: bool = True


@dataclass(frozen=True, kw_only=True)
class Count:
    """Facts found that are labelled, found that are not, and labelled that were not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(right=self.right + other.right, wrong=self.wrong + other.wrong, missed=self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Share of what is found that is labelled; None where nothing is found."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of what is labelled that is found; None where nothing is labelled."""
        labelled = self.right + self.missed
        return self.right / labelled if labelled else None


def is_held_out(name: str) -> bool:
    """A text belongs to a half by a hash of its name, so it stays there when others are added."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def read_passages() -> list[Labelled]:
    """Short passages that were written for the test."""
    return _passages_of("passages.yaml")


def read_hostile() -> list[Labelled]:
    """Passages that were written to mislead, kept apart from the others."""
    return _passages_of("hostile.yaml")


def read_hostile_again() -> list[Labelled]:
    """More of them, written when the detectors had learnt to read the first."""
    return _passages_of("hostile-again.yaml")


def _passages_of(name: str) -> list[Labelled]:
    rows = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [
        Labelled(
            name=row["text"],
            pack=pack_of(row["text"], name="passage"),
            facts=frozenset(said_of(one) for one in row["facts"]),
            is_held_out=is_held_out(row["text"]),
        )
        for row in rows
    ]


def read_notices(releases: Path) -> list[Labelled]:
    """Descriptions of real notices; the texts are read from the folder of releases, the labels from ours."""
    labels: dict[str, set[Said]] = defaultdict(set)
    with (CASES / "notices.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            labels[row["ocid"]] |= {said_of(f"{row['fact']}={row['value']}")} if row["fact"] else set()
    texts = dict(_descriptions(releases))
    return [
        Labelled(
            name=ocid,
            pack=pack_of(texts[ocid], name=ocid),
            facts=frozenset(facts),
            is_held_out=is_held_out(ocid),
            is_about_told=False,
        )
        for ocid, facts in labels.items()
    ]


def _descriptions(releases: Path) -> Iterator[tuple[str, str]]:
    """The first description of each process."""
    seen = set()
    for name in ("find_a_tender_2023_act.jsonl", "uk_releases.jsonl.gz"):
        data = (releases / name).read_bytes()
        for line in (gzip.decompress(data) if name.endswith(".gz") else data).splitlines():
            release = json.loads(line)
            text = (release.get("tender") or {}).get("description") or ""
            if len(text) >= 120 and release["ocid"] not in seen:
                seen.add(release["ocid"])
                clean = _LOST_BREAK.sub(" ", html.unescape(text))
                yield release["ocid"], clean.replace("Â£", "£")


def pack_of(text: str, *, name: str) -> Pack:
    """A pack of one document of one passage."""
    passage = Passage(text=" ".join(text.split()), paragraph=1)
    return Pack(documents=(Document(name=name, kind=FileKind.TEXT, passages=(passage,)),))


def said_of(label: str) -> Said:
    """``name=value`` or ``name=value@about`` as a fact to compare."""
    name, _, rest = label.partition("=")
    value, _, about = rest.partition("@")
    return name, _value(KNOWN[name].kind, value), about


def _value(kind: Kind, text: str) -> Value:
    if kind is Kind.FLAG:
        return {"yes": True, "no": False}[text]
    if kind is Kind.DATE:
        return date.fromisoformat(text)
    if kind is Kind.TIME:
        return time.fromisoformat(text)
    return text if kind in (Kind.TEXT, Kind.CHOICE) else Decimal(text)


def found_in(found: Iterable[Fact], *, is_about_told: bool) -> frozenset[Said]:
    """What detectors found, as facts to compare."""
    return frozenset((fact.name, fact.value, fact.about if is_about_told else "") for fact in found)


def counts(labelled: Labelled, found: Iterable[Fact]) -> Mapping[str, Count]:
    """How well the facts found in one text agree with its labels, by the name of the fact."""
    said = found_in(found, is_about_told=labelled.is_about_told)
    made: dict[str, Count] = defaultdict(Count)
    for name, *_ in said & labelled.facts:
        made[name] += Count(right=1)
    for name, *_ in said - labelled.facts:
        made[name] += Count(wrong=1)
    for name, *_ in labelled.facts - said:
        made[name] += Count(missed=1)
    return made


def false_comfort(labelled: Labelled, found: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts found that speak well of the tender and that its label does not hold: each may hide a fault."""
    wrong = [fact for fact in found if is_reassuring(fact)]
    return tuple(fact for fact in wrong if (fact.name, fact.value, fact.about) not in labelled.facts)


def read_documents() -> list[Labelled]:
    """Whole documents that were written for the test, made into files and read back as any file is."""
    return [_document(path) for path in sorted((CASES / "documents").glob("*.yaml"))]


def _document(path: Path) -> Labelled:
    row = yaml.safe_load(path.read_text(encoding="utf-8"))
    data = file_of(row["name"], row["text"])
    return Labelled(
        name=row["name"],
        pack=Pack(documents=(read_file(data, name=row["name"]).document,)),
        facts=frozenset(said_of(one) for one in row["facts"]),
        is_held_out=is_held_out(row["name"]),
    )


def file_of(name: str, text: str) -> bytes:
    """A Word, PDF or Markdown file of a text whose headings begin with "# " and whose table rows with "| "."""
    blocks = text.strip().split("\n\n")
    if name.endswith(".docx"):
        return word_with_tables(blocks)
    if name.endswith(".pdf"):
        return pdf_file("\n\n".join(line for block in blocks for line in block.splitlines()))
    return text.encode()
