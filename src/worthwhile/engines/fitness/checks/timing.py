"""Time: to bid, to find partners, to ask and be answered, and to begin."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

from worthwhile.engines.fitness.answer import Finding
from worthwhile.engines.fitness.check import check, wrongs
from worthwhile.engines.fitness.look import Look
from worthwhile.engines.fitness.wording import counted, day, plain
from worthwhile.engines.fitness.working_days import easter, is_working_day, working_days

FRIDAY = 4
CENTRAL = ("central-government", "nhs-trust")
NOON, AFTERNOON = time(12), time(16)


def _days_to_bid(look: Look) -> Decimal | None:
    """Days after the day of publication, up to and with the deadline, as the Act counts a tendering period."""
    published, deadline = look.day("published_on"), look.day("deadline_on")
    if published and deadline:
        return Decimal((deadline - published).days)
    stated = look.number("tender_period_days")
    if stated is not None:
        look.forget_missing("published_on", "deadline_on")
    return stated


def _working_days_to_bid(look: Look) -> Decimal | None:
    published, deadline = look.day("published_on"), look.day("deadline_on")
    if published and deadline:
        return Decimal(working_days(published, deadline, look.bank_holidays))
    stated = look.number("tender_period_working_days")
    if stated is not None:
        look.forget_missing("published_on", "deadline_on")
    return stated


@check(
    "FIT-12",
    "Time to bid, full regime",
    asks="Is there at least the least time that the law gives?",
    better="Bids are due on [a day at least 25 days after publication]; every document is there from the first day.",
    harm=3,
)
def time_by_law(look: Look) -> Finding:
    """25 days, 30 or 35 by how bids and documents travel, and 10 for a reason that section 54(4) names."""
    days = _days_to_bid(look)
    if days is None:
        return look.unknown()
    shortest, longest = look.figure("tender-days-with-reason"), look.figure("tender-days-on-paper-in-parts")
    if days >= longest:
        return look.passes(f"There are {plain(days)} days.")
    reason = _reason_for_short_time(look)
    if days < shortest and reason != "negotiated-period":
        if reason is None:
            return look.unknown(
                f"There {_are(days)} to bid; under {plain(shortest)} is lawful only where it was agreed."
            )
        return look.breach(f"There {_are(days)} to bid, fewer than {plain(shortest)} for any other reason.")
    if reason not in (None, "none"):
        return look.passes(f"There {_are(days)}; the reason given for fewer is: {reason.replace('-', ' ')}.")
    electronic, complete = look.flag("submitted_electronically"), look.flag("all_documents_from_start")
    if electronic is None or complete is None:
        least = look.figure("tender-days")
        if days < least and reason == "none":
            return look.breach(f"There {_are(days)} to bid, fewer than {plain(least)}, and no reason for it.")
        return look.unknown()
    names = ("tender-days", "tender-days-one-wanting", "tender-days-on-paper-in-parts")
    needed = look.figure(names[(not electronic) + (not complete)])
    if days >= needed:
        look.forget_missing("short_period_reason")
        return look.passes(f"There are {plain(days)} days and {plain(needed)} are the least.")
    if reason is None:
        return look.unknown(f"There {_are(days)} and {plain(needed)} are the least unless there is a reason for fewer.")
    return look.breach(f"There {_are(days)} to bid, fewer than {plain(needed)}, and no reason for it.")


def _reason_for_short_time(look: Look) -> str | None:
    """The reason given; bidders chosen before, or a period agreed with them, is none for central government."""
    reason = look.choice("short_period_reason")
    if reason not in ("pre-selected", "negotiated-period"):
        return reason
    buyer = look.choice("buyer_kind")
    if buyer is None:
        return None
    return "none" if buyer in CENTRAL else reason


def _are(days: Decimal) -> str:
    return ("is " if days == 1 else "are ") + counted(days, "day", "days")


@check(
    "FIT-13",
    "Time to bid elsewhere",
    asks="Is the time to bid reasonable and the same for all?",
    better="Bids are due on [a day at least 20 working days after publication]. The time is the same for everybody, "
    "and is longer where we change a document.",
    harm=3,
)
def time_by_sense(look: Look) -> Finding:
    """The same for all by law; the numbers of working days are ours."""
    if look.flag("same_time_for_all") is False:
        return look.breach("Not every bidder has the same time.")
    look.forget_missing("same_time_for_all")
    days = _working_days_to_bid(look)
    if days is None:
        return look.unknown()
    enough, least = look.figure("working-days-enough"), look.figure("working-days-least")
    said = f"There {'is' if days == 1 else 'are'} {counted(days, 'working day', 'working days')} to bid"
    if days < least:
        return look.fails(f"{said}; under {plain(least)} a small team cannot write a good bid.")
    if days < enough:
        return look.warns(f"{said}; {plain(enough)} would be enough for a small team.")
    return look.suits(f"{said}.")


@check(
    "FIT-14",
    "Time to find partners",
    asks="Is there time to bid jointly, with a date by which partners find one another?",
    better="As small providers may want to bid jointly there are [30] working days, and a meeting of interested "
    "providers on [date]. Tell us by [date] who bids with whom.",
    harm=2,
)
def time_for_partners(look: Look) -> Finding:
    """Ten working days more, and a date, where joint bids are needed."""
    needed = look.flag("consortium_needed")
    if needed is False:
        return look.passes("Small providers can bid alone.")
    if needed is None:
        return look.unknown()
    enough = look.figure("working-days-enough") + look.figure("working-days-for-partners")
    days = _working_days_to_bid(look)
    dated = look.day("consortium_by_on")
    if days is not None and days < enough:
        return look.warns(f"There are {plain(days)} working days; finding partners takes {plain(enough)}.")
    if days is None:
        return look.unknown()
    if dated is None:
        look.forget_missing("consortium_by_on")
        return look.warns("No date is stated by which partners find one another.")
    return look.passes(f"There are {plain(days)} working days, and partners find one another by {day(dated)}.")


@check(
    "FIT-15",
    "Day and hour of the deadline",
    asks="Does the deadline leave holidays and weekends alone, and fall when help can be reached?",
    better="Bids are due at 14:00 on a Tuesday, Wednesday or Thursday that is not within a week of Christmas, New Year "
    "or Easter. Our help is there until then.",
    harm=1,
)
def deadline(look: Look) -> Finding:
    """Monday to Thursday from 12:00 to 16:00, and not in or just after Christmas, New Year or Easter."""
    due, hour = look.day("deadline_on"), look.clock("deadline_time")
    if due is None:
        return look.unknown()
    wrong = []
    if not is_working_day(due, look.bank_holidays):
        wrong.append(f"{day(due)} is not a working day.")
    elif due.weekday() == FRIDAY:
        wrong.append(f"{day(due)} is a Friday: work runs into the weekend.")
    if holiday := _holiday_before(look, due):
        wrong.append(f"{day(due)} is in or within {plain(look.figure('working-days-after-holidays'))} working days "
                     f"of {holiday}.")  # fmt: skip
    if hour is not None and not NOON <= hour <= AFTERNOON:
        wrong.append(f"Bids are due at {hour:%H:%M}; between 12:00 and 16:00 help can be reached.")
    if wrong:
        return look.warns(" ".join(wrong))
    return look.unknown() if hour is None else look.passes(f"Bids are due on {due:%A} {day(due)} at {hour:%H:%M}.")


def _holiday_before(look: Look, due: date) -> str:
    near = int(look.figure("working-days-after-holidays"))
    sunday = easter(due.year)
    spans = [("Easter", sunday - timedelta(days=2), sunday + timedelta(days=1))]
    for year in (due.year - 1, due.year):
        if date.min.year <= year < date.max.year:
            spans.append(("Christmas and New Year", date(year, 12, 24), date(year + 1, 1, 2)))
    for name, first, last in spans:
        if first <= due <= last or (due > last and working_days(last, due, look.bank_holidays) <= near):
            return name
    return ""


@check(
    "FIT-16",
    "Questions and answers",
    asks="Is there time to ask, and time to use the answers, which go to all?",
    better="Ask until [a day in the second half of the period]. Every answer goes to every bidder by [at least five "
    "working days before the deadline]. Where we change a document late, the deadline moves.",
    harm=2,
)
def questions(look: Look) -> Finding:
    """Half the period to ask, five working days to use the last answer, answers to all, more time after a change."""
    published, due = look.day("published_on"), look.day("deadline_on")
    asked_until, answered_by = look.day("questions_until_on"), look.day("answers_by_on")
    wrong = wrongs(
        look,
        answers_to_all="Answers do not go to every bidder.",
        late_change_extends="A late change to the documents does not move the deadline.",
    )
    if published and due and asked_until and published < due:
        share = Decimal((asked_until - published).days) / Decimal((due - published).days)
        if share < look.figure("questions-share-of-period"):
            wrong.append("Questions end before half of the period is over.")
    if due and answered_by:
        left, least = working_days(answered_by, due, look.bank_holidays), look.figure("working-days-after-answers")
        if left < least:
            said = counted(Decimal(left), "working day", "working days")
            wrong.append(f"The last answers leave {said} before the deadline; {plain(least)} are needed.")
    if wrong:
        return look.warns(" ".join(wrong))
    return look.unknown() if look.is_missing else look.passes("There is time to ask and time to use the answers.")


@check(
    "FIT-50",
    "Time between award and start",
    asks="Is there time to recruit, transfer staff and set up?",
    better="The contract is awarded by [date] and the service starts on [date, at least 12 weeks later where staff "
    "transfer, at least 6 otherwise].",
    harm=3,
)
def mobilisation(look: Look) -> Finding:
    """Twelve weeks where staff transfer, six otherwise."""
    days = _days_to_start(look)
    if days is None:
        return look.unknown()
    short, full = look.figure("weeks-to-start") * 7, look.figure("weeks-to-start-with-staff") * 7
    said = f"There are {plain(days / 7)} weeks between award and start"
    if days >= full:
        return look.passes(f"{said}.")
    transfer = look.flag("tupe_applies")
    if days < short or (transfer and days < full):
        least = full if transfer else short
        look.forget_missing("tupe_applies")
        return look.warns(
            f"{said}; at least {plain(least / 7)} are needed{' where staff transfer' if transfer else ''}."
        )
    return look.unknown() if transfer is None else look.passes(f"{said}, and no staff transfer.")


def _days_to_start(look: Look) -> Decimal | None:
    awarded, starts = look.day("award_on"), look.day("start_on")
    if awarded and starts:
        return Decimal(max((starts - awarded).days, 0))
    stated = look.number("mobilisation_days")
    if stated is not None:
        look.forget_missing("award_on", "start_on")
    return stated


TIMING = (time_by_law, time_by_sense, time_for_partners, deadline, questions, mobilisation)
