"""Notices of a tender as OCDS, and what has to be entered where the law has them published."""

from worthwhile.exchange.notices.entries import Entry, content_to_enter, every_entry, with_what_is_asked
from worthwhile.exchange.notices.kind import FORMS, NoticeKind
from worthwhile.exchange.notices.record import Awarded, Body, Change, Promised, Runs, Signed, Sum, TenderRecord
from worthwhile.exchange.notices.release import EXTENSIONS, NOT_STATUTORY, package_of, release_of
from worthwhile.exchange.notices.statutory import Statutory, notices_if_so, statutory_notices
from worthwhile.exchange.notices.taken_back import with_what_went

__all__ = [
    "EXTENSIONS",
    "FORMS",
    "NOT_STATUTORY",
    "Awarded",
    "Body",
    "Change",
    "Entry",
    "NoticeKind",
    "Promised",
    "Runs",
    "Signed",
    "Statutory",
    "Sum",
    "TenderRecord",
    "content_to_enter",
    "every_entry",
    "notices_if_so",
    "package_of",
    "release_of",
    "statutory_notices",
    "with_what_is_asked",
    "with_what_went",
]
