"""The words around the questions, in one place so that a sheet can be set in another language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SheetWords:
    """The frame of a sheet; ``language`` is a code such as en or cy.

    {page}, {pages}, {low} and {high} are filled in.
    """

    language: str = "en"
    code: str = "Your code"
    no_name: str = "Please do not write your name on this sheet."
    online: str = "You can also answer online. Scan the square with a telephone, or go to:"
    square: str = "Square to scan that opens this questionnaire online"
    consent: str = "Before you begin"
    agree: str = "I agree"
    version: str = "Wording"
    when: str = "When are you filling this in? Tick one box."
    date: str = "Today's date"
    questions: str = "Questions"
    tick_one: str = "Tick one box for each question. You can leave out a question."
    scale: str = "Tick one number. {low} is the lowest and {high} is the highest."
    totals: str = "For staff: the score"
    support: str = "If you need help"
    thanks: str = "Thank you. Please give this sheet back to the person who gave it to you."
    page: str = "Page {page} of {pages}"


ENGLISH = SheetWords()
