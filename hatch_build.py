"""Build hook: put the data into the wheel in compiled form, checked."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface[Any]):
    """Compile the authored data; fail if it does not hold together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled files to the wheel; an editable one reads the authored."""
        if version == "editable":
            return
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        try:
            from ngo_central_asia.dataset.compiled import write
            from ngo_central_asia.dataset.dataset import Dataset

            authored = source / "ngo_central_asia" / "data"
            folder = Path(tempfile.mkdtemp())
            files = write(folder, Dataset.load(authored))
        finally:
            sys.path.remove(str(source))
        places = {file: file.relative_to(folder) for file in files}
        # Series under a licence of their own keep it beside them.
        for licence in authored.glob("series/*/LICENSE"):
            places[licence] = licence.relative_to(authored)
        for file, place in places.items():
            target = f"ngo_central_asia/data/compiled/{place.as_posix()}"
            build_data["force_include"][str(file)] = target
