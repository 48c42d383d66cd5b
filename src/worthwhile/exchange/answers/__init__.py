"""A draft answer to a buyer's social-value question, from a valued case: every figure is tied to the case."""

from worthwhile.exchange.answers.answer import AnswerDraft, AnswerPart, Commitment, answer_data, read_answer
from worthwhile.exchange.answers.checking import check_answer
from worthwhile.exchange.answers.drafting import draft_answer
from worthwhile.exchange.answers.own_words import with_own_words
from worthwhile.exchange.answers.pieces import FigureLink, Piece
from worthwhile.exchange.answers.plain import plain_text
from worthwhile.exchange.answers.question import QuestionAsked, read_question
from worthwhile.exchange.answers.writing import write_answer

__all__ = [
    "AnswerDraft",
    "AnswerPart",
    "Commitment",
    "FigureLink",
    "Piece",
    "QuestionAsked",
    "answer_data",
    "check_answer",
    "draft_answer",
    "plain_text",
    "read_answer",
    "read_question",
    "with_own_words",
    "write_answer",
]
