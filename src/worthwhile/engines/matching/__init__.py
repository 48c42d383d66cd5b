"""Provider and opportunity: who may bid, how well it fits and why, and what would make it fit."""

from worthwhile.engines.matching.match import eligibility_of, match_provider, rank_matches
from worthwhile.engines.matching.opportunity import (
    AskedAccreditation,
    BidsBefore,
    BidsOf,
    CriterionStated,
    HeldBy,
    Holder,
    LotOffered,
    Opportunity,
    Place,
    PlacesFrom,
    Standing,
)
from worthwhile.engines.matching.partner import BRINGS, Brought, Partner, partner_of, rank_partners
from worthwhile.engines.matching.provider import HeldReserved, Provider, Service
from worthwhile.engines.matching.reasons import About, Eligibility, Match, Reason, Remedy, RemedyKind, State
from worthwhile.engines.matching.relevance import code_likeness, relevance_of, word_likeness
from worthwhile.engines.matching.rules import Lines, ReservedLaw, Rules
from worthwhile.engines.matching.shape import ROUTE_POINTS
from worthwhile.engines.matching.sieve import Columns, Reservation, Sieved, sieve

__all__ = [
    "BRINGS",
    "ROUTE_POINTS",
    "About",
    "AskedAccreditation",
    "BidsBefore",
    "BidsOf",
    "Brought",
    "Columns",
    "CriterionStated",
    "Eligibility",
    "HeldBy",
    "HeldReserved",
    "Holder",
    "Lines",
    "LotOffered",
    "Match",
    "Opportunity",
    "Partner",
    "Place",
    "PlacesFrom",
    "Provider",
    "Reason",
    "Remedy",
    "RemedyKind",
    "Reservation",
    "ReservedLaw",
    "Rules",
    "Service",
    "Sieved",
    "Standing",
    "State",
    "code_likeness",
    "eligibility_of",
    "match_provider",
    "partner_of",
    "rank_matches",
    "rank_partners",
    "relevance_of",
    "sieve",
    "word_likeness",
]
