"""Lists of suppliers in words: what each is for, who is on it, and what became of every invitation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from worthwhile.apps.tenders.models import ListApplication, Listed, PreferredList
from worthwhile.apps.tenders.selectors.buyer_moment import UNITED_KINGDOM
from worthwhile.apps.tenders.selectors.invitations import PastInvitation
from worthwhile.apps.tenders.selectors.offering import area_names, kind_names
from worthwhile.apps.tenders.selectors.preferred_lists import OwnStanding


@dataclass(frozen=True, kw_only=True)
class ListLine:
    """A list: what it is for, how many are on it, and whether applications wait."""

    list: PreferredList
    says: str
    members: int
    waiting: int


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """A supplier on a list: since when and why, and how often it was invited."""

    listed: Listed
    how: str
    invited: str


@dataclass(frozen=True, kw_only=True)
class PastLine:
    """One invitation: when, to what, and what came of it."""

    past: PastInvitation
    on: str
    answered: str
    won: str


@dataclass(frozen=True, kw_only=True)
class StandingLine:
    """A list as a supplier sees it, with how it stands there in a word, a colour and a sentence."""

    list: PreferredList
    says: str
    state: str
    tag: str
    told: str
    may_apply: bool
    is_listed: bool


def present_lists(lists: Iterable[PreferredList]) -> list[ListLine]:
    """``lists`` as list_preferred finds them, with their counts."""
    return [
        ListLine(list=one, says=for_what(one), members=vars(one)["members"], waiting=vars(one)["waiting"])
        for one in lists
    ]


def for_what(preferred: PreferredList) -> str:
    """What a list is for: ``Social work in Luton and Bedford``."""
    kinds, where = kind_names(preferred.kinds), area_names(preferred.areas)
    return f"{', '.join(kinds) or 'Any kind of service'}{f' in {_joined(where)}' if where else ', anywhere'}"


def present_members(listed: Iterable[Listed], past: Iterable[PastInvitation]) -> list[MemberLine]:
    """Everybody on a list with their invitations."""
    dates: dict[int, list[datetime]] = {}
    for one in past:
        dates.setdefault(one.supplier.pk, []).append(one.at)
    return [
        MemberLine(
            listed=one,
            how=f"{one.get_how_display()}, {day_words(one.since)}. {one.reason}",
            invited=_times(dates.get(one.supplier_id, [])),
        )
        for one in listed
    ]


def present_past(past: Iterable[PastInvitation]) -> list[PastLine]:
    """Every invitation with what came of it."""
    return [
        PastLine(past=one, on=day_words(one.at), answered=_yes_no(one.answered), won=_yes_no(one.won)) for one in past
    ]


def present_application(application: ListApplication) -> str:
    """When somebody applied, and what was decided."""
    said = f"Applied {day_words(application.made_at)}"
    if application.decided_at is None:
        return said
    return f"{said}, {'admitted' if application.admitted else 'declined'} {day_words(application.decided_at)}"


def present_standings(standings: Iterable[OwnStanding]) -> list[StandingLine]:
    """Every list as a supplier sees it."""
    return [present_standing(one) for one in standings]


def present_standing(one: OwnStanding) -> StandingLine:
    """One list as a supplier sees it."""
    state, tag, told = _standing(one)
    return StandingLine(
        list=one.list,
        says=for_what(one.list),
        state=state,
        tag=tag,
        told=told,
        may_apply=one.may_apply,
        is_listed=one.listed is not None,
    )


def _standing(one: OwnStanding) -> tuple[str, str, str]:
    if one.listed is not None:
        return "You are on it", "govuk-tag--green", f"Since {day_words(one.listed.since)}. {one.listed.reason}"
    if one.application is None:
        return "Open to you", "govuk-tag--blue", ""
    if one.application.decided_at is None:
        return "Waits", "govuk-tag--yellow", present_application(one.application)
    told = f"{present_application(one.application)}. {one.application.reasons}"
    if one.application.admitted:
        return "No longer on it", "govuk-tag--grey", told
    return "Declined", "govuk-tag--grey", f"{told} You can apply again." if one.may_apply else told


def day_words(at: datetime) -> str:
    """``1 April 2026``, in the United Kingdom."""
    there = at.astimezone(UNITED_KINGDOM)
    return f"{there.day} {there:%B %Y}"


def _times(dates: list[datetime]) -> str:
    if not dates:
        return "Never invited"
    often = "Invited once" if len(dates) == 1 else f"Invited {len(dates)} times, last"
    return f"{often} {day_words(max(dates))}"


def _yes_no(said: bool | None) -> str:
    return "Not known yet" if said is None else "Yes" if said else "No"


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
