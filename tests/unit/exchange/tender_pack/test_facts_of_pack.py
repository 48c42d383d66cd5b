"""Facts of a pack stand with their quote and place, and detectors never stop on any text."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fitness_set import pack_of, read_documents, read_passages
from tests.upload_builders import excel_file, pdf_file, word_with_tables
from worthwhile.engines.fitness.facts import Fact
from worthwhile.exchange.tender_pack import Pack, PackFile, facts_of_pack, read_file, read_pack
from worthwhile.exchange.tender_pack.detectors.reading_ease import readability
from worthwhile.exchange.tender_pack.statements import LONGEST_QUOTE, LONGEST_SENTENCE, statements_of


def facts(text: str) -> list[Fact]:
    return facts_of_pack(pack_of(text, name="a.txt"))


def values(text: str, name: str) -> list[object]:
    return [fact.value for fact in facts(text) if fact.name == name]


def test_a_fact_knows_its_document_page_paragraph_and_words():
    pages = ["# Terms\n\nWe are glad to hear from you.", "# Money\n\nInvoices will be paid within 30 days of receipt."]
    pack = read_pack([PackFile(name="terms.pdf", data=pdf_file(*pages))])
    fact = next(fact for fact in facts_of_pack(pack) if fact.name == "payment_days")
    assert (fact.place.document, fact.place.page, fact.place.paragraph) == ("terms.pdf", 2, 4)
    assert fact.quote == "Invoices will be paid within 30 days of receipt."
    assert str(fact.place) == "terms.pdf, page 2, paragraph 4"


def test_a_fact_of_a_workbook_names_its_sheet():
    pack = read_pack([PackFile(name="prices.xlsx", data=excel_file([["Annual contract value: £85,000"]]))])
    assert str(facts_of_pack(pack)[0].place) == "prices.xlsx, paragraph 1, sheet Prices"


def test_a_long_sentence_is_quoted_around_what_was_found():
    fact = next(
        fact
        for fact in facts("The council, " + "which is large, " * 60 + "pays invoices within 30 days of receipt.")
        if fact.name == "payment_days"
    )
    assert len(fact.quote) < LONGEST_QUOTE + 10
    assert fact.quote.startswith("… ")
    assert "30 days" in fact.quote


def test_every_quote_stands_in_its_document_word_for_word():
    for labelled in read_documents():
        said = {passage.text for document in labelled.pack.documents for passage in document.passages}
        for fact in facts_of_pack(labelled.pack):
            quote = fact.quote.strip("… ")
            assert any(quote in text for text in said) or not quote or fact.name == "pack_pages", fact


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("No minimum turnover is required.", "minimum_turnover"),
        ("TUPE does not apply.", "tupe_applies"),
        ("There is no payment by results element.", "share_at_risk"),
        ("The contract may not be extended.", "has_extensions"),
        ("Open book accounting is not required.", "open_book"),
        ("ISO 27001 certification is not required.", "iso_27001_demanded"),
    ],
)
def test_what_is_denied_is_stated_as_absent(text: str, name: str):
    assert values(text, name) in ([False], [Decimal(0)])


@pytest.mark.parametrize(
    "text",
    [
        "The council's turnover was £3 million.",
        "Forty per cent of people never use a bus.",
        "Our outcomes framework has five aims.",
        "The current contract started on 1 April 2022 and ends on 31 March 2027.",
        "Volunteers must be over 16 years old.",
        "A lot of people waited three years.",
    ],
)
def test_what_is_said_of_something_else_states_nothing(text: str):
    assert facts(text) == []


def test_a_pack_of_several_documents_counts_its_questions_and_pages_together():
    one = PackFile(
        name="a.pdf", data=pdf_file("Question 1. How? (maximum 200 words)\n\nQuestion 2. Why? Up to 300 words.")
    )
    two = PackFile(name="b.pdf", data=pdf_file("Question 1. Who? Word limit: 100"))
    found = {fact.name: fact.value for fact in facts_of_pack(read_pack([one, two]))}
    assert (found["questions"], found["answer_words"], found["pack_pages"]) == (3, 600, 2)


def test_weights_in_the_rows_of_a_table_are_read_under_a_heading_that_says_so():
    data = word_with_tables(["# Award criteria", "| Quality | 55% |\n| Price | 35% |\n| Social value | 10% |"])
    pack = Pack(documents=(read_file(data, name="a.docx").document,))
    found = {fact.name: fact.value for fact in facts_of_pack(pack)}
    assert (found["price_weight"], found["social_value_weight"]) == (Decimal("0.35"), Decimal("0.1"))


def test_the_readability_index_is_that_of_its_paper():
    """4.71 letters a word + 0.5 words a sentence - 21.43: words of 5 letters in sentences of 20 give 12.12."""
    assert readability(letters=500, words=100, sentences=5) == Decimal("12.1")
    assert readability(letters=200, words=100, sentences=20) == 0


def test_a_grade_needs_enough_prose():
    sentence = "The service helps people who live alone to meet others. "
    assert values(sentence * 10, "reading_grade") == []
    assert len(values(sentence * 60, "reading_grade")) == 1


def test_a_sentence_without_an_end_is_cut():
    said = statements_of(pack_of("and so on " * 1_500, name="a"))
    assert all(len(one.text) <= LONGEST_SENTENCE for one in said)


WORDS = [word for labelled in read_passages() for word in labelled.name.split()]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=80))
def test_no_words_in_any_order_stop_the_detectors(words: list[str]):
    for fact in facts(" ".join(words)):
        assert fact.quote or fact.name == "reading_grade"


@pytest.mark.parametrize(
    "piece",
    [
        *("1+", "£1,000 ", "option to extend ", "lot 1 ", "price 10% ", "(", "a", "the contract for a period of "),
        *("must hold ISO 9001 ", "1 April 2026 to ", "question 1 ", "not less than ", "framework via the ", "…… "),
    ],
)
def test_text_made_to_keep_the_detectors_busy_does_not(piece: str):
    began = time.process_time()
    facts((piece * 20_000)[:20_000])
    assert time.process_time() - began < 3
