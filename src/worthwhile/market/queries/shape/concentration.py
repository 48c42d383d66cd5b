"""MQ-07: how concentrated is a market on few suppliers, by area and service?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ibis

from worthwhile.market.queries.asking import Tables, how_many, pounds, share
from worthwhile.market.queries.contracts_won import WON_REASONS
from worthwhile.market.queries.places import places_asked
from worthwhile.market.queries.scope import Scope
from worthwhile.market.queries.search_places import name_of_area
from worthwhile.market.queries.shape.question import AnswerColumn, Question, Rows
from worthwhile.market.queries.shape.words import number_text, percent_text
from worthwhile.market.queries.suppliers_won import suppliers_won
from worthwhile.reference.cpv import name_of, nearest_name

if TYPE_CHECKING:
    import ibis.expr.types as ir

# Fewer wins than these make an index of their own accord: with 5 wins it cannot be below 2,000.
FEWEST_WINS = 20
NOWHERE = "not stated"


def _candidates(tables: Tables, scope: Scope, on: date) -> ir.Table:
    """Suppliers of awards, a row for each area of delivery that the scope takes in."""
    won = suppliers_won(tables, scope, on)
    places = places_asked(tables, scope)
    rows = won.left_join(places, won.ocid == places.place_ocid_).drop("place_ocid_")
    return rows.mutate(area=rows.area.fill_null(NOWHERE), service=rows.main_cpv.substr(0, 3).fill_null(NOWHERE))


def _answer(used: ir.Table) -> ir.Table:
    used = used.mutate(counted_pence=ibis.cases((used.money_out.isnull(), used.share_pence)))
    each = used.group_by("area", "service", "supplier").aggregate(
        wins=used.count(),
        valued=how_many(used.counted_pence.notnull()),
        pence=used.counted_pence.sum().fill_null(0).cast("int64"),
    )
    each = each.mutate(
        wins_squared=each.wins.cast("float64") * each.wins.cast("float64"),
        pence_squared=each.pence.cast("float64") * each.pence.cast("float64"),
    )
    found = each.group_by("area", "service").aggregate(
        suppliers=each.count(),
        wins=each.wins.sum().cast("int64"),
        most_wins=each.wins.max(),
        wins_squared=each.wins_squared.sum(),
        valued=each.valued.sum().cast("int64"),
        value_suppliers=how_many(each.valued > 0),
        pence=each.pence.sum().cast("int64"),
        pence_squared=each.pence_squared.sum(),
    )
    enough = found.wins >= FEWEST_WINS
    enough_value = found.valued >= FEWEST_WINS
    return found.select(
        "area", "service", "wins", "suppliers",
        largest_share=ibis.cases((enough, share(found.most_wins, found.wins))),
        index_by_wins=ibis.cases((enough, _index(found.wins_squared, found.wins))),
        valued="valued",
        value=pounds(found.pence),
        index_by_value=ibis.cases((enough_value, _index(found.pence_squared, found.pence))),
    ).order_by(ibis.desc("wins"), "area", "service")  # fmt: skip


def _index(squares: ir.FloatingValue, whole: ir.IntegerValue) -> ir.FloatingValue:
    """The Herfindahl-Hirschman index: the squares of percentages of the whole, added up; rounded to a whole number."""
    total = whole.cast("float64")
    return (10_000.0 * squares / (total * total).nullif(0.0)).round().cast("float64")


def _reading(rows: Rows) -> list[str]:
    markets = len(rows)
    told = [row for row in rows if row["index_by_wins"] is not None]
    rule = f"An index is shown only for {FEWEST_WINS} wins or more of one service in one area"
    if not told:
        return [f"{rule}; none of the {markets:,} here has so many, so nothing is said about concentration."]
    return [
        f"{rule}: {len(told):,} of {markets:,} have so many.",
        *_most_concentrated(told),
        "A supplier that is named in two ways without a number counts as two, so the true index may be higher.",
    ]


def _most_concentrated(told: Rows) -> list[str]:
    """The most concentrated market whose place and service are both stated: others are no market of anybody."""
    stated = [row for row in told if NOWHERE not in (row["area"], row["service"])]
    if not stated:
        return ["None of them states both its place and its service."]
    first = max(stated, key=lambda row: (float(row["index_by_wins"]), str(row["area"]), str(row["service"])))
    code = first["service"].ljust(8, "0")
    above = nearest_name(code)
    named = name_of(code) or (f"a kind of “{above}”" if above else "a kind without a name here")
    shared = "supplier has" if first["suppliers"] == 1 else "suppliers share"
    return [
        f"The most concentrated of them is {named} (CPV {first['service']}) in {name_of_area(first['area'])}: "
        f"{first['suppliers']:,} {shared} {first['wins']:,} wins, the largest with "
        f"{percent_text(first['largest_share'])} of them; "
        f"index {number_text(first['index_by_wins'])} of 10,000, as if "
        f"{number_text(10_000 / first['index_by_wins'])} equal suppliers shared it.",
    ]


QUESTION = Question(
    code="MQ-07",
    slug="concentration",
    title="Concentration on few suppliers",
    asks="How concentrated is a market on few suppliers, by area and service?",
    things="wins",
    columns=(
        AnswerColumn("area", "text", "text", "ONS code of the nation or region of delivery, or of the area asked for."),
        AnswerColumn("service", "text", "text", "First three digits of the main CPV code."),
        AnswerColumn("wins", "integer", "count", "Suppliers of awards; one for several areas counts in each."),
        AnswerColumn("suppliers", "integer", "count", "Different suppliers."),
        AnswerColumn("largest_share", "number", "share", "Share of wins of the supplier with most; empty: too few."),
        AnswerColumn("index_by_wins", "number", "points", "Herfindahl-Hirschman index, 10,000: a single supplier."),
        AnswerColumn("valued", "integer", "count", "Wins whose value is stated."),
        AnswerColumn("value", "number", "pounds", "Their value without VAT."),
        AnswerColumn("index_by_value", "number", "points", "The index by value; empty: too few with a value."),
    ),
    chart="tile-map",
    candidates=_candidates,
    reasons=(*WON_REASONS, "no-supplier"),
    answer=_answer,
    reading=_reading,
)
