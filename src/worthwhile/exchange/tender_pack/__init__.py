"""Tender packs: documents read into text with places, and the facts that detectors find in it."""

from worthwhile.exchange.tender_pack.demonstration_pack import demonstration_pack
from worthwhile.exchange.tender_pack.facts_of_pack import facts_of_pack
from worthwhile.exchange.tender_pack.finding import FoundFacts, find_facts, find_facts_apart
from worthwhile.exchange.tender_pack.pack import Document, Pack, Passage, PassageKind
from worthwhile.exchange.tender_pack.reading import PackFile, ReadFile, read_file, read_file_apart, read_pack

__all__ = [
    "Document",
    "FoundFacts",
    "Pack",
    "PackFile",
    "Passage",
    "PassageKind",
    "ReadFile",
    "demonstration_pack",
    "facts_of_pack",
    "find_facts",
    "find_facts_apart",
    "read_file",
    "read_file_apart",
    "read_pack",
]
