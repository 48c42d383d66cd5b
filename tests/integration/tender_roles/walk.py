"""Ask everything of everybody at a stop, and hold it against what is declared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from tests.asking import Asking, Heard
from tests.integration.tender_roles.pages import PAGES
from tests.integration.tender_roles.programs import PROGRAM_STOPS, PROGRAMS, READ
from tests.integration.tender_roles.secrets import SECRETS
from tests.integration.tender_roles.visit import EVERYBODY, INSIDERS, LEAD, STOPS, SUPPLIERS, Address, Visit, Whose
from tests.tender_road import Road, Stop
from worthwhile.apps.tenders.selectors.situation import situation_of

ANY_VISITORS = ("signed out", "author elsewhere", "assessor from outside", "owner of Elm Onlookers", "opener")
NOT_THERE = (302, 404, 405)
NOTED = {"organisations/<key:organisation>/tenders/<key:tender>/bids/open/": {"tenders_logline"}}
"""What is kept of an attempt that is refused: who tried to open bids stands in the log."""
IN_TURN = (Stop.OPEN, Stop.TOLD)
"""Where one in turn tries what is not done there."""
OF_SUPPLIERS = (Whose.SUPPLIER, Whose.SUPPLIER_WRITERS)


@dataclass
class Walked:
    """What differs from what is declared, in words; and what was seen and done by those who may."""

    at_the_door: list[str] = field(default_factory=list)
    opened_wrongly: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    not_done: list[str] = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    asked: int = 0


def walk(road: Road, found: Walked) -> None:
    """Everything at one stop."""
    ask, situation = Asking(), situation_of(road.tender, timezone.now())
    visits = {who: Visit(road=road, who=who, situation=situation) for who in EVERYBODY}
    for at, (route, address) in enumerate(PAGES.items()):
        for who, methods in _tried(at, address, road):
            step = _Step(ask=ask, route=route, address=address, visit=visits[who], found=found)
            for method in methods:
                step.take(method)
    if road.stop in PROGRAM_STOPS:
        _walk_programs(ask, visits, found)


def _walk_programs(ask: Asking, visits: Mapping[str, Visit], found: Walked) -> None:
    """What programs read with a token of their organisation."""
    for route, opens in READ.items():
        for owner, who in PROGRAMS.items():
            visit = visits[who]
            road, header = visit.road, {"Authorization": f"Bearer {visit.road.tokens[owner]}"}
            heard = ask(None, "get", f"/{route.replace('<key:id>', str(road.buying.tender.pk))}", headers=header)
            said = f"{road.stop.value} | program of {owner} | get {route}: {heard.status}"
            if heard.status != (200 if opens(visit) else 404):
                found.opened_wrongly.append(said)
            _hold_secrets(visit, heard, said, found)


def _tried(at: int, address: Address, road: Road) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who asks how: everybody where it matters, those whom a door keeps out at one stop, else one in turn."""
    inside = _inside(address)
    both = ("get", "post") if address.takes else ("get",)
    if road.stop not in address.stops:
        if road.stop in IN_TURN:
            yield inside[(at + STOPS.index(road.stop)) % len(inside)], both[-1:]
        return
    is_first, is_last = road.stop is address.stops[0], road.stop is address.stops[-1]
    for who in inside:
        # A form that is refused is the page once more, so that reading it is tried by every second of them.
        reads = is_first and (at + inside.index(who)) % 2 == 0
        yield who, both if reads or not address.takes else both[-1:]
    if is_last:
        for number, who in enumerate(one for one in EVERYBODY if one not in inside):
            yield who, (("get", "post")[(at + number) % 2],)


def _inside(address: Address) -> tuple[str, ...]:
    if address.whose is Whose.ANYBODY:
        return ANY_VISITORS
    if address.whose in OF_SUPPLIERS:
        return SUPPLIERS
    # Standing back from a bid is between the opening and the award of it alone.
    return INSIDERS if address.of_bids else tuple(who for who in INSIDERS if who != "third judge")


@dataclass(frozen=True, kw_only=True)
class _Step:
    """Somebody at an address."""

    ask: Asking
    route: str
    address: Address
    visit: Visit
    found: Walked

    def take(self, method: str) -> None:
        """Ask, and look at the answer from every side."""
        self.found.asked += 1
        sent = self.address.sends(self.visit) if method == "post" and self.address.sends else {}
        heard = self.ask(self.visit.person, method, self._place, sent)
        _hold_secrets(self.visit, heard, self._said(method, heard), self.found)
        kept_out = self._kept_out()
        if kept_out is not None:
            self._hold_door(method, heard, kept_out, sent)
        elif method == "get":
            expected = (200,) if self.address.opens(self.visit) else NOT_THERE
            if heard.status not in expected:
                self.found.opened_wrongly.append(self._said(method, heard))
        else:
            self._hold_rules(heard, sent)

    def _hold_door(self, method: str, heard: Heard, kept_out: int, sent: Mapping[str, Any]) -> None:
        # A page that takes nothing says so before it looks who asks, and one that only takes says so to all.
        if heard.status not in (kept_out, 405) or (kept_out == 302 and heard.status == 302 and _leads_in(heard)):
            self.found.at_the_door.append(self._said(method, heard))
        if changed := self._really(method, heard, sent):
            self.found.changed.append(f"{self._said(method, heard)} {sorted(changed)}")

    def _hold_rules(self, heard: Heard, sent: Mapping[str, Any]) -> None:
        if self.address.lets(self.visit):
            if heard.status in (200, 302) and heard.written:
                self.found.done.add(self.route)
            else:
                self.found.not_done.append(f"{self._said('post', heard)} {_refusals(heard)}")
        elif changed := self._really("post", heard, sent) - NOTED.get(self.route, set()):
            self.found.changed.append(f"{self._said('post', heard)} {sorted(changed)}")
        elif heard.status not in (200, *NOT_THERE):
            self.found.opened_wrongly.append(self._said("post", heard))

    def _really(self, method: str, heard: Heard, sent: Mapping[str, Any]) -> frozenset[str]:
        if not heard.written:
            return frozenset()
        return self.ask.changed(self.visit.person, method, self._place, sent, heard.written)

    def _kept_out(self) -> int | None:
        """What whoever may not pass the door is answered; None for whoever may."""
        whose, who = self.address.whose, self.visit.who
        if whose is Whose.ANYBODY:
            return None
        if who == "signed out":
            return 302
        if whose in OF_SUPPLIERS:
            is_viewer = whose is Whose.SUPPLIER_WRITERS and who.startswith("viewer")
            is_kept = is_viewer or who.startswith("checker")
            return 403 if is_kept else None if who in SUPPLIERS else 404
        return None if who in INSIDERS else 403 if who == "assessor from outside" else 404

    @property
    def _place(self) -> str:
        road, parts = self.visit.road, dict(self.address.parts(self.visit))
        owner = self.visit.supplier or LEAD if self.address.whose in OF_SUPPLIERS else "buyer"
        if owner == "buyer" and self.visit.who == "author elsewhere" and "<key:tender>" in self.route:
            # Through their own door, with the number of somebody else's tender.
            owner = "other buyer"
        parts |= {"organisation": road.organisations[owner].pk, "tender": road.buying.tender.pk}
        place = re.sub(r"<\w+:(\w+)>", lambda part: str(parts[part[1]]), self.route)
        return f"/{place}?{self.address.query(self.visit)}"

    def _said(self, method: str, heard: Heard) -> str:
        return f"{self.visit.stop.value} | {self.visit.who} | {method} {self.route}: {heard.status}"


def _hold_secrets(visit: Visit, heard: Heard, said: str, found: Walked) -> None:
    for secret in SECRETS:
        if any(words in heard.text for words in (*secret.words, *secret.found(visit))):
            if secret.may(visit):
                found.read.add(secret.name)
            else:
                found.told.append(f"{said}: {secret.name}")


def _leads_in(heard: Heard) -> bool:
    return not heard.leads_to.startswith("/account/login/")


def _refusals(heard: Heard) -> list[str]:
    found = re.findall(r'(?s)class="govuk-error-(?:summary__body|message)".*?</(?:div|p)>', heard.text)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found][:3]
