"""Words of an outcome that meet the words of the outcome asked for."""

import pytest

from worthwhile.exchange.answers.asked_for import shared_words


@pytest.mark.parametrize(
    ("asked", "offered", "shared"),
    [
        ("Reduce loneliness", "Members are less lonely", ("loneliness (lonely)",)),
        ("Jobs for carers", "A carer finds a job", ("jobs (job)", "carers (carer)")),
        ("Improve support for local people", "People support people locally", ()),
        ("Cut carbon", "Less carbon", ("carbon",)),
        ("Art", "Arthritis eases", ()),
    ],
)
def test_words_meet_where_they_are_one_word_in_two_forms(asked, offered, shared):
    assert shared_words(asked, offered) == shared


def test_several_texts_are_looked_through():
    assert shared_words("wellbeing", "Members sleep", "wellbeing", "") == ("wellbeing",)
