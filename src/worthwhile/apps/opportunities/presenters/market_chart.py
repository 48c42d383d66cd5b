"""The chart of an answer: bars, a trend, shares by how they are known, or a map of tiles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from worthwhile.apps.opportunities.presenters.market_cells import KINDS, place_name, service_name
from worthwhile.exchange.charts.chart import Chart, draw
from worthwhile.exchange.charts.counted_bars import Counted, counted_bars
from worthwhile.exchange.charts.palette import Tone
from worthwhile.exchange.charts.rows import Bar
from worthwhile.exchange.charts.small_multiples import Column as Point
from worthwhile.exchange.charts.small_multiples import Panel, small_multiples
from worthwhile.exchange.charts.strips import Lane, Strip, draw_strips
from worthwhile.exchange.charts.strips import Point as Mark
from worthwhile.exchange.charts.table import Column, Table
from worthwhile.exchange.charts.tile_map import Tile, tile_map
from worthwhile.market.queries.answers import Answer, PartAnswer
from worthwhile.market.queries.shape.headlines import HEADLINES, Share
from worthwhile.market.queries.shape.words import FEWEST_FOR_A_SHARE, number_text, percent_text
from worthwhile.reference.areas import GridKind, tile_grid

Row = Mapping[str, Any]
TOO_FEW = "too few"
# Tiles narrower than for so many beside each other hold no name; bars do.
MOST_TILES_ACROSS = 6
MOST_BARS = 15
SHORT_NAMES = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorks & Humber",
    "E12000004": "East Mids",
    "E12000005": "West Mids",
    "E12000006": "East",
    "E12000007": "London",
    "E12000008": "South East",
    "E12000009": "South West",
    "N92000002": "N Ireland",
    "S92000003": "Scotland",
    "W92000004": "Wales",
}


def answer_chart(answer: Answer, table: Table) -> Chart | None:
    """The chart that suits the question; None where there is nothing to draw."""
    drawn: Callable[[Answer, Table], Chart | None] | None = {
        "trend": _lengths,
        "tile-map": _concentration,
        "share": _shares,
        "bars": _bars,
    }.get(answer.question.chart)
    return drawn(answer, table) if drawn and answer.behind.used else None


def parts_table(slug: str, parts: Sequence[PartAnswer], *, heading: str, caption: str) -> Table:
    """The headline of each part, with the counts that it is made of."""
    return Table(
        caption=caption,
        columns=(
            Column(heading=heading, width=2),
            Column(heading="Share", numeric=True),
            Column(heading="Counted", numeric=True),
            Column(heading="Of how many", numeric=True),
        ),
        rows=tuple(
            (part_name(part.key), share_text(share), f"{share.part:,}", f"{share.whole:,}")
            for part, share in _shared(slug, parts)
        ),
    )


def years_chart(slug: str, parts: Sequence[PartAnswer], table: Table, *, title: str) -> Chart | None:
    """A column for each year."""
    columns = [Point(at=part.key, share=share.value, figure=share_text(share)) for part, share in _shared(slug, parts)]
    panel = Panel(name=_says(slug), columns=columns)
    return small_multiples([panel], id=f"ww-years-{slug}", title=title, table=table, key=[_few()])


def areas_chart(slug: str, parts: Sequence[PartAnswer], kind: GridKind, table: Table, *, title: str) -> Chart | None:
    """A map of tiles; bars where the tiles would be too narrow for their names."""
    shares = {part.key: share for part, share in _shared(slug, parts)}
    grid = tile_grid(kind)
    shown = grid if kind == "nations-and-regions" else {code: grid[code] for code in shares}
    across = max((column for column, _ in shown.values()), default=0) - min((c for c, _ in shown.values()), default=0)
    key = [
        f"Share of {HEADLINES[slug].things} {HEADLINES[slug].says}. The bar at the foot of a tile is its share.",
        _few(),
    ]
    if across < MOST_TILES_ACROSS:
        tiles = [
            Tile(
                name=SHORT_NAMES.get(code) or place_name(code),
                column=column,
                row=row,
                share=shares[code].value if code in shares else None,
                figure=share_text(shares[code]).replace("under ", "<") if code in shares else "none",
            )
            for code, (column, row) in sorted(shown.items())
        ]
        return tile_map(tiles, id=f"ww-areas-{slug}", title=title, table=table, key=key)
    items = [Counted(label=place_name(c), size=s.value, figure=share_text(s)) for c, s in shares.items()]
    return counted_bars(items, id=f"ww-areas-{slug}", title=title, table=table, key=[_few()])


def share_text(share: Share) -> str:
    """A share in per cent; that it is of too few where it is."""
    return TOO_FEW if share.value is None else percent_text(share.value)


def part_name(key: str) -> str:
    """A year as it is, an area by its name."""
    return key if key.isdigit() else place_name(key)


def _shared(slug: str, parts: Sequence[PartAnswer]) -> list[tuple[PartAnswer, Share]]:
    return [(part, HEADLINES[slug].of(part.rows)) for part in parts]


def _says(slug: str) -> str:
    told = HEADLINES[slug]
    return f"{told.things[0].upper()}{told.things[1:]} {told.says}"


def _few() -> str:
    return f"With fewer than {FEWEST_FOR_A_SHARE} no share is shown."


def _bars(answer: Answer, table: Table) -> Chart | None:
    """A bar for each row by what it counts."""
    named = "for_whom" if answer.question.slug == "reserved-contracts" else answer.question.columns[0].name
    if answer.question.slug == "top-suppliers":
        named = "name"
    counted = next(column.name for column in answer.question.columns if column.type == "integer")
    items = [
        Counted(label=str(row[named]), size=float(row[counted]), figure=_count_and_share(row, counted, answer))
        for row in answer.rows[:MOST_BARS]
    ]
    return counted_bars(items, id=f"ww-{answer.question.slug}", title=answer.question.title, table=table)


def _shares(answer: Answer, table: Table) -> Chart | None:
    """A bar for each kind, from nothing to all of them."""
    if answer.question.slug == "direct-awards":
        items = [_shared_bar(str(row["about"]), row, "processes", answer) for row in answer.rows]
    else:
        items = [
            _shared_bar(f"{KINDS.get(row['kind'], row['kind'])}: {row['how']}", row, "wins", answer)
            for row in answer.rows
            if row["kind"] != "everybody"
        ]
    key = ["The dashed line is all of them."]
    id, title = f"ww-{answer.question.slug}", answer.question.title
    return counted_bars(items, id=id, title=title, table=table, key=key, most=1.0)


def _shared_bar(label: str, row: Row, counted: str, answer: Answer) -> Counted:
    return Counted(label=label, size=float(row["share"] or 0), figure=_count_and_share(row, counted, answer))


def _count_and_share(row: Row, counted: str, answer: Answer) -> str:
    number = f"{int(row[counted]):,}"
    if row.get("share") is None or answer.behind.used < FEWEST_FOR_A_SHARE:
        return number
    return f"{number} ({percent_text(row['share'])})"


def _lengths(answer: Answer, table: Table) -> Chart | None:
    """The middle half of contracts of each year as a bar, the middle one on it."""
    told = [row for row in answer.rows if row["contracts"] >= FEWEST_FOR_A_SHARE]
    if not told:
        return None
    most = max(float(row["three_quarters_months"]) for row in told) * 1.05
    strips = [
        Strip(
            label=f"{row['year']}: {row['contracts']:,} contracts",
            figure=f"{number_text(row['median_months'])} months",
            lanes=(
                Lane(
                    spans=(
                        Bar(
                            start=float(row["quarter_months"]), end=float(row["three_quarters_months"]), tone=Tone.TAIL
                        ),
                    ),
                    points=(Mark(at=float(row["median_months"]), tone=Tone.TOTAL),),
                ),
            ),
            low=0.0,
            high=most,
        )
        for row in told
    ]
    key = [
        "Bar: the middle half of the contracts of a year. Square: the middle one.",
        f"Years with fewer than {FEWEST_FOR_A_SHARE} are only in the table.",
    ]
    said = "; ".join(f"{row['year']}: half ran up to {number_text(row['median_months'])} months" for row in told)
    return draw(
        id="ww-contract-lengths",
        title=answer.question.title,
        description=f"A bar for each year. {said}.",
        drawing=draw_strips(strips, key=key),
        table=table,
    )


def _concentration(answer: Answer, table: Table) -> Chart | None:
    """The service with most wins that has an index in several areas, as a map of tiles."""
    told = [row for row in answer.rows if row["index_by_wins"] is not None]
    if not told:
        return None
    wins: dict[str, int] = {}
    for row in told:
        wins[row["service"]] = wins.get(row["service"], 0) + int(row["wins"])
    service = max(sorted(wins), key=lambda one: wins[one])
    indexes = {row["area"]: float(row["index_by_wins"]) for row in told if row["service"] == service}
    grid = tile_grid("nations-and-regions")
    title = f"Concentration of {service_name(service)}"
    key = ["Index by wins: 10,000 is a single supplier, 1,000 as if ten equal ones shared it. Too few wins: no index."]
    if not set(indexes) & set(grid):
        items = [
            Counted(label=place_name(code), size=index, figure=number_text(index)) for code, index in indexes.items()
        ]
        return counted_bars(items, id="ww-concentration", title=title, table=table, key=key)
    tiles = [
        Tile(
            name=SHORT_NAMES[code],
            column=column,
            row=row,
            share=indexes[code] / 10_000 if code in indexes else None,
            figure=number_text(indexes[code]) if code in indexes else TOO_FEW,
        )
        for code, (column, row) in sorted(grid.items())
    ]
    return tile_map(tiles, id="ww-concentration", title=title, table=table, key=key)
