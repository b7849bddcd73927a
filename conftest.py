"""The examples in README.md and docs/ are run as tests."""

from __future__ import annotations

from typing import Any

try:
    from sybil import Sybil
    from sybil.parsers.markdown import PythonCodeBlockParser
except ImportError:  # the tests of the main job alone need only pytest
    pass
else:

    def _start_anew(namespace: dict[str, Any]) -> None:
        """Give each document a namespace of its own."""
        namespace.clear()

    pytest_collect_file = Sybil(
        parsers=[PythonCodeBlockParser()],
        patterns=["README.md", "docs/*.md", "docs/*/*.md"],
        setup=_start_anew,
    ).pytest()
