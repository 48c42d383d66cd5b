"""The result as Common Impact Data Standard JSON-LD."""

from worthwhile.exchange.cids.document import cids_document

__all__ = ["cids_document"]
