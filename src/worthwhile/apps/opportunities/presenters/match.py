"""What fits an organisation, in three groups, each notice with eligibility, relevance and how winnable it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from worthwhile.apps.opportunities.selectors.watch_notices import NoticeLine, line_of
from worthwhile.engines.matching import About, Eligibility, Match, Reason, Remedy, State
from worthwhile.market.queries.match import Matched, Matches

ELIGIBILITY = (About.AREA, About.SIZE, About.RESERVED, About.ACCREDITATION)
RELEVANCE = (About.SERVICE,)
NAMES: Mapping[About, str] = MappingProxyType(
    {
        About.SERVICE: "What is done",
        About.AREA: "Place",
        About.SIZE: "Size",
        About.RESERVED: "Who may bid",
        About.ACCREDITATION: "Accreditation",
        About.TIME: "Time left",
        About.STEP_UP: "Against your largest contract",
        About.WORTH_A_BID: "Worth a bid",
        About.LENGTH: "Length",
        About.LOTS: "Lots",
        About.COMPETITION: "How many bid",
        About.HOLDER: "Who holds it now",
        About.ROUTE: "Procedure",
        About.PRICE_WEIGHT: "Weight of price",
        About.SUITABILITY: "Suits small and voluntary",
    }
)
TAGS: Mapping[State, tuple[str, str]] = MappingProxyType(
    {
        State.MET: ("Yes", "govuk-tag--green"),
        State.WATCH: ("Look closer", "govuk-tag--yellow"),
        State.UNKNOWN: ("Not known", "govuk-tag--grey"),
        State.NOT_MET: ("No", "govuk-tag--red"),
    }
)
_UNLESS_RESERVED = "Nothing that is stated keeps you from bidding. Whether it is reserved for others is not stated"
VERDICTS: Mapping[Eligibility, tuple[str, str, str]] = MappingProxyType(
    {
        Eligibility.YES: ("Fits", "You can bid, as far as the notice and your profile tell", "govuk-tag--green"),
        Eligibility.UNKNOWN: ("Might fit", "You may be able to bid: something is not known", "govuk-tag--yellow"),
        Eligibility.NO: ("Not alone", "You cannot bid alone, as things stand", "govuk-tag--red"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonLine:
    """One reason, with its state in a word."""

    code: str
    name: str
    state: str
    colour: str
    sentence: str
    source: str
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchCard:
    """One notice with everything the match rests on."""

    notice: NoticeLine
    tag: str
    verdict: str
    colour: str
    score: int
    relevance: str
    fit: str
    eligibility: tuple[ReasonLine, ...]
    relevant: tuple[ReasonLine, ...]
    winnable: tuple[ReasonLine, ...]
    remedies: tuple[Remedy, ...]
    headline: str

    @property
    def fits(self) -> bool:
        """Whether nothing that is stated stands against it."""
        return self.tag == VERDICTS[Eligibility.YES][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchGroups:
    """The three groups, and what was left out of them, counted."""

    fits: tuple[MatchCard, ...]
    might: tuple[MatchCard, ...]
    not_alone: tuple[MatchCard, ...]
    open: int
    relevant: int
    out: int
    far: int


def present_matches(found: Matches, *, on: datetime) -> MatchGroups:
    """Matches in groups: those with nothing stated against them, those with questions, those that do not fit alone."""
    cards = [_card(one, on) for one in found.best]
    return MatchGroups(
        fits=tuple(card for card in cards if card.fits),
        might=tuple(card for card in cards if not card.fits),
        not_alone=tuple(_card(one, on) for one in found.with_help),
        open=found.open,
        relevant=found.relevant,
        out=found.out,
        far=found.open - found.relevant,
    )


def _card(one: Matched, on: datetime) -> MatchCard:
    match = one.match
    tag, verdict, colour = _verdict(match)
    lines = {reason.about: _line(reason) for reason in match.reasons}
    winnable = [line for about, line in lines.items() if about not in (*ELIGIBILITY, *RELEVANCE)]
    return MatchCard(
        notice=line_of(one.row, on=on),
        tag=tag,
        verdict=verdict,
        colour=colour,
        score=round(match.score),
        relevance=f"{match.relevance:.2f}",
        fit=f"{match.fit:.2f}",
        eligibility=tuple(lines[about] for about in ELIGIBILITY if about in lines),
        relevant=tuple(lines[about] for about in RELEVANCE if about in lines),
        winnable=tuple(winnable),
        remedies=match.remedies,
        headline=_headline(match),
    )


def _verdict(match: Match) -> tuple[str, str, str]:
    """Tag, sentence and colour. Nearly every notice is silent about reservations: that alone is told in its words."""
    if match.eligibility is Eligibility.UNKNOWN and match.is_free_of_objections:
        tag, _, colour = VERDICTS[Eligibility.YES]
        return tag, _UNLESS_RESERVED, colour
    return VERDICTS[match.eligibility]


def _headline(match: Match) -> str:
    """The sentence to read first: what stands in the way, or what it has to do with the provider."""
    against = [r for r in match.reasons if r.state is State.NOT_MET and (r.decides or r.about in ELIGIBILITY)]
    if not match.is_free_of_objections:
        against += [r for r in match.reasons if r.state is State.UNKNOWN and r.about in ELIGIBILITY]
    return (against[0] if against else match.reason(About.SERVICE)).sentence


def _line(reason: Reason) -> ReasonLine:
    state, colour = TAGS[reason.state]
    weighed = reason.points is not None and reason.weight is not None
    return ReasonLine(
        code=reason.code,
        name=NAMES[reason.about],
        state=state,
        colour=colour,
        sentence=reason.sentence,
        source=reason.source,
        points=f"{reason.points:.2f} of 1, weight {reason.weight:.2f}" if weighed else "",
    )
