"""Facts about a procurement in files (worthwhile/regime-facts/1), and decisions about it out of the door."""

from worthwhile.exchange.regime.decision_data import decision_data
from worthwhile.exchange.regime.facts_file import (
    FORMAT,
    InvalidFacts,
    LoadedFacts,
    RegimeFacts,
    facts_from_data,
    load_facts,
    new_facts_text,
    read_facts,
    write_new_facts,
)
from worthwhile.exchange.regime.record import decision_record, write_decision_record

__all__ = [
    "FORMAT",
    "InvalidFacts",
    "LoadedFacts",
    "RegimeFacts",
    "decision_data",
    "decision_record",
    "facts_from_data",
    "load_facts",
    "new_facts_text",
    "read_facts",
    "write_decision_record",
    "write_new_facts",
]
