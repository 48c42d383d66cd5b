"""The readings together, as JSON and for a terminal."""

import json

from tests.every_kind_case import case_data, valued
from tests.reported_case import ranged
from worthwhile.exchange.plain_data import json_text
from worthwhile.exchange.readings import read_again
from worthwhile.exchange.readings_json import readings_data, whole_result_data
from worthwhile.exchange.readings_text import readings_lines
from worthwhile.exchange.result_json import result_data
from worthwhile.exchange.stories import stories_of


def test_a_result_keeps_what_it_has_and_gains_three_keys() -> None:
    loaded, result = ranged()
    plain = result_data(result, case_hash=loaded.case_hash)
    readings = read_again(case=loaded.case, result=result)
    whole = whole_result_data(result=result, readings=readings, case_hash=loaded.case_hash)
    assert {name: whole[name] for name in plain} == plain
    assert set(whole) - set(plain) == {"standing", "levels", "pockets"}


def test_the_json_says_where_each_published_figure_comes_from() -> None:
    loaded, result = ranged()
    standing = json.loads(json_text(readings_data(read_again(case=loaded.case, result=result))))["standing"]
    deadweight = standing["published"]["deadweight"]
    assert (deadweight["reports"], deadweight["percentiles"]["p10"], deadweight["percentiles"]["p90"]) == (
        154,
        0.052,
        0.5,
    )
    assert deadweight["source"]
    assert deadweight["address"].startswith("https://")
    first = standing["rows"][0]
    assert (first["outcome"], first["value"], first["same_as_percentiles"]) == ("less-lonely", 0.2, [50])


def test_the_json_tells_a_story_beside_its_outcome() -> None:
    loaded, result = valued(case_data(**{"x-worthwhile": {"stories": {"dignity": "We eat at one table."}}}))
    data = readings_data(read_again(case=loaded.case, result=result, stories=stories_of(loaded.data)))
    held = data["levels"]["columns"][0]["held"]
    assert [(line["id"], line["story"]) for line in held] == [("dignity", "We eat at one table.")]


def test_the_json_of_pockets_adds_up_to_the_net_present_value() -> None:
    loaded, result = ranged()
    data = readings_data(read_again(case=loaded.case, result=result))["pockets"]
    assert data["total"]["net"] == result_data(result, case_hash="")["net_present_value"]
    assert {row["agency"] for row in data["rows"]} >= {"local-authority", "nhs", None}


def test_the_terminal_shows_the_three_readings() -> None:
    loaded, result = ranged()
    lines = readings_lines(read_again(case=loaded.case, result=result), result.currency)
    text = " ".join(" ".join(lines).split())
    wanted = [
        "Individual, social and environmental",
        "Who pays and who saves",
        "Savings fall to a different pocket than the cost.",
        "Where this stands among published studies",
        "no league table",
    ]
    assert [words for words in wanted if words not in text] == []


def test_the_terminal_says_what_to_enter_where_no_pocket_is_named() -> None:
    loaded, result = valued(case_data(inputs=[], outcomes=[{"id": "a", "quantity": 1, "value": 1}]))
    text = " ".join(readings_lines(read_again(case=loaded.case, result=result), "GBP"))
    assert "No input says whose budget it comes from" in text
