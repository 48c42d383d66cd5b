"""The course of a tender: which act is allowed to whom, at which stage and moment, and why not."""

from worthwhile.engines.tendering.act import Act
from worthwhile.engines.tendering.actor import CLOCK, Actor, Conflict, Role
from worthwhile.engines.tendering.checks import why_no_part
from worthwhile.engines.tendering.may import Answer, acts_of, may
from worthwhile.engines.tendering.procedure import RULES, Procedure, ProcedureRules
from worthwhile.engines.tendering.rules import TABLE, Rule
from worthwhile.engines.tendering.situation import UNTIL_RECORDED, Situation
from worthwhile.engines.tendering.stage import ENDS, STAGE_NAMES, Stage

__all__ = [
    "CLOCK",
    "ENDS",
    "RULES",
    "STAGE_NAMES",
    "TABLE",
    "UNTIL_RECORDED",
    "Act",
    "Actor",
    "Answer",
    "Conflict",
    "Procedure",
    "ProcedureRules",
    "Role",
    "Rule",
    "Situation",
    "Stage",
    "acts_of",
    "may",
    "why_no_part",
]
