"""Tenders: what the law says of one, whether it is fit, who is first, and those that are open or run here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from worthwhile.api.answers import ref
from worthwhile.api.bearer import organisation_of
from worthwhile.api.bodies import JSON, YAML, case_text
from worthwhile.api.describe import described as operation
from worthwhile.api.pages import CursorQuery, page_of_rows, page_schema
from worthwhile.api.problems import NothingThere, json_answer, text_answer
from worthwhile.api.query import NoQuery, read_query
from worthwhile.apps.organisations.models import Scope
from worthwhile.apps.tenders.models import Tender
from worthwhile.apps.tenders.presenters.tender_data import published_data, tender_data
from worthwhile.apps.tenders.selectors.bidder_tenders import find_published_tender, list_open_tenders
from worthwhile.apps.tenders.selectors.bids_scored import read_evaluation_text, score_text
from worthwhile.apps.tenders.selectors.buyer_tenders import find_tender, list_tenders
from worthwhile.apps.tenders.selectors.log import log_lines, why_no_log
from worthwhile.apps.tenders.selectors.log_key import public_log_key
from worthwhile.engines.regimes import decide
from worthwhile.engines.scoring import simulate
from worthwhile.exchange.evaluation import scoring_data, simulation_data
from worthwhile.exchange.plain_data import json_text, load_plain_data
from worthwhile.exchange.regime import decision_data, facts_from_data
from worthwhile.exchange.tender import facts_of, tender_from_data
from worthwhile.exchange.tender.fitness import check_fitness, effort_of
from worthwhile.exchange.tender.fitness_json import fitness_data
from worthwhile.kernel.records import Record, described
from worthwhile.reference.regimes import regime_rules
from worthwhile.reference.working_days import UnitedKingdomDays

router = Router(tags=["Tenders"])
KEY_SCHEMA = {
    "type": "object",
    "required": ["algorithm", "public_key"],
    "additionalProperties": False,
    "properties": {
        "algorithm": {"const": "Ed25519"},
        "public_key": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "32 bytes as hexadecimal digits"},
    },
}
BODY = {JSON: {"type": "object"}, YAML[0]: {"type": "string"}}


@dataclass(frozen=True, kw_only=True)
class OnQuery(Record):
    """By the law of which day."""

    on: date | None = described("The day to decide for, such as 2026-04-01, where the body states none", default=None)


@dataclass(frozen=True, kw_only=True)
class SimulateQuery(Record):
    """How a scheme is tried."""

    bids: int = described("How many made-up bids are added", default=200, minimum=1, maximum=2_000)
    seed: int = described("Seed of the made-up bids: the same seed gives the same answer", default=1, minimum=0)


@router.post(
    "regime/decide",
    **operation(
        id="decide_regime",
        summary="Which procurement law holds, and what it asks",
        about="Takes facts (worthwhile/regime-facts/1) and answers as “worthwhile regime decide --json” prints it. "
        "What is not stated stays unknown and never counts as a pass. Not legal advice. Nothing is kept.",
        query=OnQuery,
        body=BODY,
        answer=("The decision, with every rule and its source", ref("RegimeDecision")),
    ),
)
def decide_regime(request: HttpRequest) -> HttpResponse:
    """Decide."""
    query = read_query(OnQuery, request)
    loaded, rules = facts_from_data(_body(request)), regime_rules()
    decision = decide(facts=loaded.facts, rules=rules, on=query.on, calendar=UnitedKingdomDays())
    return text_answer(json_text(decision_data(decision)))


@router.post(
    "tenders/fitness",
    **operation(
        id="check_tender_fitness",
        summary="Whether a tender is fit for purpose",
        about="Takes a tender (worthwhile/tender/1) and answers as “worthwhile tender fitness --json” prints it: every "
        "check against law, practice and our own lines, and what a bid would take. Nothing is kept.",
        query=OnQuery,
        body=BODY,
        answer=("Every check, and the effort to bid", ref("TenderFitness")),
    ),
)
def check_tender_fitness(request: HttpRequest) -> HttpResponse:
    """Check a tender."""
    query = read_query(OnQuery, request)
    tender = tender_from_data(_body(request)).tender
    facts, on = facts_of(tender), query.on or timezone.localdate()
    found = fitness_data(check_fitness(facts, on=on), effort_of(facts, on=on))
    title = f"{tender.subject.title} ({tender.buyer.name})"
    return text_answer(json_text({"title": title, "cautions": [], **found}))


@router.post(
    "tenders/score",
    **operation(
        id="score_bids",
        summary="Bids scored and ranked, exactly",
        about="Takes an evaluation (worthwhile/evaluation/1) and answers as “worthwhile tender score --json” prints "
        "it, with how firm the award is. Up to 100 bids; the command takes more. Nothing is kept.",
        query=NoQuery,
        body=BODY,
        answer=("The outcome with its working", ref("BidsScored")),
    ),
)
def score_bids(request: HttpRequest) -> HttpResponse:
    """Score bids."""
    read_query(NoQuery, request)
    text, suffix = case_text(request)
    scored = score_text(text, suffix=suffix, name="The body")
    return text_answer(json_text(scoring_data(scored.result, evaluation_hash=scored.loaded.evaluation_hash)))


@router.post(
    "tenders/simulate",
    **operation(
        id="try_scheme",
        summary="A scheme tried before it is published",
        about="Takes an evaluation, with bids or without, and answers as “worthwhile tender simulate --json” prints it "
        "for the same seed and number of bids. Nothing is kept.",
        query=SimulateQuery,
        body=BODY,
        answer=("What the made-up bids showed", ref("SchemeTried")),
    ),
)
def try_scheme(request: HttpRequest) -> HttpResponse:
    """Try a scheme."""
    query = read_query(SimulateQuery, request)
    text, suffix = case_text(request)
    loaded = read_evaluation_text(text, suffix=suffix, name="The body")
    result = simulate(evaluation=loaded.evaluation, trials=query.bids, rng=np.random.default_rng(query.seed))
    return text_answer(json_text(simulation_data(result, seed=query.seed, evaluation_hash=loaded.evaluation_hash)))


@router.get(
    "tenders/log-key",
    **operation(
        id="read_log_key",
        summary="The public key that checks the logs of tenders",
        about="By it the verifier tells a log that this service signed from any other. It stands on a page for "
        "everybody too, and on each receipt.",
        scope=Scope.TENDERS_READ,
        query=NoQuery,
        answer=("The key", KEY_SCHEMA),
    ),
)
def read_log_key(request: HttpRequest) -> HttpResponse:
    """Say by which key logs are signed."""
    read_query(NoQuery, request)
    return json_answer({"algorithm": "Ed25519", "public_key": public_log_key()})


@router.get(
    "tenders/open",
    **operation(
        id="list_open_tenders",
        summary="Tenders that anybody may bid to now",
        about="Those that are run on this installation. Quick quotes are for those invited and are not in it.",
        query=CursorQuery,
        answer=("A page of tenders", page_schema(ref("Tender"))),
    ),
)
def list_open(request: HttpRequest) -> HttpResponse:
    """List what is open."""
    query = read_query(CursorQuery, request)
    return json_answer(page_of_rows(list_open_tenders(timezone.now()), query, by="pk", entry=tender_data))


@router.get(
    "tenders/open/{key:id}",
    **operation(
        id="show_open_tender",
        summary="One published tender with what it asks for",
        about="Also after it has closed. Questions stand with their answers, and nobody is named.",
        query=NoQuery,
        answer=("The tender", ref("PublishedTender")),
        refusals=(404,),
    ),
)
def show_open(request: HttpRequest, id: int) -> HttpResponse:
    """Show a published tender."""
    read_query(NoQuery, request)
    return text_answer(json_text(published_data(_found(find_published_tender(id), id))))


@router.get(
    "tenders",
    **operation(
        id="list_own_tenders",
        summary="The tenders that the organisation runs",
        about="Drafts too. Bids and their number are not in it: they are opened on the pages, with the keys of those "
        "named.",
        scope=Scope.TENDERS_READ,
        query=CursorQuery,
        answer=("A page of tenders", page_schema(ref("Tender"))),
    ),
)
def list_own(request: HttpRequest) -> HttpResponse:
    """List the organisation's tenders."""
    query = read_query(CursorQuery, request)
    own = list_tenders(organisation_of(request)).select_related("buyer")
    return json_answer(page_of_rows(own, query, by="pk", entry=tender_data))


@router.get(
    "tenders/{key:id}",
    **operation(
        id="show_own_tender",
        summary="One tender that the organisation runs",
        about="With what it says to bidders as last kept, and the questions that were answered.",
        scope=Scope.TENDERS_READ,
        query=NoQuery,
        answer=("The tender", ref("PublishedTender")),
        refusals=(404,),
    ),
)
def show_own(request: HttpRequest, id: int) -> HttpResponse:
    """Show one of the organisation's tenders."""
    read_query(NoQuery, request)
    return text_answer(json_text(published_data(_found(find_tender(organisation_of(request), id), id))))


@router.get(
    "tenders/{key:id}/log",
    **operation(
        id="read_tender_log",
        summary="The log of a tender, as its verifier reads it",
        about="One entry a line with a signed end. People and bidders stand in it by number. While bids come in there "
        "is none to read, as it says how many there are.",
        scope=Scope.TENDERS_READ,
        query=NoQuery,
        answer=("The log, one JSON object a line", {"type": "string"}, ["application/jsonl"]),
        refusals=(404,),
    ),
)
def read_log(request: HttpRequest, id: int) -> HttpResponse:
    """Hand over the log of one of the organisation's tenders."""
    read_query(NoQuery, request)
    tender = _found(find_tender(organisation_of(request), id), id)
    if why_not := why_no_log(tender):
        raise NothingThere(why_not)
    return HttpResponse("".join(log_lines(tender, timezone.now())), content_type="application/jsonl")


def _body(request: HttpRequest) -> Any:
    text, suffix = case_text(request)
    return load_plain_data(text, suffix=suffix, name="The body")


def _found(tender: Tender | None, id: int) -> Tender:
    if tender is None:
        raise NothingThere(f"There is no tender {id} here that you may see")
    return tender
