"""Opportunities and the market: found, read one by one, matched with a profile, and seen as a whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from worthwhile.api.answers import ref
from worthwhile.api.bodies import JSON, YAML, case_text
from worthwhile.api.describe import described as operation
from worthwhile.api.pages import page_schema
from worthwhile.api.problems import NothingThere, json_answer
from worthwhile.api.query import NoQuery, read_query
from worthwhile.api.routers.market.answers import RELEASE
from worthwhile.api.routers.market.asked import (
    ExpiringQuery,
    MarketQuery,
    MatchQuery,
    NoMarket,
    SearchQuery,
    day_of,
    known_names,
    market_asked,
    market_now,
    told,
)
from worthwhile.apps.opportunities.presenters.market_files import answer_data, plain_row
from worthwhile.apps.opportunities.selectors.expiring_answers import answer_expiring_asked
from worthwhile.apps.opportunities.selectors.expiring_asked import read_expiring_asked
from worthwhile.apps.opportunities.selectors.market_answers import find_answer
from worthwhile.apps.opportunities.selectors.notice import NoticeNotJoined, find_release
from worthwhile.apps.opportunities.selectors.search_answers import answer_search
from worthwhile.apps.opportunities.selectors.search_asked import read_search
from worthwhile.exchange.plain_data import load_plain_data
from worthwhile.exchange.profile import profile_from_data
from worthwhile.kernel.problems import InvalidInput, did_you_mean
from worthwhile.market.queries.match import match
from worthwhile.market.queries.match_data import matches_data
from worthwhile.market.queries.search_data import hit_data
from worthwhile.market.queries.shape import BY_SLUG, QUESTIONS

router = Router(tags=["Opportunities and the market"])

SEVERAL = ("service", "suits", "regime", "type", "publisher")
FACTS = ("code", "slug", "title", "asks", "chart")


@router.get(
    "opportunities",
    **operation(
        id="search_opportunities",
        summary="Find notices by words and filters",
        about="Takes the names that the search page has in its address and answers in the same order. Each procurement "
        "stands once.",
        query=SearchQuery,
        answer=("A page of notices, best first", page_schema(ref("Opportunity"))),
        refusals=(404,),
    ),
)
def search_opportunities(request: HttpRequest) -> HttpResponse:
    """Find notices."""
    problems = known_names(request, SearchQuery, many=SEVERAL)
    day, reading = day_of(request, problems), read_search(request.GET)
    problems += told(reading.problems)
    if problems:
        raise InvalidInput(problems)
    answer = answer_search(market_now(), reading.search, on=day.on)
    if answer is None:
        raise NoMarket
    found = answer.found
    more = found.page * found.per_page < found.total
    items = [hit_data(hit) for hit in found.hits]
    return json_answer({"items": items, "next": str(found.page + 1) if more and items else None})


@router.get(
    "opportunities/expiring",
    **operation(
        id="list_expiring",
        summary="Contracts that end soon",
        about="Contracts whose end, or whose end of extension, lies within so many months, with holder and length.",
        query=ExpiringQuery,
        answer=("The contracts, and what the list cannot know", ref("ExpiringContracts")),
        refusals=(404, 503),
    ),
)
def list_expiring(request: HttpRequest) -> HttpResponse:
    """List what ends."""
    problems = known_names(request, ExpiringQuery, many=("service",))
    day, asked = day_of(request, problems), read_expiring_asked(request.GET)
    problems += told(asked.problems)
    if problems:
        raise InvalidInput(problems)
    found = answer_expiring_asked(market_now(), asked, on=day.day)
    return json_answer(
        {
            "on": day.day.isoformat(),
            "within_months": asked.within_months,
            "reading": list(found.said),
            "items": [plain_row(row) for row in found.rows],
        }
    )


@router.post(
    "opportunities/match",
    **operation(
        id="match_profile",
        summary="What is open and fits a provider",
        about="Takes a profile (worthwhile/profile/1) and answers as “worthwhile market match --json” prints it: what "
        "fits, best first, then what would fit with help. Nothing is kept.",
        query=MatchQuery,
        body={JSON: {"type": "object", "description": "A profile"}, YAML[0]: {"type": "string"}},
        answer=("Matches with reasons", {"type": "array", "items": ref("Match")}),
        refusals=(404,),
    ),
)
def match_profile(request: HttpRequest) -> HttpResponse:
    """Match a profile with what is open."""
    query = read_query(MatchQuery, request)
    text, suffix = case_text(request)
    profile = profile_from_data(load_plain_data(text, suffix=suffix, name="The body"))
    problems = known_names(request, MatchQuery)
    day, held = day_of(request, problems), market_now()
    if problems:
        raise InvalidInput(problems)
    if held.index is None:
        raise NoMarket
    found = match(held.index, profile.provider, on=day.on, market=held.tables, limit=query.limit)
    return json_answer(matches_data(found))


@router.get(
    "opportunities/{path:ocid}",
    **operation(
        id="show_opportunity",
        summary="One procurement as published",
        about="Its releases compiled into one by the merging rules of the Open Contracting Data Standard, without "
        "contact points; e-mail addresses and telephone numbers in texts are masked.",
        query=NoQuery,
        answer=("The compiled release", RELEASE),
        refusals=(404,),
    ),
)
def show_opportunity(request: HttpRequest, ocid: str) -> HttpResponse:
    """Show one procurement."""
    read_query(NoQuery, request)
    try:
        found = find_release(market_now(), ocid)
    except NoticeNotJoined as error:
        raise NothingThere(f"The notices of {ocid} cannot be joined: {error.why}") from None
    if found is None:
        raise NothingThere(f"No notice with the ocid {ocid!r} is held here")
    return json_answer(found)


@router.get(
    "market",
    **operation(
        id="list_market_questions",
        summary="The questions about how open a market is",
        about="Each has a permanent code, a method page and an address of its own for its answer.",
        query=NoQuery,
        answer=("The questions", {"type": "array", "items": ref("MarketQuestion")}),
    ),
)
def list_market_questions(request: HttpRequest) -> HttpResponse:
    """List the questions."""
    read_query(NoQuery, request)
    return json_answer([{name: getattr(question, name) for name in FACTS} for question in QUESTIONS])


@router.get(
    "market/{slug}",
    **operation(
        id="answer_market_question",
        summary="The answer to one question",
        about="For all of the market, or for an area, a service, a buyer, a network and years. It says what it rests "
        "on. The years are given as from and to, such as from=2024.",
        query=MarketQuery,
        answer=("The answer with its rows and what they rest on", ref("MarketAnswer")),
        refusals=(404, 503),
    ),
)
def answer_market_question(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer a question."""
    question = BY_SLUG.get(slug)
    if question is None:
        raise NothingThere(f"There is no question {slug!r}.{did_you_mean(slug, BY_SLUG)} All are listed at market")
    asked = market_asked(request)
    return json_answer(answer_data(find_answer(market_now(), question, asked.scope, asked.on), on=asked.on))
