"""Draw a lot where bids are equal by every other published rule, by a public value that nobody here chose."""

from __future__ import annotations

from datetime import datetime

from worthwhile.apps.accounts.models import User
from worthwhile.apps.tenders.models import Tender, name_in_log
from worthwhile.apps.tenders.selectors.ranking import DREW_LOT, ranking_of
from worthwhile.apps.tenders.selectors.situation import person_in, why_no_part
from worthwhile.apps.tenders.services.acting import NotAllowed, locked
from worthwhile.apps.tenders.services.log import log_act
from worthwhile.engines.scoring.notes import TIES
from worthwhile.engines.tendering import Act, Answer, Role, Stage
from worthwhile.kernel.problems import InvalidInput, Problem

LONGEST = 300


def draw_lot(*, tender: Tender, public_randomness: str, source: str, by: User, now: datetime) -> None:
    """Keep the public value that lots are drawn by. It stands for good, so that nobody draws again until it suits.

    ``source`` says where and when it was published. Raises NotAllowed, InvalidInput.
    """
    given = {"public_randomness": public_randomness.strip(), "source": source.strip()}
    told = {
        "public_randomness": "Enter the public value, as it was published.",
        "source": "Say where and when it was published, so that anybody can look it up.",
    }
    problems = [Problem(name, told[name]) for name, words in given.items() if not words]
    problems += [
        Problem(name, f"Shorten this to {LONGEST} characters.") for name, words in given.items() if len(words) > LONGEST
    ]
    if problems:
        raise InvalidInput(problems)
    with locked(tender) as held:
        actor = person_in(held, by)
        refusals = [*why_no_part(actor)]
        if Role.AUTHOR not in actor.roles:
            refusals = ["Only the author may do this."]
        if held.stage != Stage.PRICED or not any(note.code == TIES for note in ranking_of(held).blocks):
            refusals.append("No lot has to be drawn: no bids are equal by every other published rule.")
        if held.log.filter(act=DREW_LOT).exists():
            refusals.append("The lot was drawn, and is not drawn again.")
        if refusals:
            raise NotAllowed(Answer(act=Act.PROPOSE_AWARD, leads_to=None, refusals=tuple(refusals)))
        log_act(held, DREW_LOT, who=name_in_log(by.pk), about=given, now=now)
