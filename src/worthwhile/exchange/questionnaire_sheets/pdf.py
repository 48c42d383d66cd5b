"""Sheets as tagged PDF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import segno

from worthwhile.exchange.questionnaire_sheets.sheet import Layout, Paper, Part, Question, Sheet
from worthwhile.exchange.questionnaire_sheets.words import ENGLISH, SheetWords
from worthwhile.exchange.tagged_pdf import tagged_pdf
from worthwhile.kernel.problems import InvalidInput, Problem

SETTING = Path(__file__).with_name("sheets.typ")
MOST_SHEETS = 500


def sheets_pdf(*, paper: Paper, sheets: Sequence[Sheet], layout: Layout, words: SheetWords = ENGLISH) -> bytes:
    """One questionnaire a person in one file, as PDF/UA-1, or tagged PDF where a script has no font here.

    Raises InvalidInput where there is no sheet or more than ``MOST_SHEETS``.
    """
    if not 1 <= len(sheets) <= MOST_SHEETS:
        raise InvalidInput(
            [Problem("sheets", f"Print from 1 to {MOST_SHEETS} sheets at once. You asked for {len(sheets)}.")]
        )
    return tagged_pdf(SETTING, {"sheets": json.dumps(_data(paper, sheets, layout, words))})


def _data(paper: Paper, sheets: Sequence[Sheet], layout: Layout, words: SheetWords) -> dict[str, Any]:
    return {
        "layout": layout.value,
        "words": asdict(words),
        "paper": {**asdict(paper), "parts": [_part(part, words) for part in paper.parts]},
        "sheets": [{"code": sheet.code, "address": sheet.address, "square": _square(sheet)} for sheet in sheets],
    }


def _part(part: Part, words: SheetWords) -> dict[str, Any]:
    questions = [_question(question, words) for question in part.questions]
    return {**asdict(part), "language": part.language or words.language, "questions": questions}


def _question(question: Question, words: SheetWords) -> dict[str, Any]:
    hint = words.scale.format(low=question.answers[0], high=question.answers[-1]) if question.is_scale else ""
    return {**asdict(question), "hint": hint}


def _square(sheet: Sheet) -> str:
    """A QR code as SVG; a quarter of it may be dirty before it no longer reads."""
    return segno.make(sheet.address, error="q", micro=False).svg_inline(border=2) if sheet.address else ""
