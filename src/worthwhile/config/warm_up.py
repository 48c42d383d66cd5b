"""Does once, as a web server starts, what the first visitor would otherwise wait for."""

from __future__ import annotations

from django.urls import resolve


def warm_up() -> None:
    """Import every page, load the shipped figures and value one case, so that the first answer is as quick as the next.

    The market is made ready beside, since that takes longer than anybody should wait for a server.

    Management commands and the command line do without: only the application of a web server calls it.
    """
    from django.utils import timezone

    from worthwhile.apps.opportunities.selectors.warm_market import warm_market_aside
    from worthwhile.exchange.case_file import parse_case_text
    from worthwhile.exchange.live import live_result
    from worthwhile.exchange.templates import demonstration_text, list_demonstrations

    resolve("/")
    name = list_demonstrations()[0].name
    live_result(data=parse_case_text(demonstration_text(name), suffix=".yaml", name=name).data)
    warm_market_aside(on=timezone.now())
