"""Tender packs: documents read into text with places, and the facts that detectors find in it."""

from worthwhile.exchange.tender_pack.facts_of_pack import facts_of_pack
from worthwhile.exchange.tender_pack.pack import Document, Pack, Passage, PassageKind
from worthwhile.exchange.tender_pack.reading import PackFile, ReadFile, read_file, read_file_apart, read_pack

__all__ = [
    "Document",
    "Pack",
    "PackFile",
    "Passage",
    "PassageKind",
    "ReadFile",
    "facts_of_pack",
    "read_file",
    "read_file_apart",
    "read_pack",
]
