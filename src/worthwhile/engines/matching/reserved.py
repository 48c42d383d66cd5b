"""Who may bid at all: the reservations of the Procurement Act 2023, with what is not known said as not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from worthwhile.engines.matching.provider import HeldReserved, Provider
from worthwhile.engines.matching.reasons import About, Reason, State
from worthwhile.engines.matching.rules import ReservedLaw, Rules
from worthwhile.engines.matching.wording import BOTH, NOTICE, counted, day, percent

SHELTERED = "shelteredWorkshop"
MUTUAL = "publicServiceMissionOrganization"
SME_VCSE = "smeVcse"
THE_ACT = "procurement-act-2023"
SILENCE = (
    "The notice does not say whether it is reserved for a kind of provider. Needed because bids of all others are then "
    "disregarded: look in its documents."
)
_ORDER = (State.NOT_MET, State.UNKNOWN, State.MET)
Answer = tuple[State, str, str]
"""State, sentence and source."""


def reserved_reason(
    provider: Provider,
    *,
    codes: Sequence[str],
    regime: str | None,
    months: float | None,
    buyer: str,
    on: date,
    rules: Rules,
) -> Reason:
    """The reason about reservations. Several are all to be met; the worst of them counts."""
    if not codes:
        return Reason(
            about=About.RESERVED,
            state=State.UNKNOWN,
            sentence=SILENCE,
            source=f"{NOTICE}, which says nothing",
            decides=True,
            is_silence=True,
        )
    answers = [_answer(provider, code, regime, months, buyer, on, rules.law) for code in sorted(set(codes))]
    state = min((answer[0] for answer in answers), key=_ORDER.index)
    return Reason(
        about=About.RESERVED,
        state=state,
        sentence=" ".join(answer[1] for answer in answers),
        source="; ".join(dict.fromkeys(answer[2] for answer in answers)),
        decides=True,
    )


def _answer(
    provider: Provider,
    code: str,
    regime: str | None,
    months: float | None,
    buyer: str,
    on: date,
    law: ReservedLaw | None,
) -> Answer:
    if code == SME_VCSE:
        return _sme_vcse(provider)
    if code not in (SHELTERED, MUTUAL):
        return State.UNKNOWN, f"It is reserved as “{code}”: read in the notice for whom that is.", NOTICE
    if law is None or regime != THE_ACT:
        whom = "supported employment" if code == SHELTERED else "public service mutuals"
        sentence = f"It is reserved for {whom} under rules that we do not hold: ask the buyer whether you may bid."
        return State.UNKNOWN, sentence, NOTICE
    if code == SHELTERED:
        return _sheltered(provider, law)
    return _mutual(provider, months, buyer, on, law)


def _sheltered(provider: Provider, law: ReservedLaw) -> Answer:
    source = f"{BOTH}; {law.workforce_citation}"
    rule = (
        f"Reserved for supported employment: {percent(law.workforce_share)} of the workforce disabled or disadvantaged"
    )
    share = provider.disadvantaged_workforce_share
    if share is None:
        return State.UNKNOWN, f"{rule}; your profile states no share.", source
    if provider.supported_employment_purpose is False:
        return State.NOT_MET, f"{rule}; your profile says that supporting them is not what you are for.", source
    if share < law.workforce_share:
        return State.NOT_MET, f"{rule}; yours is {percent(share)}.", source
    if provider.supported_employment_purpose is None:
        sentence = f"{rule} (yours: {percent(share)}), by a provider that is for that; your profile does not say so."
        return State.UNKNOWN, sentence, source
    return State.MET, f"{rule}; yours is {percent(share)}.", source


def _mutual(provider: Provider, months: float | None, buyer: str, on: date, law: ReservedLaw) -> Answer:
    source = f"{BOTH}; {law.mutual_citation}"
    rule = "Reserved for public service mutuals"
    asked = {
        "managed and controlled by its employees": provider.employee_controlled,
        "there for public services": provider.public_service_purpose,
        "not for profit, or with profit to members alone": provider.profit_to_members_only,
    }
    failed = [what for what, is_so in asked.items() if is_so is False]
    if failed:
        return State.NOT_MET, f"{rule}: {failed[0]}, which your profile says you are not.", source
    unstated = [what for what, is_so in asked.items() if is_so is None]
    if unstated:
        return State.UNKNOWN, f"{rule}: {'; '.join(unstated)}. Your profile does not say whether you are.", source
    if provider.held_reserved is None:
        since = counted(law.mutual_years_between, "year")
        sentence = f"{rule}; your profile does not say whether this buyer gave you such a contract in the last {since}."
        return State.UNKNOWN, sentence, source
    held = _held_before(provider.held_reserved, buyer, on, law.mutual_years_between)
    if held is not None:
        ended = f"until {day(held.ended_on)}" if held.ended_on else "now"
        sentence = f"{rule}; you hold or held such a contract of this buyer ({ended}), and if comparable it bars you."
        return State.UNKNOWN, sentence, source
    if months is not None and months > 12 * law.mutual_longest_years:
        longest = counted(law.mutual_longest_years, "year")
        return State.UNKNOWN, f"{rule}, for at most {longest}; this runs for longer, so ask the buyer.", source
    return State.MET, f"{rule}; your profile says that you are one.", source


def _held_before(held_reserved: Sequence[HeldReserved], buyer: str, on: date, years: float) -> HeldReserved | None:
    """A reserved contract of the same buyer that runs still or ended within so many years."""
    for held in held_reserved:
        same = held.buyer.strip().casefold() == buyer.strip().casefold()
        if same and (held.ended_on is None or (on - held.ended_on).days <= 366 * years):
            return held
    return None


def _sme_vcse(provider: Provider) -> Answer:
    if provider.sme or provider.vcse:
        what = "a voluntary, community or social enterprise" if provider.vcse else "a small or medium enterprise"
        sentence = f"Reserved for small, voluntary, community or social enterprises; your profile says you are {what}."
        return State.MET, sentence, BOTH
    rule = "Reserved for small, voluntary, community or social enterprises"
    if provider.sme is False and provider.vcse is False:
        return State.NOT_MET, f"{rule}; your profile says that you are neither.", BOTH
    return State.UNKNOWN, f"{rule}; your profile does not say whether you are one.", BOTH
