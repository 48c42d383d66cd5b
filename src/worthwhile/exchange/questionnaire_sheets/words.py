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
    before: str = "Before"
    during: str = "During"
    after: str = "After"
    follow_up: str = "Follow-up"


ENGLISH = SheetWords()
WELSH = SheetWords(
    language="cy",
    code="Eich cod",
    no_name="Peidiwch ag ysgrifennu eich enw ar y daflen hon.",
    online="Gallwch ateb ar-lein hefyd. Sganiwch y sgwâr â ffôn, neu ewch i:",
    square="Sgwâr i'w sganio sy'n agor yr holiadur hwn ar-lein",
    consent="Cyn i chi ddechrau",
    agree="Rwy'n cytuno",
    version="Geiriad",
    when="Pryd ydych chi'n llenwi hwn? Ticiwch un blwch.",
    date="Dyddiad heddiw",
    questions="Cwestiynau",
    tick_one="Ticiwch un blwch ar gyfer pob cwestiwn. Gallwch adael cwestiwn heb ei ateb.",
    scale="Ticiwch un rhif. {low} yw'r isaf a {high} yw'r uchaf.",
    totals="Ar gyfer staff: y sgôr",
    support="Os oes angen help arnoch",
    thanks="Diolch. Rhowch y daflen hon yn ôl i'r sawl a'i rhoddodd i chi.",
    page="Tudalen {page} o {pages}",
    before="Cyn",
    during="Yn ystod",
    after="Ar ôl",
    follow_up="Dilyniant",
)
