"""Questionnaires on paper: one coded sheet a person, as a tagged PDF."""

from worthwhile.exchange.questionnaire_sheets.pdf import sheets_pdf
from worthwhile.exchange.questionnaire_sheets.sheet import Layout, Paper, Part, Question, Sheet
from worthwhile.exchange.questionnaire_sheets.words import ENGLISH, WELSH, SheetWords

__all__ = ["ENGLISH", "WELSH", "Layout", "Paper", "Part", "Question", "Sheet", "SheetWords", "sheets_pdf"]
