"""Draw a lot where bids are equal by every other published rule, by a public value that nobody here chose.

Its source and moment are published with the tender, or announced to all whose bids are equal before it is drawn. One
person enters it, and another looks it up and confirms it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Tender, name_in_log
from worthwhile.apps.tenders.selectors.buyer_moment import moment_words
from worthwhile.apps.tenders.selectors.lot_draw import draw_of
from worthwhile.apps.tenders.selectors.ranking import loaded_evaluation
from worthwhile.apps.tenders.selectors.situation import person_in
from worthwhile.apps.tenders.selectors.ties import list_equal
from worthwhile.apps.tenders.services.acting import ask_leave, done, locked
from worthwhile.apps.tenders.services.letter import Letter
from worthwhile.apps.tenders.services.log import add_checkpoint
from worthwhile.apps.tenders.services.tell import tell_bidders, tell_people
from worthwhile.engines.scoring.draw import plain_value
from worthwhile.engines.tendering import RULES, Act, Procedure, Role
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST = 300
LEAST_NOTICE = timedelta(days=1)
"""Our own rule: whoever is equal has a day at least to read what the lot is drawn by, before it is drawn."""
_NO_SOURCE = "Say where the public value comes from and what of it is taken, so that anybody can look it up."


def announce_draw(*, tender: Tender, source: str, drawn_at: datetime, by: User, now: datetime) -> None:
    """Name the public value before anybody can know it, and tell all whose bids are equal. It is named once.

    What the tender published as the source stands, whatever is given. Raises NotAllowed, InvalidInput.
    """
    with locked(tender) as held:
        answer = ask_leave(held, Act.ANNOUNCE_DRAW, person_in(held, by), now)
        source = draw_of(held).source or source.strip()
        problems = _text_problems("source", source, _NO_SOURCE)
        if drawn_at < now + LEAST_NOTICE:
            said = f"Give a moment a day ahead at least, after {moment_words(now + LEAST_NOTICE)}. Nobody may know it."
            problems.append(Problem("drawn_at", said))
        if problems:
            raise InvalidInput(problems)
        equal = list_equal(held)
        bids = loaded_evaluation(held, with_prices=True).evaluation.bids
        about = {
            "source": source,
            "drawn_at": drawn_at.isoformat(),
            "equal": len(equal),
            "tickets_from": sorted({bid.sealed_hash for bid in bids}),
        }
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        add_checkpoint(held, now=now)
        more = f"The public value: {source}\n\nIt is drawn {moment_words(drawn_at)}."
        told = [one.reader for one in equal if one.reader is not None]
        tell_bidders(held, Letter.LOT_ANNOUNCED, now, only=told, more=more)


def enter_drawn_value(*, tender: Tender, public_randomness: str, by: User, now: datetime) -> None:
    """Enter the public value once it is drawn. It counts once confirmed. Raises NotAllowed, InvalidInput."""
    value = plain_value(public_randomness)
    if problems := _text_problems("public_randomness", value, "Enter the public value, as it was published."):
        raise InvalidInput(problems)
    with locked(tender) as held:
        answer = ask_leave(held, Act.ENTER_DRAWN_VALUE, person_in(held, by), now)
        done(held, answer, who=name_in_log(by.pk), now=now, about={"public_randomness": value})
        if RULES[Procedure(held.procedure)].two_people:
            tell_people(held, Role.APPROVER, Letter.DRAWN_VALUE_WAITS, now)


def draw_lot(*, tender: Tender, public_randomness: str, by: User, now: datetime) -> None:
    """Confirm the public value, as it was looked up once more. It stands for good. Raises NotAllowed, InvalidInput."""
    with locked(tender) as held:
        answer = ask_leave(held, Act.DRAW_LOT, person_in(held, by), now)
        draw = draw_of(held)
        assert draw.at is not None
        if plain_value(public_randomness) != draw.entered:
            said = "This is not what was entered. Look the value up, or have it entered again if that is wrong."
            raise InvalidInput([Problem("public_randomness", said)])
        about = {
            "public_randomness": draw.entered,
            "source": draw.source,
            "drawn_at": draw.at.isoformat(),
            "entered_by": draw.entered_by,
        }
        done(held, answer, who=name_in_log(by.pk), now=now, about=about)
        add_checkpoint(held, now=now)


def _text_problems(path: str, text: str, otherwise: str) -> list[Problem]:
    if not text:
        return [Problem(path, otherwise)]
    return [Problem(path, f"Shorten this to {LONGEST} characters.")] if len(text) > LONGEST else []
