"""What is kept of tenders."""

from worthwhile.apps.tenders.models.assessing import (
    AgreedScore,
    Contender,
    GivenScore,
    JudgedCondition,
    PriceDecided,
    PriceExplained,
    PriceQuestion,
    Recusal,
)
from worthwhile.apps.tenders.models.awarding import (
    AwardMade,
    ContractRecorded,
    OutcomeTold,
    Proposal,
    ProposalReturned,
    Representation,
    RepresentationDecided,
)
from worthwhile.apps.tenders.models.bid import Bid, BidPartner, OpenedBid, ReceivedBid
from worthwhile.apps.tenders.models.bid_draft import (
    BidDraft,
    BidDraftFile,
    BidPart,
    DeclarationKept,
    DraftRevision,
    FileOf,
    JointMember,
    PartState,
)
from worthwhile.apps.tenders.models.draft_change import DraftChange, DraftChangeSaving
from worthwhile.apps.tenders.models.envelope import Envelope, EnvelopeFile, EnvelopeRecord, LookedThrough, OpenedPrice
from worthwhile.apps.tenders.models.log_line import Committed, LogLine
from worthwhile.apps.tenders.models.notice import KeptNotice
from worthwhile.apps.tenders.models.opening import KeyHolder, KeyWrap, OpeningKey
from worthwhile.apps.tenders.models.partner_left import PartnerLeft
from worthwhile.apps.tenders.models.people import OFFICES, InterestDeclared, Invited, TenderPerson, name_in_log
from worthwhile.apps.tenders.models.preferred import (
    HowListed,
    ListApplication,
    Listed,
    PreferredList,
    SupplierChoice,
)
from worthwhile.apps.tenders.models.provider_link import ProviderLink
from worthwhile.apps.tenders.models.question import Question
from worthwhile.apps.tenders.models.route_decided import RouteDecided
from worthwhile.apps.tenders.models.second_thoughts import (
    AsideGround,
    BidSetAside,
    KeepingDecided,
    NotCountedTold,
    OutcomeKept,
    SettingAsideDecided,
    UnreadableDecided,
)
from worthwhile.apps.tenders.models.standing_back import StandBackAsked, StandBackDecided
from worthwhile.apps.tenders.models.tender import Tender, TenderSaving

__all__ = [
    "OFFICES",
    "AgreedScore",
    "AsideGround",
    "AwardMade",
    "Bid",
    "BidDraft",
    "BidDraftFile",
    "BidPart",
    "BidPartner",
    "BidSetAside",
    "Committed",
    "Contender",
    "ContractRecorded",
    "DeclarationKept",
    "DraftChange",
    "DraftChangeSaving",
    "DraftRevision",
    "Envelope",
    "EnvelopeFile",
    "EnvelopeRecord",
    "FileOf",
    "GivenScore",
    "HowListed",
    "InterestDeclared",
    "Invited",
    "JointMember",
    "JudgedCondition",
    "KeepingDecided",
    "KeptNotice",
    "KeyHolder",
    "KeyWrap",
    "ListApplication",
    "Listed",
    "LogLine",
    "LookedThrough",
    "NotCountedTold",
    "OpenedBid",
    "OpenedPrice",
    "OpeningKey",
    "OutcomeKept",
    "OutcomeTold",
    "PartState",
    "PartnerLeft",
    "PreferredList",
    "PriceDecided",
    "PriceExplained",
    "PriceQuestion",
    "Proposal",
    "ProposalReturned",
    "ProviderLink",
    "Question",
    "ReceivedBid",
    "Recusal",
    "Representation",
    "RepresentationDecided",
    "RouteDecided",
    "SettingAsideDecided",
    "StandBackAsked",
    "StandBackDecided",
    "SupplierChoice",
    "Tender",
    "TenderPerson",
    "TenderSaving",
    "UnreadableDecided",
    "name_in_log",
]
