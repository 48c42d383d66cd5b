"""How the content of a tender is asked for on pages: sections, their questions, and the checks that touch them."""

from worthwhile.apps.tenders.selectors.writing.asked import Asked, Group, Items, Rows, Section
from worthwhile.apps.tenders.selectors.writing.sections import GROUPS, SECTIONS

__all__ = ["GROUPS", "SECTIONS", "Asked", "Group", "Items", "Rows", "Section"]
