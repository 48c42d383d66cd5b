"""An invented tender, of two documents, to try the checks on."""

from __future__ import annotations

from importlib.resources import files

from worthwhile.exchange.tender_pack.reading import PackFile

NAMES = ("invitation-to-tender.md", "contract-terms.md")


def demonstration_pack() -> tuple[PackFile, ...]:
    """The documents, as somebody would send them. Buyer, place and service are made up."""
    folder = files("worthwhile.exchange.tender_pack").joinpath("demonstration")
    return tuple(PackFile(name=name, data=folder.joinpath(name).read_bytes()) for name in NAMES)
