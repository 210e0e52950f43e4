"""The integrative model and its scoring engine. Values in, values out: no clock, no environment, no Django."""

from models_engine.answers import Answer, AnswerMatrix, Missing, Row
from models_engine.document import InstrumentError
from models_engine.explain import (
    ComponentLine,
    Explanation,
    ExplanationLine,
    Step,
    explain_axis,
    explain_factor,
)
from models_engine.instrument import (
    Axis,
    Band,
    Choice,
    Component,
    Factor,
    FactQuestion,
    Instrument,
    Item,
    Level,
    Measure,
    Option,
    Page,
    Quadrant,
    RespondentRole,
    RoleTag,
    Section,
    Sheet,
    Subject,
)
from models_engine.means import person_means
from models_engine.minimums import EvidenceKind, Minimums, Showing
from models_engine.parsing import parse_instrument
from models_engine.position import Position, axis_word, place_partnership
from models_engine.scoring import FactorScore, ItemSummary, score_factors
from models_engine.shipped import load_instrument, shipped_versions

__version__ = "1.0.0"

__all__ = [
    "Answer",
    "AnswerMatrix",
    "Axis",
    "Band",
    "Choice",
    "Component",
    "ComponentLine",
    "EvidenceKind",
    "Explanation",
    "ExplanationLine",
    "FactQuestion",
    "Factor",
    "FactorScore",
    "Instrument",
    "InstrumentError",
    "Item",
    "ItemSummary",
    "Level",
    "Measure",
    "Minimums",
    "Missing",
    "Option",
    "Page",
    "Position",
    "Quadrant",
    "RespondentRole",
    "RoleTag",
    "Row",
    "Section",
    "Sheet",
    "Showing",
    "Step",
    "Subject",
    "__version__",
    "axis_word",
    "explain_axis",
    "explain_factor",
    "load_instrument",
    "parse_instrument",
    "person_means",
    "place_partnership",
    "score_factors",
    "shipped_versions",
]
