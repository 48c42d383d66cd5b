"""The result of a measure as JSON data, with names that stay."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from worthwhile import __version__
from worthwhile.engines.measures.licences import LicenceRecord
from worthwhile.engines.measures.measure import Measure, ScoreRule
from worthwhile.engines.measures.outcome_rows import CHOOSE_ONE
from worthwhile.engines.measures.result import MeasureResult, ScaleResult
from worthwhile.exchange.plain_data import json_text
from worthwhile.kernel.working import Step

FORMAT = "worthwhile/measure-result/1"
_PLACES = Decimal("0.000001")


def result_data(result: MeasureResult, *, seed: int, for_sharing: bool = False) -> dict[str, Any]:
    """Everything of a result, safeguarding first.

    ``for_sharing`` leaves out all that names people, and the figures of totals too small to be shared.
    """
    measure = result.measure
    data: dict[str, Any] = {"format": FORMAT}
    if not for_sharing:
        data["safeguarding"] = [_plain(flag) for flag in result.safeguarding]
    data |= {
        "measure": {"id": measure.id, "code": measure.code, "name": measure.name, "version": measure.version},
        "scoring": {scale.scale.id: scale.scale.rule.value for scale in result.scales},
        "value_set": result.value_set,
        "missing_item_rule": measure.missing_rule,
        "notes": list(measure.notes),
        "compared": {"from": result.compared[0].value, "to": result.compared[1].value},
        "rows": {
            "read": result.rows_read,
            "repeated": result.rows_repeated,
            "passed_over": result.rows_passed_over,
            "incomplete": result.rows_incomplete,
        },
        "minimum_group": result.minimum_group,
        "scales": [_scale(scale, for_sharing=for_sharing) for scale in result.scales],
        "groups": [_plain(group) for group in result.groups],
    }
    shared = {scale.scale.id for scale in result.scales if scale.shareable or not for_sharing}
    data["outcome_rows_rule"] = CHOOSE_ONE
    data["outcome_rows"] = [
        {
            "choose_one": True,
            "basis": row.basis,
            "scale": row.scale,
            "title": row.title,
            "outcome": _plain(row.outcome),
            "steps": _steps(row.steps),
        }
        for row in result.outcome_rows
        if row.scale in shared
    ]
    data["cautions"] = [_plain(caution) for caution in result.cautions if not caution.scale or caution.scale in shared]
    if not for_sharing:
        data["scores"] = [_plain(score) for score in result.scores]
        data["changes"] = [_plain(change) for change in result.changes]
    return {**data, "draws": result.draws, "seed": seed, "engine_version": __version__}


def result_text(data: Mapping[str, Any]) -> str:
    """The JSON text of a result: the rows of people one a line, as there may be many thousands."""
    long = {name: rows for name, rows in data.items() if name in ("scores", "changes")}
    text = json_text({name: part for name, part in data.items() if name not in long})
    for name, rows in long.items():
        lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
        text = text.removesuffix("\n}") + f',\n  "{name}": [\n{lines}\n  ]\n}}'
    return text


def _scale(result: ScaleResult, *, for_sharing: bool) -> dict[str, Any]:
    scale = result.scale
    data: dict[str, Any] = {
        "id": scale.id,
        "name": scale.name,
        "better": scale.better.value if scale.better else None,
        "low": _plain(scale.low),
        "high": _plain(scale.high),
    }
    if for_sharing and not result.shareable:
        return {**data, "suppressed": True}
    return {
        **data,
        "suppressed": False,
        "sample": _plain(result.sample),
        "mean_change": _plain(result.mean_change),
        "moves": _plain(result.moves),
        "reliable_change": _plain(result.reliable),
        "reliable_change_source": scale.reliable.source if scale.reliable else None,
        "cutoff": _plain(result.cutoff),
        "cutoff_source": scale.cutoff.source if scale.cutoff else None,
        "bands": [_plain(band) for band in result.bands],
        "steps": _steps(result.steps),
    }


def _steps(steps: Iterable[Step]) -> list[Any]:
    return [_plain(step) for step in steps]


def measure_data(measure: Measure, licence: LicenceRecord | None) -> dict[str, Any]:
    """What a measure is, for a list."""
    return {
        "id": measure.id,
        "code": measure.code,
        "name": measure.name,
        "version": measure.version,
        "terms": measure.licence.terms.value,
        "licence": {
            "owner": measure.licence.owner,
            "statement": measure.licence.statement,
            "source": measure.licence.source,
        },
        "licence_recorded": _plain(licence),
        "ships_text": measure.licence.ships_text,
        "takes": {"items": measure.takes_items, "totals": measure.takes_totals},
        "items": [
            {
                "column": item.column,
                "low": item.low,
                "high": item.high,
                "text": item.text,
                "answers": list(item.answers),
            }
            for item in measure.items
        ],
        "scales": [
            {
                "id": scale.id,
                "name": scale.name,
                "scoring": scale.rule.value,
                "low": _plain(scale.low),
                "high": _plain(scale.high),
                "better": scale.better.value if scale.better else None,
                "bands": [_plain(band) for band in scale.bands],
                "reliable_change": _plain(scale.reliable),
                "cutoff": _plain(scale.cutoff),
                "route": scale.route.value if scale.route else None,
                "averaged": scale.kind.value == "score",
            }
            for scale in measure.scales
        ],
        "needs_value_set": any(scale.rule is ScoreRule.VALUE_SET for scale in measure.scales),
        "needs_direction": measure.asks_direction,
        "missing_item_rule": measure.missing_rule,
        "sources": list(measure.sources),
        "notes": list(measure.notes),
    }


def _plain(value: Any) -> Any:
    """Plain data: numbers to six places, dates as text, records as names and values."""
    if isinstance(value, Decimal):
        rounded = value.quantize(_PLACES)
        return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value
