"""What is kept of tenders."""

from worthwhile.apps.tenders.models.bid import Bid, OpenedBid, ReceivedBid
from worthwhile.apps.tenders.models.log_line import LogLine
from worthwhile.apps.tenders.models.opening import KeyHolder, KeyWrap, OpeningKey
from worthwhile.apps.tenders.models.people import OFFICES, InterestDeclared, Invited, TenderPerson, name_in_log
from worthwhile.apps.tenders.models.question import Question
from worthwhile.apps.tenders.models.tender import Tender, TenderSaving

__all__ = [
    "OFFICES",
    "Bid",
    "InterestDeclared",
    "Invited",
    "KeyHolder",
    "KeyWrap",
    "LogLine",
    "OpenedBid",
    "OpeningKey",
    "Question",
    "ReceivedBid",
    "Tender",
    "TenderPerson",
    "TenderSaving",
    "name_in_log",
]
