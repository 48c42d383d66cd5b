"""Why a fetch stops, each said so that a person knows what to do next."""

from __future__ import annotations

from worthwhile.kernel.problems import WorthwhileError


class FetchStopped(WorthwhileError):
    """The service cannot be asked further now. What was taken before is held."""


class NotAccepted(FetchStopped):
    """The service does not accept the question (status 400)."""


class NotThere(WorthwhileError):
    """The service has nothing at the address that was asked for."""


class ServiceFault(WorthwhileError):
    """The service answers one particular question with a fault of its own (status 500)."""
