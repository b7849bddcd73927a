"""The source texts, if they are at hand: tests that need them are skipped without."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import ngo_central_asia as nca
from ngo_central_asia.evidence.audit import read_texts

FOLDER = Path(
    os.environ.get("NGO_CA_SOURCES")
    or Path(__file__).parents[1].parent / "shared" / "sources"
)
TEXTS = read_texts(FOLDER, nca.data) if FOLDER.is_dir() else {}
needs_texts = pytest.mark.skipif(
    not TEXTS, reason="no source texts: name their folder in NGO_CA_SOURCES"
)
