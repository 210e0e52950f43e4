"""The examples in the engine's docstrings are true."""

import doctest
import importlib
import inspect
import pkgutil

import pytest

import models_engine

MODULES = [
    module.name for module in pkgutil.iter_modules(models_engine.__path__) if module.name != "__main__"
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name):
    assert doctest.testmod(importlib.import_module(f"models_engine.{name}")).failed == 0


def test_every_public_function_has_an_example():
    things = {name: inspect.unwrap(getattr(models_engine, name)) for name in models_engine.__all__}
    functions = {name: thing for name, thing in things.items() if inspect.isfunction(thing)}
    assert len(functions) >= 8
    assert [name for name, function in functions.items() if ">>>" not in (function.__doc__ or "")] == []
