"""One agency's pocket: what it puts in, and what falls to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from worthwhile.engines.valuation.vocabulary import Agency
from worthwhile.exchange.agency_names import name_of


@dataclass(frozen=True, kw_only=True)
class Pocket:
    """One agency, in present values of the case's currency. ``agency`` is None where an input names none.

    ``gains`` is everything of worth that falls to the agency; ``saves`` is the fiscal part of it, and ``cashable`` the
    part of that which becomes cash. ``net`` is ``gains`` less what the agency puts in.
    """

    agency: Agency | None
    pays_cash: Decimal
    pays_in_kind: Decimal
    gains: Decimal
    saves: Decimal
    cashable: Decimal

    @property
    def name(self) -> str:
        """The agency as a table names it."""
        return name_of(self.agency)

    @property
    def pays(self) -> Decimal:
        """Money and gifts in kind."""
        return self.pays_cash + self.pays_in_kind

    @property
    def net(self) -> Decimal:
        """What the agency gains less what it puts in."""
        return self.gains - self.pays

    @property
    def is_budget(self) -> bool:
        """Whether this is a public budget."""
        return self.agency is not None and self.agency.is_public
