"""Stamping authored citations."""

from __future__ import annotations

import pytest

from ngo_central_asia.errors import DataError
from ngo_central_asia.evidence.passages import SourceText
from ngo_central_asia.evidence.stamp import main, stamp
from ngo_central_asia.model.source import Heading

TEXTS = {
    "a": SourceText.of(
        "Main\n\nThere were 95 NGOs then.\n\nAnd about 20 NGOs. And about 20 NGOs.",
        (Heading(title="Main"),),
    )
}
TOML = """\
# A comment that stays.
[[statistics]]
id = "x"

[[statistics.citations]]
source = "a"
section = "Main"
as_written = "95 NGOs"
"""


def test_adds_paragraph_and_fingerprint():
    """The two fields stand below the phrase; all else stays as it is."""
    stamped = stamp(TOML, TEXTS)

    assert stamped.startswith(TOML)
    assert 'paragraph = 1\nfingerprint = "' in stamped


def test_stamping_twice_changes_nothing():
    """A stamped file is stamped."""
    once = stamp(TOML, TEXTS)

    assert once == stamp(once, TEXTS)


def test_a_phrase_that_is_not_there_or_twice_is_an_error():
    """A phrase must point at one place."""
    with pytest.raises(DataError, match="'96 NGOs' does not stand there"):
        stamp(TOML.replace("95", "96"), TEXTS)
    with pytest.raises(DataError, match="stands there 2 times"):
        stamp(TOML.replace("95 NGOs", "about 20 NGOs"), TEXTS)


def test_other_sources_are_left_alone():
    """A citation of a source without a text is not touched."""
    assert TOML == stamp(TOML, {})


def test_the_command_stamps_a_folder(tmp_path, capsys):
    """Every file is stamped in place; one that fails is named and left as it was."""
    data = tmp_path / "data"
    (data / "sources").mkdir(parents=True)
    (data / "sources" / "s.toml").write_text(
        '[[sources]]\nid = "a"\nrole = "text"\ntype = "article"\n'
        'outline = [{ title = "Main" }]\n'
    )
    (data / "statistics").mkdir()
    (data / "statistics" / "good.toml").write_text(TOML)
    (data / "statistics" / "bad.toml").write_text(TOML.replace("95", "96"))
    (tmp_path / "a.txt").write_text("Main\n\nThere were 95 NGOs then.")

    assert 1 == main([str(data), str(tmp_path)])
    assert "fingerprint" in (data / "statistics" / "good.toml").read_text()
    assert TOML.replace("95", "96") == (data / "statistics" / "bad.toml").read_text()
    assert "bad.toml: a, Main: '96 NGOs'" in capsys.readouterr().err
