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
from worthwhile.engines.matching.provider import HeldReserved, Provider, Service
from worthwhile.engines.matching.reasons import About, Eligibility, Match, Reason, Remedy, RemedyKind, State
from worthwhile.engines.matching.rules import Lines, ReservedLaw, Rules
from worthwhile.engines.matching.sieve import Columns, Reservation, Sieved, sieve

__all__ = [
    "About",
    "AskedAccreditation",
    "BidsBefore",
    "BidsOf",
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
    "eligibility_of",
    "match_provider",
    "rank_matches",
    "sieve",
]
