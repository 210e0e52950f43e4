"""A result that anybody can work out again: what its numbers rest on, the numbers, and a seal over both.

The file holds what its reader may see and no more. A number of one sheet stands with the answers, one of several
people with their scores, lowest first, and the replies to each item. What is shown without its parts (of two people,
parts would be single answers) is stated and sealed.

The seal is a checksum: it shows that a file was damaged or edited in passing, and ties a printed report to its file.
It is no signature, since whoever changes what is stated can seal it anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import models_engine
from models_engine.instrument import Instrument
from models_engine.shipped import load_instrument
from models_engine.work_out import Source, is_known, work_out

FORMAT = "ecotone-result/1"
SHORT = 12

Document = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """One number as a page shows it. `reading` says whose it is ("own", "agreed", "team", "distribution").

    `source` is what it rests on, as plain JSON data of one of the forms that `verify_proof` names, and may be empty.
    `stated` is what the page shows; of it the file states what cannot be worked out from the source.
    """

    code: str
    reading: str
    source: Source
    stated: Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """Where a file and its recomputation part for the first time, and what stands on either side."""

    path: str
    expected: Any
    found: Any


@dataclass(frozen=True)
class Verification:
    """How many numbers were worked out again, and how many are only sealed. No `difference`: all is the same."""

    difference: Difference | None
    worked_out: int = 0
    stated: int = 0

    @property
    def same(self) -> bool:
        return self.difference is None


def make_proof(instrument: Instrument, about: Mapping[str, str], shown: Sequence[Shown]) -> str:
    """The text of a result file. Equal numbers about the same thing give the same text, whenever it is made.

    `about` says in words what the result is of. Raises KeyError for a code that the instrument does not have, and
    ValueError for answers that it refuses or a number that comes out as another one than is shown.

    >>> from models_engine import load_instrument
    >>> drive = Shown("drive_now", "own", {"answers": {"O4": 4, "O6": 2}}, {})
    >>> text = make_proof(load_instrument(), {"partnership": "Shared record"}, [drive])
    >>> verify_proof(text).same, verify_proof(text.replace("75.0", "76.0")).difference.path
    (True, 'numbers[0].worked_out.value')
    """
    document: Document = {
        "format": FORMAT,
        "engine": models_engine.__version__,
        "instrument": instrument.reference,
        "instrument_hash": instrument.content_hash,
        "about": dict(about),
        "numbers": [],
    }
    for number in shown:
        worked_out = work_out(instrument, number.code, number.source, _means(document, number.reading))
        document["numbers"].append(
            {
                "code": number.code,
                "reading": number.reading,
                "from": dict(number.source),
                "worked_out": worked_out,
                "stated": _only_stated(number, worked_out),
            }
        )
    return _text(document | {"seal": _seal(document)})


def seal_of(text: str) -> str:
    """The short form of a file's seal, as reports print it.

    >>> from models_engine import load_instrument
    >>> len(seal_of(make_proof(load_instrument(), {}, [])))
    12
    """
    return str(json.loads(text)["seal"])[:SHORT]


def verify_proof(text: str) -> Verification:
    """Work out every number of a result file again and compare to the last bit, then the seal, then the writing.

    A source is {"answers": {item: 1 to 5, "DK", "NA" or null}} for one sheet; {"people": scores, "items": {item:
    replies}, "closed": items} for several; {"respondents", "ticked": {factor: people}} for a lane; {"counts"} for a
    statement beside the items; {"chosen": {choice: people}} for a choice; {} where nothing is shown but the number.
    The first difference is named, in the order of the file. A format, engine version or instrument that this engine
    is not or does not have is a difference too: then nothing is worked out.

    >>> verify_proof("{}").difference
    Difference(path='format', expected='ecotone-result/1', found=None)
    """
    try:
        document = json.loads(text)
        _seal(document)  # refuses what cannot be written: NaN, half a character, lists without end
    except (ValueError, RecursionError) as error:
        return Verification(Difference("file", "JSON", f"not JSON: {error}"))
    if not isinstance(document, dict):
        return Verification(Difference("file", "a JSON object", type(document).__name__))
    if origin := _origin_differs(document):
        return Verification(origin)
    slug, version = document["instrument"].rsplit("/", 1)
    instrument = load_instrument(slug, int(version))
    numbers = document.get("numbers")
    if not isinstance(numbers, list):
        return Verification(Difference("numbers", "a list", numbers))
    for place, number in enumerate(numbers):
        if differs := _number_differs(instrument, document, f"numbers[{place}]", number):
            return Verification(differs)
    sealed = {name: value for name, value in document.items() if name != "seal"}
    if document.get("seal") != _seal(sealed):
        return Verification(Difference("seal", _seal(sealed), document.get("seal")))
    if text != _text(document):
        return Verification(Difference("file", "written as it was made", "other spaces, order or spelling"))
    worked_out = sum(bool(number["worked_out"]) for number in numbers)
    return Verification(None, worked_out, len(numbers) - worked_out)


def _only_stated(shown: Shown, worked_out: Mapping[str, Any]) -> Document:
    """What is shown and cannot be worked out. No file is made of a number that would come out as another one."""
    for name in shown.stated.keys() & worked_out.keys():
        if differs := _first_difference(f"{shown.code}.{name}", worked_out[name], _plain(shown.stated[name])):
            raise ValueError(
                f"{differs.path} is shown as {differs.found!r} and comes out as {differs.expected!r}"
            )
    return {name: value for name, value in shown.stated.items() if name not in worked_out}


def _plain(value: Any) -> Any:
    """As it stands in a file: tuples are lists there."""
    return json.loads(json.dumps(value))


def _origin_differs(document: Document) -> Difference | None:
    """What has to fit before any number can be worked out again."""
    for path, expected in (("format", FORMAT), ("engine", models_engine.__version__)):
        if document.get(path) != expected:
            return Difference(path, expected, document.get(path))
    known = {f"{slug}/{version}": (slug, version) for slug, version in models_engine.shipped_versions()}
    reference = document.get("instrument")
    if not isinstance(reference, str) or reference not in known:
        return Difference("instrument", f"one of {', '.join(known)}", reference)
    expected = load_instrument(*known[reference]).content_hash
    if document.get("instrument_hash") != expected:
        return Difference("instrument_hash", expected, document.get("instrument_hash"))
    return None


def _number_differs(
    instrument: Instrument, document: Document, path: str, number: object
) -> Difference | None:
    if not isinstance(number, dict) or set(number) != {"code", "reading", "from", "worked_out", "stated"}:
        return Difference(path, "code, reading, from, worked_out and stated", number)
    code, source = number["code"], number["from"]
    if not isinstance(code, str) or not is_known(instrument, code):
        return Difference(f"{path}.code", f"a code of {instrument.reference}", code)
    try:
        expected = work_out(instrument, code, source, _means(document, number["reading"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return Difference(f"{path}.from", "what a number can be worked out from", f"{source} ({error})")
    return _first_difference(f"{path}.worked_out", expected, number["worked_out"])


def _first_difference(path: str, expected: Any, found: Any) -> Difference | None:
    """Where two values of JSON part. 1 and 1.0 do: a number is what is written."""
    expected = _plain(expected)
    if type(expected) is not type(found):
        return Difference(path, expected, found)
    if isinstance(expected, dict):
        for name in [*expected, *(name for name in found if name not in expected)]:
            if name not in expected or name not in found:
                return Difference(f"{path}.{name}", expected.get(name), found.get(name))
            if differs := _first_difference(f"{path}.{name}", expected[name], found[name]):
                return differs
        return None
    if isinstance(expected, list) and len(expected) == len(found):
        for place, (one, other) in enumerate(zip(expected, found, strict=True)):
            if differs := _first_difference(f"{path}[{place}]", one, other):
                return differs
        return None
    return None if expected == found else Difference(path, expected, found)


def _means(document: Document, reading: object) -> dict[str, float | None]:
    """The factor means of the file. A team's lanes rest on the team's means alone."""
    return {
        number["code"]: {**number["stated"], **number["worked_out"]}["mean"]
        for number in document["numbers"]
        if isinstance(number, dict)
        and "mean" in {**number.get("stated", {}), **number.get("worked_out", {})}
        and (reading != "team" or number.get("reading") == "team")
    }


def _seal(document: Document) -> str:
    return sha256(_text(document).encode()).hexdigest()


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
