"""Build hook: put the data into the wheel in compiled form, checked."""

from __future__ import annotations

import json
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
            from ngo_central_asia.dataset.schema import COLLECTIONS, record_class

            dataset = Dataset.load(source / "ngo_central_asia" / "data")
            folder = Path(tempfile.mkdtemp())
            meta = folder / "dataset.json"
            meta.write_text(json.dumps(dict(dataset.meta)), encoding="utf-8")
            files = [meta]
            for name in COLLECTIONS:
                records = dataset.collection(name).values()
                files.append(write(folder, name, record_class(name), records))
        finally:
            sys.path.remove(str(source))
        for file in files:
            target = f"ngo_central_asia/data/compiled/{file.name}"
            build_data["force_include"][str(file)] = target
