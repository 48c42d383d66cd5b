"""A bid as one package of two envelopes, quality and price, which part again at the opening."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from worthwhile.exchange.bid.bid import TenderBid, read_bid_record
from worthwhile.exchange.bid.plain_record import plain_record
from worthwhile.exchange.bid.price import BidPrice, read_price_record
from worthwhile.exchange.bid.stored_zip import Parts, parts_of, stored_zip
from worthwhile.exchange.exact_json import exact_json_text, read_exact_json
from worthwhile.exchange.plain_data import InvalidFile
from worthwhile.kernel.problems import InvalidInput, Problem, WorthwhileError
from worthwhile.kernel.records import Record

QUALITY, PRICE = "quality", "price"
QUALITY_RECORD, PRICE_RECORD = "bid.json", "price.json"
FILES = "files/"
MOST_FILES = 10
"""In each envelope."""
LARGEST_PACKAGE = 20_000_000
LARGEST_RECORD = 2_000_000
_LONGEST_NAME = 120
# A number before a name that stands twice.
_ROOM_FOR_NUMBER = 10
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
# What some machines take for something else than a file.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)

T = TypeVar("T", bound=Record)


class NotABid(WorthwhileError):
    """Bytes that are no package, or no envelope, as we write them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BidFile:
    """A file of a bid."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelopes:
    """A package parted: each half is a zip by itself, and neither holds anything of the other."""

    quality: bytes
    price: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityEnvelope:
    """What assessors judge."""

    bid: TenderBid
    files: tuple[BidFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceEnvelope:
    """What is read after quality is settled."""

    price: BidPrice
    files: tuple[BidFile, ...]


def pack(
    bid: TenderBid,
    price: BidPrice,
    *,
    quality_files: Sequence[BidFile] = (),
    price_files: Sequence[BidFile] = (),
) -> bytes:
    """The package: the same bytes for the same bid. Names are made safe, and each stands once in its envelope.

    Raises InvalidInput where a record would not be read back as it is, and past MOST_FILES or LARGEST_RECORD.
    """
    parts = [
        *_folder(QUALITY, QUALITY_RECORD, _text(bid, read_bid_record), quality_files),
        *_folder(PRICE, PRICE_RECORD, _text(price, read_price_record), price_files),
    ]
    return stored_zip(tuple(parts))


def split(content: bytes) -> Envelopes:
    """The two envelopes of a package. Raises NotABid for whatever else was handed in, and nothing else."""
    parts = _parts(content, most=2 * (MOST_FILES + 1))
    quality, price = (
        tuple((name.removeprefix(f"{folder}/"), data) for name, data in parts if name.startswith(f"{folder}/"))
        for folder in (QUALITY, PRICE)
    )
    in_order = [*(f"{QUALITY}/{name}" for name, _ in quality), *(f"{PRICE}/{name}" for name, _ in price)]
    if in_order != [name for name, _ in parts]:
        raise NotABid("Something stands in this bid beside its two envelopes, or they are mixed.")
    for folder, record, found in ((QUALITY, QUALITY_RECORD, quality), (PRICE, PRICE_RECORD, price)):
        _check(folder, record, found)
    return Envelopes(quality=stored_zip(quality), price=stored_zip(price))


def read_quality(content: bytes) -> QualityEnvelope:
    """What stands in a quality envelope. Raises NotABid."""
    bid, files = _envelope(QUALITY, QUALITY_RECORD, content, read_bid_record)
    return QualityEnvelope(bid=bid, files=files)


def read_price(content: bytes) -> PriceEnvelope:
    """What stands in a price envelope. Raises NotABid."""
    price, files = _envelope(PRICE, PRICE_RECORD, content, read_price_record)
    return PriceEnvelope(price=price, files=files)


def safe_names(names: Sequence[str]) -> list[str]:
    """Names without folders, each once, also where capitals are not told apart: a second one gets a number."""
    taken: set[str] = set()
    found = []
    for given in names:
        plain = _plain_name(given)
        tries = (plain if number == 1 else f"{number} {plain}" for number in itertools.count(1))
        name = next(one for one in tries if one.casefold() not in taken)
        taken.add(name.casefold())
        found.append(name)
    return found


def _plain_name(given: str, longest: int = _LONGEST_NAME) -> str:
    last = PurePosixPath(given.replace("\\", "/")).name
    plain = _NOT_IN_NAMES.sub("_", last)[-longest:].strip(" .") or "file"
    return f"file {plain}" if _DEVICES.fullmatch(plain) else plain


def _are_safe(names: Sequence[str]) -> bool:
    longest = _LONGEST_NAME + _ROOM_FOR_NUMBER
    is_plain = all(_plain_name(name, longest) == name for name in names)
    return is_plain and len({name.casefold() for name in names}) == len(names)


def _text(record: T, read: Callable[[object], T]) -> bytes:
    """The record as exact JSON, once it is known to come back: nothing is sealed that the opening could not read."""
    text = exact_json_text(plain_record(record))
    read(read_exact_json(text))
    if len(text.encode()) > LARGEST_RECORD:
        raise InvalidInput([Problem("", f"This is longer than {LARGEST_RECORD // 1_000_000} MB of text. Shorten it.")])
    return text.encode()


def _folder(folder: str, record: str, text: bytes, files: Sequence[BidFile]) -> Parts:
    if len(files) > MOST_FILES:
        raise InvalidInput([Problem(folder, f"Choose at most {MOST_FILES} files. You chose {len(files)}.")])
    names = safe_names([file.name for file in files])
    kept = ((f"{folder}/{FILES}{name}", file.content) for name, file in zip(names, files, strict=True))
    return ((f"{folder}/{record}", text), *kept)


def _parts(content: bytes, *, most: int) -> Parts:
    if len(content) > LARGEST_PACKAGE:
        raise NotABid(f"This is larger than a bid may be, {LARGEST_PACKAGE // 1_000_000} MB.")
    parts = parts_of(content, most=most)
    if parts is None:
        raise NotABid("This is not a bid as this service packs one.")
    return parts


def _check(folder: str, record: str, parts: Parts) -> None:
    names = [name for name, _ in parts]
    if not names or names[0] != record or len(parts[0][1]) > LARGEST_RECORD or len(names) > MOST_FILES + 1:
        raise NotABid(f"The {folder} envelope of this bid does not begin with a record of its own.")
    files = [name.removeprefix(FILES) for name in names[1:]]
    if any(not name.startswith(FILES) for name in names[1:]) or not _are_safe(files):
        raise NotABid(f"The {folder} envelope of this bid holds a file whose name is not one we give.")


def _envelope(folder: str, record: str, content: bytes, read: Callable[[object], T]) -> tuple[T, tuple[BidFile, ...]]:
    parts = _parts(content, most=MOST_FILES + 1)
    _check(folder, record, parts)
    try:
        held = read(read_exact_json(parts[0][1].decode()))
    except (InvalidInput, InvalidFile, UnicodeDecodeError) as error:
        raise NotABid(f"The record in the {folder} envelope of this bid cannot be read: {error}") from None
    return held, tuple(BidFile(name=name.removeprefix(FILES), content=data) for name, data in parts[1:])
