"""A small folder of data files that loads, for tests to break."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from worthwhile.kernel.problems import InvalidInput
from worthwhile.reference.loading import load

FILES = {
    "licences.yaml": """\
open: {name: Open Licence, ships: true}
closed: {name: Closed Licence, ships: false}
""",
    "sources.yaml": """\
report: {title: A report, publisher: A ministry, published: "2024", licence: open, address: "https://example.org/a"}
manual: {title: A manual, publisher: A press, published: "2025", licence: closed, address: "https://example.org/b"}
""",
    "topics.yaml": """\
value-bank: {title: Value bank, description: Worth of outcomes.}
prices: {title: Prices, description: Indices.}
discounting: {title: Discounting, description: Rates.}
""",
    "reasons.yaml": "closed-licence: Its licence keeps it from shipping.\n",
    "units.csv": 'unit,meaning\nGBP per visit,Pounds for a visit\n"index, 2024 = 100",Index\nrate per year,Rate\n',
    "value-bank/VISIT.yaml": """\
id: value-bank/VISIT
label: A visit
description: What a visit costs.
unit: GBP per visit
price_year: 2023/24
geography: England
kind: official
values:
  - value: 12.50
    low: 10
    high: 15
    valid_from: 2023-04-01
    source: report
    locator: Table 1
    checked_on: 2026-01-31
    confidence: high
bank:
  kind: fiscal
  level: social
  agency: nhs
  uprate: prices
""",
    "value-bank/list.csv": """\
id,label,description,unit,price_year,geography,kind,bank.kind,bank.level,bank.agency,bank.uprate,bank.average_cost,\
value,valid_from,source,locator,checked_on,confidence
value-bank/CALL,A call,What a call costs.,GBP per visit,2023,England,derived,fiscal,social,nhs,prices,true,\
3.20,2023-01-01,report,"Table 2, row 1",2026-01-31,low
""",
    "value-bank/withheld.csv": """\
id,label,unit,source,reasons,advice
value-bank/STAY,A stay,per stay,manual,closed-licence,A price.
""",
    "prices/index.yaml": """\
id: prices/index
label: Index
description: An index of prices.
unit: "index, 2024 = 100"
geography: UK
kind: official
values: index-values.csv
""",
    "prices/index-values.csv": """\
valid_from,valid_to,value,source,locator,checked_on,confidence
2023-01-01,2023-12-31,96.25,report,Row 2023,2026-01-31,high
2024-01-01,2024-12-31,100.0,report,Row 2024,2026-01-31,high
""",
    "discounting/rates.yaml": """\
id: discounting/rates
label: Rates
description: Rates by band.
unit: rate per year
geography: UK
kind: official
shape: bands
editions:
  - rows: rates.csv
    valid_from: 2022-01-01
    valid_to: 2025-12-31
    source: report
    locator: Table 3
    checked_on: 2026-01-31
    confidence: high
  - rows:
      - {first_year: 0, rate: 0.03}
    valid_from: 2026-01-01
    source: report
    locator: Table 4
    checked_on: 2026-01-31
    confidence: high
""",
    "discounting/rates.csv": "first_year,last_year,rate\n0,30,0.035\n31,,0.03\n",
}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the folder with some files changed.

    A change is a pair (old, new) of words in the file, a whole text, or None to leave the file out.
    """

    def make(changes: Mapping[str, str | bytes | tuple[str, str] | None] | None = None) -> Path:
        texts: dict[str, str | bytes | None] = dict(FILES)
        for path, change in (changes or {}).items():
            if isinstance(change, tuple):
                before = FILES[path]
                assert change[0] in before, f"{change[0]!r} is not in {path}"
                change = before.replace(change[0], change[1], 1)
            texts[path] = change
        for path, text in texts.items():
            if text is not None:
                file = tmp_path / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return make


@pytest.fixture
def problems_of(write: Write) -> Callable[..., list[str]]:
    """The problems of the folder with some files changed, as a user reads them."""

    def find(changes: Mapping[str, str | bytes | tuple[str, str] | None]) -> list[str]:
        with pytest.raises(InvalidInput) as caught:
            load(write(changes))
        return [str(problem) for problem in caught.value.problems]

    return find
