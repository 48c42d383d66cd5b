"""Asking a service politely: one request at a time, at a pace, waiting as long as it says, and not for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from worthwhile import __version__
from worthwhile.market.sources.feeds.clock import Clock
from worthwhile.market.sources.feeds.failures import FetchStopped, NotAccepted, NotThere, ServiceFault
from worthwhile.market.sources.feeds.replies import BrokenOff, Line, NoConnection, Reply

# Names the product, so that a service can tell whom it speaks to.
USER_AGENT = f"worthwhile/{__version__} (reads published procurement notices)"
WITHOUT_HEADER = 120.0  # "Please retry after 120 seconds", the body of Find a Tender's 429
LONGEST_WAIT = 3600.0
PACE = 10.0  # Find a Tender allows about twelve requests in two minutes
_BUSY = (502, 503, 504)
_GONE = (404, 410)
_SHOWN = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Politeness:
    """How a service is treated; seconds. ``refused_wait`` is how long a 403 asks to wait, None where it is final.

    Where a service does not say how long to wait, the first wait is one ``pace`` and each after it twice as long.
    """

    pace: float = PACE
    refused_wait: float | None = None
    longest_growing_wait: float = 300.0
    tries: int = 8
    tries_without_connection: int = 3


@dataclass(frozen=True, slots=True)
class _Again:
    """The request may be made again after ``seconds`` (None: waits that grow), because of ``why``."""

    why: str
    seconds: float | None
    most_tries: int


class Asker:
    """Asks one service. ``tell`` gets a plain sentence whenever there is something to wait for."""

    def __init__(self, *, address: str, clock: Clock, politeness: Politeness, tell: Callable[[str], None]) -> None:
        self._line = Line(address=address, user_agent=USER_AGENT)
        self._clock = clock
        self._politeness = politeness
        self._tell = tell
        self._asked_at: float | None = None

    def ask(self, address: str, *, fault_is_final: bool = False) -> bytes:
        """The body of a whole answer.

        Raises NotThere (404), ServiceFault (500, where ``fault_is_final``) and FetchStopped (NotAccepted for a 400) for
        everything that waiting and asking again did not mend.
        """
        tries = 0
        while True:
            tries += 1
            outcome = self._once(address, fault_is_final=fault_is_final)
            if isinstance(outcome, bytes):
                return outcome
            if tries >= outcome.most_tries:
                raise FetchStopped(f"{outcome.why} We asked {tries} times. Try again later.")
            self.wait(outcome.why, self._growing(tries) if outcome.seconds is None else outcome.seconds)

    def wait(self, why: str, seconds: float) -> None:
        """Say why, and wait."""
        self._tell(f"{why} Waiting {seconds:,.0f} seconds, then asking again.")
        self._clock.sleep(seconds)

    def _growing(self, tries: int) -> float:
        return min(self._politeness.pace * 2.0 ** (tries - 1), self._politeness.longest_growing_wait)

    def _keep_pace(self) -> None:
        if self._asked_at is not None:
            early = self._asked_at + self._politeness.pace - self._clock.elapsed()
            if early > 0:
                self._clock.sleep(early)
        self._asked_at = self._clock.elapsed()

    def _once(self, address: str, *, fault_is_final: bool) -> bytes | _Again:
        self._keep_pace()
        most = self._politeness.tries
        try:
            reply = self._line.get(address)
        except NoConnection as error:
            if error.lasting:
                raise FetchStopped(str(error)) from error
            return _Again(str(error), None, self._politeness.tries_without_connection)
        except BrokenOff as error:
            return _Again(f"MK-004: {error}.", None, most)
        if reply.status == 200:
            return _data_or_again(reply, most)
        if reply.status == 500 and fault_is_final:
            raise ServiceFault(f"{address} is answered with a fault of the service (status 500).")
        return self._refused(reply, address)

    def _refused(self, reply: Reply, address: str) -> _Again:
        status, most = reply.status, self._politeness.tries
        if status in _GONE:
            raise NotThere(f"The service has nothing at {address}.")
        if status == 429:
            waiting = _retry_after(reply, self._clock.now())
            return _Again("The service asks us to slow down.", _bearable(waiting, WITHOUT_HEADER), most)
        if status == 500 or status in _BUSY:
            seconds = _retry_after(reply, self._clock.now())
            return _Again(f"The service is busy or out of order (status {status}).", _bearable(seconds, None), most)
        if status == 403 and self._politeness.refused_wait is not None:
            return _Again("The service refuses us for a while (status 403).", self._politeness.refused_wait, most)
        raise (NotAccepted if status == 400 else FetchStopped)(_explained(reply, address))


def _data_or_again(reply: Reply, most: int) -> bytes | _Again:
    start = reply.body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"["):
        return reply.body
    what = "a page to look at" if start[:1] == b"<" else "nothing that can be read" if start else "nothing at all"
    return _Again(f"The service sent {what} where data should be.", None, most)


def _retry_after(reply: Reply, now: datetime) -> float | None:
    """Seconds that Retry-After asks for, given as a number or as a date; None where it is missing or unreadable.

    A date is measured against the answer's own Date, where it has one, because this machine's clock may be wrong.
    """
    given = reply.headers.get("Retry-After", "").strip()
    if given.isdecimal():
        return float(given)
    until = _moment(given)
    if until is None:
        return None
    return max((until - (_moment(reply.headers.get("Date", "")) or now)).total_seconds(), 0.0)


def _moment(text: str) -> datetime | None:
    try:
        read = parsedate_to_datetime(text)
    except ValueError:
        return None
    return read if read.tzinfo is not None else read.replace(tzinfo=UTC)


def _bearable(seconds: float | None, missing: float | None) -> float | None:
    if seconds is not None and seconds > LONGEST_WAIT:
        raise FetchStopped(
            f"The service asks us to stay away for {seconds / 60:,.0f} minutes. Run the command again after that."
        )
    return missing if seconds is None else seconds


def _explained(reply: Reply, address: str) -> str:
    said = " ".join(reply.body[:_SHOWN].decode("utf-8", errors="replace").split())
    words = f" It said: {said}" if said and not said.startswith("<") else ""
    if reply.status == 400:
        return (
            f"The service does not accept {address} (status 400).{words} What it accepts may have changed; nothing is "
            "lost. Look for a newer version of Worthwhile, or tell us: see CONTRIBUTING.md."
        )
    if 300 <= reply.status < 400:
        return (
            f"The service has moved to {reply.headers.get('Location', 'another address')}. "
            "If you trust that address, give it with --address."
        )
    if reply.status in (401, 403):
        return f"The service refuses {address} (status {reply.status}).{words} Ask again later, or ask who runs it."
    return f"The service answered {address} with status {reply.status}, which we do not know how to take.{words}"
