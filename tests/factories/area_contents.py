"""Published contents as the disclosure engine makes them: a full region, and a board of six trusts of which little
may be shown. Every number in them is already protected."""

from copy import deepcopy

from models_engine import load_instrument

INSTRUMENT = load_instrument("learning-ecosystem", 2)
HIDDEN = {"hidden": True}


def n(value):
    return {"shown": value}


def _factor(mean, low=0.3):
    return {
        "people": n(120),
        "organisations": n(15),
        "mean": {"shown": mean, "interval": [round(mean - low, 1), round(mean + low, 1)]},
        "bands": {"low": n(5), "middle": n(10), "high": HIDDEN},
        "views_differ": n(20),
        "dont_know": {"shown": 5, "end": "below"},
        "expected": "as_expected",
    }


def full():
    """A region: 40 organisations asked, 25 of them answering."""
    places = [(f, d) for f in ("formal", "mixed", "informal") for d in ("internal", "mixed", "external")]
    counts = [10, 15, 40, 5, HIDDEN, 10, HIDDEN, 0, 5]
    verbs = [(v, level.code) for v in ("DT", "DM", "DC", "DE") for level in INSTRUMENT.levels]
    means = [2.4, 4.1, 2.2, 3.1, 2.6, 3.2, 3.3, 3.8, 3.4, 3.1, 3.0, 3.6, 2.9, 3.9, 2.7, 3.7]
    factors = {f.code: _factor(m) for f, m in zip(INSTRUMENT.factors, means, strict=True)}
    factors["MAN"] |= {
        "mean": {"shown": 4.5, "end": "above", "interval": [4.3, 4.9]},
        "expected": "different",
    }
    factors["XMO"] = {
        "people": HIDDEN,
        "organisations": HIDDEN,
        "mean": HIDDEN,
        "bands": {"low": HIDDEN, "middle": HIDDEN, "high": HIDDEN},
        "views_differ": HIDDEN,
        "dont_know": HIDDEN,
        "expected": None,
    }
    changed = {
        code: {"difference": 0.1, "interval": [-0.2, 0.4], "label": "no_clear_change"} for code in factors
    }
    changed["POL"] = {"difference": 0.5, "interval": [0.2, 0.8], "label": "higher"}
    changed["INT"] = {"difference": None, "interval": None, "label": "not_compared"}
    changed["XMO"] = {"difference": None, "interval": None, "label": "not_shown"}
    return deepcopy(
        {
            "form": 1,
            "base": {"organisations": 40, "answering": 25, "people": n(310), "partnerships": n(90)},
            "coverage": {
                "invited": n(500),
                "started": n(350),
                "finished": n(310),
                "dont_know": n(12),
                "carried": {"shown": 5, "end": "below"},
                "by_link": n(20),
                "last_answer_on": "2026-11-20",
            },
            "positions": {
                "total": n(90),
                "bins": [
                    {"formality": f, "drive": d, "count": c if isinstance(c, dict) else n(c)}
                    for (f, d), c in zip(places, counts, strict=True)
                ],
            },
            "verbs": {
                "total": n(90),
                "cells": [
                    {"verb": verb, "level": level, "count": HIDDEN if place == 5 else n(5 * place)}
                    for place, (verb, level) in enumerate(verbs)
                ],
                "after_mandate": {"would": n(40), "would_not": n(15), "not_known": n(35)},
            },
            "factors": factors,
            "items": {},
            "questions": {
                "mandate_without_recognition": {"count": n(20), "of": n(90)},
                "supplier_terms": {"mean": n(3.4), "count": n(25), "of": n(90)},
                "isolated": {"count": HIDDEN, "of": n(40)},
                "formal_to_informal": {
                    "more_informal": n(10),
                    "no_clear_change": n(60),
                    "more_formal": n(5),
                    "of": n(75),
                },
                "inhibitor": {"INH1": n(4.2), "INH2": n(2.6), "INH3": n(3.5)},
            },
            "patterns": [
                {"code": "arranged_marriage", "count": n(20)},
                {"code": "hero_network", "count": n(0)},
            ],
            "mechanisms": [{"number": 4, "count": n(15)}, {"number": 9, "count": HIDDEN}],
            "change": {
                "since": None,
                "factors": changed,
                "breaks": ["INT2"],
                "boundaries_changed": True,
            },
            "withheld": [{"panel": "factors", "reason": "would_reveal_others"}],
        }
    )


def sparse():
    """A board: six trusts asked, five answering, most of it hidden."""
    content = full()
    content["base"] = {"organisations": 6, "answering": 5, "people": n(40), "partnerships": n(10)}
    for code, factor in content["factors"].items():
        factor["bands"] = {"low": HIDDEN, "middle": HIDDEN, "high": HIDDEN}
        factor["views_differ"], factor["expected"] = HIDDEN, None
        factor["mean"].pop("interval", None)
        if code in {"REC", "IDN", "GOV"}:
            factor["mean"] = HIDDEN
    for cell in (*content["positions"]["bins"], *content["verbs"]["cells"]):
        cell["count"] = HIDDEN
    content["verbs"]["after_mandate"] = {"would": HIDDEN, "would_not": HIDDEN, "not_known": HIDDEN}
    questions = content["questions"]
    questions["mandate_without_recognition"] = {"count": HIDDEN, "of": HIDDEN}
    questions["isolated"] = {"count": HIDDEN, "of": HIDDEN}
    questions["supplier_terms"] |= {"count": HIDDEN, "of": n(10)}
    questions["formal_to_informal"] = dict.fromkeys(questions["formal_to_informal"], HIDDEN)
    content["patterns"] = [{"code": "arranged_marriage", "count": HIDDEN}]
    content["mechanisms"] = []
    for changed in content["change"]["factors"].values():
        changed |= {"difference": None, "interval": None, "label": "not_shown"}
    content["withheld"] = [
        {"panel": "positions", "reason": "too_few_organisations"},
        {"panel": "verbs", "reason": "too_few_organisations"},
        {"panel": "change", "reason": "would_reveal_others"},
    ]
    return content


def nothing():
    """Nobody has answered, or far too few: everything is hidden."""

    def hide(value):
        if isinstance(value, dict):
            if "shown" in value or "hidden" in value:
                return dict(HIDDEN)
            return {key: hide(inner) for key, inner in value.items()}
        return [hide(inner) for inner in value] if isinstance(value, list) else value

    content = hide(sparse())
    content["base"] |= {"organisations": 2, "answering": 1}
    content["coverage"]["last_answer_on"] = None
    panels = ("coverage", "positions", "verbs", "factors", "questions", "patterns", "change")
    content["withheld"] = [{"panel": panel, "reason": "too_few_organisations"} for panel in panels]
    content["patterns"] = content["mechanisms"] = []
    return content


def nobody(asked):
    """So many organisations were asked, and nobody in them answered."""
    content = nothing()
    content["base"] = {"organisations": asked, "answering": 0, "people": n(0), "partnerships": n(0)}
    content["coverage"] |= {"started": n(0), "finished": n(0)}
    content["withheld"] = [{"panel": one["panel"], "reason": "no_answers"} for one in content["withheld"]]
    return content


def is_mean_shown(figure):
    return "shown" in figure["mean"]


def publish(campaign, area, content, *, boundaries=None, kind="", batch=None, counted_in=None, **fields):
    """A publication of the content as it stands, in a batch of its own unless one is given; gives it back."""
    from django.utils import timezone

    from dashboards.models import Batch, Publication

    numbers = {"number": campaign.batches.count() + 1, "final": True, "engine_version": "test"}
    batch = batch or Batch.objects.create(campaign=campaign, published_at=timezone.now(), **numbers | fields)
    return Publication.objects.create(
        batch=batch,
        area=area,
        boundaries=boundaries or campaign.first_day,
        kind=kind,
        content=content,
        counted_in=counted_in or batch.number,
        has_figures=any(is_mean_shown(figure) for figure in content["factors"].values()),
    )
