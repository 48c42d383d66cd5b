"""What letters about tenders say. None names a bidder, and no subject names anybody or anything."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from worthwhile.apps.tenders.services.letter_kind import Letter, LetterWords
from worthwhile.apps.tenders.services.letters_astray import ASTRAY

__all__ = ["TO_PARTNERS", "WORDS", "Letter", "LetterWords"]


TO_PARTNERS: Mapping[Letter, Letter] = MappingProxyType(
    {
        Letter.QUESTION_ANSWERED: Letter.QUESTION_ANSWERED,
        Letter.DOCUMENTS_CHANGED: Letter.DOCUMENTS_CHANGED_TO_PARTNERS,
        Letter.DEADLINE_MOVED: Letter.DEADLINE_MOVED,
        Letter.CANCELLED: Letter.CANCELLED,
        Letter.ENDED_WITHOUT_AWARD: Letter.ENDED_WITHOUT_AWARD,
        Letter.OUTCOME_TOLD: Letter.OUTCOME_TOLD_TO_PARTNERS,
        Letter.ASSESSED_AGAIN: Letter.ASSESSED_AGAIN,
        Letter.AWARDED: Letter.AWARDED,
        Letter.OUTCOME_WITHDRAWN: Letter.OUTCOME_WITHDRAWN,
        Letter.BID_SET_ASIDE: Letter.BID_SET_ASIDE_TO_PARTNERS,
        Letter.BID_DID_NOT_COUNT: Letter.BID_DID_NOT_COUNT_TO_PARTNERS,
        Letter.BID_UNREADABLE: Letter.BID_UNREADABLE_TO_PARTNERS,
        Letter.OUTCOME_TOLD_NOT_COUNTED: Letter.OUTCOME_TOLD_TO_PARTNERS,
    }
)
"""Which letter those who bid with a lead get when it gets one. Of its price and its objection it alone is told."""

WORDS: Mapping[Letter, LetterWords] = MappingProxyType(
    {
        Letter.INVITED: LetterWords(
            subject="You are invited to give a quote",
            says="The buyer asks you and a few others for a quote. The page says what is wanted, and where, and how "
            "quotes are judged. Nobody can read a quote before the deadline.",
        ),
        Letter.QUESTION_ANSWERED: LetterWords(
            subject="A question about a tender is answered",
            says="The buyer has answered a question. Everybody reads the same answer.",
        ),
        Letter.DOCUMENTS_CHANGED: LetterWords(
            subject="The documents of a tender have changed: confirm your bid",
            says="The buyer has published a new version of the documents. A bid that you handed in before does not "
            "count until you confirm it, or hand in another, before the deadline.",
        ),
        Letter.DEADLINE_MOVED: LetterWords(
            subject="The deadline of a tender has moved",
            says="There is more time for bids. What was handed in still stands, and can be replaced.",
        ),
        Letter.CANCELLED: LetterWords(
            subject="A tender is cancelled",
            says="The tender is cancelled. The reason stands on its page. Bids that were still sealed stay sealed for "
            "good.",
        ),
        Letter.ENDED_WITHOUT_AWARD: LetterWords(
            subject="A tender has ended without an award",
            says="The tender has ended without an award. The reason stands on its page.",
        ),
        Letter.LOW_PRICE_ASKED: LetterWords(
            subject="A buyer asks you about your price",
            says="The buyer asks how you arrive at your price, and reads what you say before anything is decided.",
        ),
        Letter.LOT_ANNOUNCED: LetterWords(
            subject="A lot decides in a tender: what it is drawn by",
            says="You and at least one other are equal by every rule that was published, so that a lot is drawn, by a "
            "public value that nobody can know yet. Keep this letter: with it and the record of the tender anybody can "
            "work out that the lot was drawn as said.",
        ),
        Letter.OUTCOME_TOLD: LetterWords(
            subject="The outcome of a tender: read yours",
            says="Every bidder is told the outcome now, each with the assessment of their own bid. Nothing is signed "
            "yet. The page says until when you can object, if you do.",
        ),
        Letter.REPRESENTATION_DECIDED: LetterWords(
            subject="An objection to an outcome is decided",
            says="The buyer has decided on an objection. What was decided, and why, stands on the page.",
        ),
        Letter.ASSESSED_AGAIN: LetterWords(
            subject="The bids of a tender are assessed again",
            says="The buyer assesses the bids again, so the outcome that you were told does not stand. You will "
            "be told the new one. You need do nothing now.",
        ),
        Letter.AWARDED: LetterWords(
            subject="A tender is awarded",
            says="The buyer has awarded what it said it intended to. The page shows to whom.",
        ),
        **ASTRAY,
        Letter.DOCUMENTS_CHANGED_TO_PARTNERS: LetterWords(
            subject="The documents of a tender have changed",
            says="The buyer has published a new version of the documents. If the bid that you take part in is handed "
            "in already, it does not count until the organisation that leads it confirms it, or hands in another, "
            "before the deadline. Ask it whether it has.",
        ),
        Letter.OUTCOME_TOLD_TO_PARTNERS: LetterWords(
            subject="The outcome of a tender is told",
            says="Every bidder is told the outcome now. The organisation that leads the bid you take part in has a "
            "letter that says how it was assessed, and until when one can object. Ask it for that. Nothing is signed "
            "yet.",
        ),
        Letter.QUESTION_WAITS: LetterWords(
            subject="A question about a tender waits for your answer",
            says="A question has come in. Every bidder reads your answer at the same moment, and the deadline cannot "
            "pass while a question waits. You are told of the first that waits; see whether there are more.",
        ),
        Letter.APPROVE_IT: LetterWords(
            subject="A tender waits for your approval",
            says="A draft is ready for you to read. You approve it or return it.",
        ),
        Letter.RETURNED: LetterWords(
            subject="A tender is a draft again", says="It was returned to draft. The reason stands in its log."
        ),
        Letter.PUBLISH_IT: LetterWords(
            subject="A tender is approved: you can publish it", says="It is approved. Publishing is for you to do."
        ),
        Letter.OPEN_THE_BIDS: LetterWords(
            subject="The deadline of a tender has passed: open the bids",
            says="The deadline has passed. Use your opening key, as the other openers do.",
        ),
        Letter.NO_BID_COUNTS: LetterWords(
            subject="The deadline of a tender has passed and no bid counts",
            says="The deadline has passed, and there is no bid to open. It is for you to end the tender, with the "
            "reason.",
        ),
        Letter.SCORE: LetterWords(
            subject="Bids wait for your scores",
            says="The bids are open. Score them alone, with a reason for each score.",
        ),
        Letter.MODERATE: LetterWords(
            subject="Scores wait for you to settle them", says="Every score is in. Settle those that lie apart."
        ),
        Letter.STANDING_BACK_WAITS: LetterWords(
            subject="Somebody stands back from assessing: decide on it",
            says="Somebody who scored asks to have their scores set aside, or declared a conflict of interest. Until "
            "it is decided the scores count, and nothing can be settled for good. Read why on the page “Settle the "
            "scores”. You decide, with reasons.",
        ),
        Letter.QUALITY_SETTLED: LetterWords(
            subject="Quality is settled: the next step is yours",
            says="The moderator has settled the scores for good. Read the prices, or where there are none the ranking.",
        ),
        Letter.DECIDE: LetterWords(
            subject="A proposed award waits for your decision",
            says="An award is proposed, with its reasons. You approve it or return it.",
        ),
        Letter.PROPOSAL_RETURNED: LetterWords(
            subject="A proposed award is returned to you",
            says="The approver returned the proposal. The reason stands on its page. You propose again.",
        ),
        Letter.AWARD_APPROVED: LetterWords(
            subject="A proposed award is approved: tell everybody",
            says="The award is approved. Read every letter before you tell everybody, which happens at one moment.",
        ),
        Letter.LOW_PRICE_EXPLAINED: LetterWords(
            subject="A bidder has explained a price", says="An explanation has come in. Decide on it, with reasons."
        ),
        Letter.DRAWN_VALUE_WAITS: LetterWords(
            subject="A public value waits for you to confirm it",
            says="The public value that a lot is drawn by was entered. Look it up yourself, where it was announced to "
            "be found, and confirm it on the page “Draw a lot”. Whoever entered it cannot.",
        ),
        Letter.REPRESENTATION_WAITS: LetterWords(
            subject="An objection waits for your decision",
            says="Somebody objects to the outcome. Nothing can be signed before you decide on it.",
        ),
        Letter.CONFLICT_DECLARED: LetterWords(
            subject="Somebody has declared a conflict of interest",
            says="Somebody who works on the tender has declared a conflict, and takes no part while it stands. Read "
            "what they said under “People and their roles”. You decide, with reasons, whether it bars them.",
        ),
    }
)
