"""Records are refused where they do not agree with each other or with the registers."""

from __future__ import annotations

VISIT = "value-bank/VISIT.yaml"
LIST = "value-bank/list.csv"


def test_a_source_that_is_not_registered_is_refused_with_its_line_and_a_near_miss(problems_of):
    assert problems_of({VISIT: ("source: report", "source: raport")}) == [
        "value-bank/VISIT.yaml, line 13, values[0].source: There is no source 'raport' in sources.yaml. "
        "Did you mean report?"
    ]


def test_a_source_whose_licence_keeps_figures_back_is_refused(problems_of):
    found = problems_of({VISIT: ("source: report", "source: manual")})
    assert len(found) == 1
    assert "The licence of 'manual' (Closed Licence) does not let its figures ship" in found[0]


def test_an_id_that_is_not_the_path_of_its_file_is_refused(problems_of):
    assert problems_of({VISIT: ("id: value-bank/VISIT", "id: value-bank/VISITS")}) == [
        "value-bank/VISIT.yaml, line 1, id: The id is 'value-bank/VISITS', "
        "but the file's path makes it 'value-bank/VISIT'."
    ]


def test_an_id_in_a_list_belongs_to_the_folder_of_the_list(problems_of):
    assert problems_of({LIST: ("value-bank/CALL", "prices/CALL")})[0] == (
        "value-bank/list.csv, line 2, id: The id is 'prices/CALL', but the file's folder makes it begin 'value-bank'."
    )


def test_an_id_that_stands_twice_is_refused_whatever_its_case(problems_of):
    found = problems_of({LIST: ("value-bank/CALL", "value-bank/visit")})
    assert found == [
        "value-bank/list.csv, line 2, id: 'value-bank/visit' already stands in value-bank/VISIT.yaml. "
        "Remove one of the two."
    ]


def test_an_unknown_unit_is_refused_with_a_near_miss(problems_of):
    assert problems_of({VISIT: ("GBP per visit", "GBP per vist")}) == [
        "value-bank/VISIT.yaml, line 4, unit: There is no unit 'GBP per vist' in units.csv. Did you mean GBP per visit?"
    ]


def test_a_folder_without_a_topic_is_refused(problems_of):
    found = problems_of({"topics.yaml": ("prices:", "price-indices:")})
    assert found == [
        "prices/index.yaml, line 1, id: There is no topic 'prices' in topics.yaml. Did you mean price-indices?"
    ]


def test_a_figure_of_the_value_bank_must_say_how_it_is_used(problems_of):
    text = "bank:\n  kind: fiscal\n  level: social\n  agency: nhs\n  uprate: prices\n"
    found = problems_of({VISIT: (text, "")})
    assert [problem for problem in found if "bank: A figure of the value bank says its kind" in problem]


def test_a_value_that_contains_an_unknown_value_is_refused(problems_of):
    found = problems_of({VISIT: ("uprate: prices", "uprate: prices\n  contains: [CAL]")})
    assert found == [
        "value-bank/VISIT.yaml, line 22, bank.contains[0]: There is no value 'CAL' in the value bank."
        " Did you mean CALL?"
    ]


def test_a_withheld_figure_with_an_unknown_reason_is_refused(problems_of):
    found = problems_of({"value-bank/withheld.csv": ("closed-licence", "closed-license")})
    assert found == [
        "value-bank/withheld.csv, line 2, reasons: There is no reason 'closed-license' in reasons.yaml."
        " Did you mean closed-licence?"
    ]


def test_a_licence_that_is_not_registered_is_refused(problems_of):
    found = problems_of({"sources.yaml": ("licence: closed", "licence: clozed")})
    assert found[0] == (
        "sources.yaml, line 2, manual.licence: No licence 'clozed' stands in licences.yaml. Did you mean closed?"
    )
