"""What others may import from the engine, and that it needs nothing of Django."""

import subprocess
import sys
from types import ModuleType

import models_engine

WITHOUT_DJANGO = """
import sys
sys.modules["django"] = None
import models_engine.__main__
instrument = models_engine.load_instrument()
models_engine.score_factors(instrument, [{"POL1": 4}])
models_engine.place_partnership(instrument, [{"F1": 4}])
print(instrument.reference, sorted(name for name in sys.modules if name.startswith("django")))
"""


def test_the_public_names_are_those_listed_and_sorted():
    public = [
        name
        for name, thing in vars(models_engine).items()
        if not name.startswith("_") and not isinstance(thing, ModuleType)
    ]
    assert sorted([*public, "__version__"]) == models_engine.__all__


def test_the_engine_runs_where_there_is_no_django():
    done = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO], capture_output=True, text=True, check=True)
    assert done.stdout == "learning-ecosystem/2 ['django']\n"


def test_scipy_waits_until_an_interval_needs_it():
    code = "import sys, models_engine.__main__; print([name for name in sys.modules if name.startswith('scipy')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
