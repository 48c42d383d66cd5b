"""The structured tender as a file, ``worthwhile/tender/1``, and what it states of its own fitness."""

from worthwhile.exchange.tender.facts import facts_of
from worthwhile.exchange.tender.tender import FORMAT, Tender, read_tender
from worthwhile.exchange.tender.tender_file import (
    InvalidTender,
    LoadedTender,
    load_tender,
    new_tender_text,
    tender_from_data,
    tender_from_text,
    tender_text,
    write_new_tender,
)

__all__ = [
    "FORMAT",
    "InvalidTender",
    "LoadedTender",
    "Tender",
    "facts_of",
    "load_tender",
    "new_tender_text",
    "read_tender",
    "tender_from_data",
    "tender_from_text",
    "tender_text",
    "write_new_tender",
]
