"""Files that strangers send: what they are, what they must not hold, and who wrote them."""

from worthwhile.exchange.uploaded.bounded import authors_in_apart, examine_apart, scrub_authors_apart
from worthwhile.exchange.uploaded.clamd import Scan, Verdict, scan
from worthwhile.exchange.uploaded.examine import Examined, examine
from worthwhile.exchange.uploaded.kinds import ALL_KINDS, FileKind
from worthwhile.exchange.uploaded.limits import Limits
from worthwhile.exchange.uploaded.office import OutsideLink
from worthwhile.exchange.uploaded.refused import RefusedFile
from worthwhile.exchange.uploaded.scrub import authors_in, scrub_authors
from worthwhile.exchange.uploaded.sniff import sniff

__all__ = [
    "ALL_KINDS",
    "Examined",
    "FileKind",
    "Limits",
    "OutsideLink",
    "RefusedFile",
    "Scan",
    "Verdict",
    "authors_in",
    "authors_in_apart",
    "examine",
    "examine_apart",
    "scan",
    "scrub_authors",
    "scrub_authors_apart",
    "sniff",
]
