"""The examples in docstrings are run, and public names have some."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil

import pytest

import ngo_central_asia as nca

MODULES = [
    "ngo_central_asia",
    *sorted(
        module.name
        for module in pkgutil.walk_packages(nca.__path__, "ngo_central_asia.")
        if not module.name.endswith("__main__")
    ),
]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
CALLABLE = [name for name in nca.__all__ if inspect.isroutine(getattr(nca, name))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    """Every example in the docstrings of a module gives what it shows."""
    module = importlib.import_module(name)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for test in doctest.DocTestFinder(exclude_empty=True).find(module):
        runner.run(test)

    assert 0 == runner.summarize(verbose=False).failed


@pytest.mark.parametrize(
    "name", ["Collection", "Dataset", "Figure", "Period", *CALLABLE]
)
def test_public_names_have_an_example(name):
    """What people call has a run example in its docstring."""
    assert ">>>" in inspect.getdoc(getattr(nca, name))


@pytest.mark.parametrize("name", nca.__all__)
def test_public_names_have_a_docstring(name):
    """Every public name resolves; each class and function is described."""
    value = getattr(nca, name)

    assert inspect.getdoc(type(value) if isinstance(value, nca.Dataset) else value)
