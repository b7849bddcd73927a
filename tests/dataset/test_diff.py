"""What changed between two datasets: laws, and how it is shown."""

from __future__ import annotations

import copy
import json
from html.parser import HTMLParser
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.cli import main
from ngo_central_asia.dataset.diff import ChangeKind
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.dataset.structure import structure, unstructure
from ngo_central_asia.errors import CriteriaError, DataError
from ngo_central_asia.testing import datasets, statistics


def applied(dataset, diff):
    """Return the records of *dataset* by collection with the *diff* applied to them."""
    held = {n: dict(dataset.held(n)) for n in COLLECTIONS}
    for change in diff.added:
        assert change.id not in held[change.collection]
        held[change.collection][change.id] = change.new
    for change in diff.removed:
        assert change.old == held[change.collection].pop(change.id)
    for change in diff.changed:
        record = held[change.collection][change.id]
        held[change.collection][change.id] = patched(record, change.fields)
    return held


def patched(record, fields):
    """Return *record* with the changes of its fields applied to its plain data."""
    data = copy.deepcopy(unstructure(record))
    gone = [change for change in fields if change.new is None]
    # What goes out of a list goes from its end, so that the places still hold.
    for change in [*(c for c in fields if c.new is not None), *reversed(gone)]:
        put(data, change.path, change.old, change.new)
    return structure(type(record), without_empty(data), "here")


def put(data, path, old, new):
    """Set, insert or take out the value at a path, which must be the *old* one."""
    inside = data
    for step, following in pairwise(path):
        if isinstance(inside, dict) and step not in inside:
            inside[step] = [] if isinstance(following, int) else {}
        inside = inside[step]
    step = path[-1]
    if isinstance(step, int) and old is None:
        inside.insert(step, new)
        return
    assert old == (inside.get(step) if isinstance(inside, dict) else inside[step])
    if new is None:
        del inside[step]
    else:
        inside[step] = new


def without_empty(data):
    """Return plain data without lists and mappings that have become empty."""
    if isinstance(data, dict):
        return {k: without_empty(v) for k, v in data.items() if v not in ([], {})}
    return [without_empty(v) for v in data] if isinstance(data, list) else data


def with_statistics(*records):
    """Return a dataset that is not checked, with these observations."""
    return nca.Dataset.lazy(lambda name: records if name == "statistics" else (), {})


#: Two observations that share an id: they meet in one changed record.
twins = st.tuples(*[statistics(id=st.just("one")) for _ in range(2)])


@st.composite
def relatives(draw):
    """Return two observations, the second with some fields and parts of a third."""
    one, other = draw(twins)
    names = draw(st.sets(st.sampled_from(["figure", "breakdown", "citations", "area"])))
    second = attrs.evolve(one, **{name: getattr(other, name) for name in names})
    mixed = draw(st.permutations([*one.citations, *other.citations]))
    kept = draw(st.integers(1, len(mixed)))
    return one, attrs.evolve(second, citations=tuple(mixed[:kept]))


class TestLaws:
    @given(datasets())
    @settings(max_examples=10)
    def test_nothing_differs_from_itself(self, dataset):
        """A dataset has no diff to itself."""
        assert not nca.diff(dataset, dataset)
        assert () == nca.diff(dataset, dataset).changes

    @given(datasets(), datasets())
    @settings(max_examples=10)
    def test_applied_it_gives_the_new_dataset(self, old, new):
        """The old records with everything applied are the new records."""
        diff = nca.diff(old, new)

        assert applied(old, diff) == {n: dict(new.held(n)) for n in COLLECTIONS}
        assert bool(diff) == (old.digest != new.digest or old.meta != new.meta)

    @given(twins | relatives())
    def test_changed_fields_give_the_new_record(self, pair):
        """Nested parts too: old values and new ones are what stood and stands there."""
        old, new = map(with_statistics, pair)

        assert {"one": pair[1]} == applied(old, nca.diff(old, new))["statistics"]

    @given(datasets(), datasets())
    @settings(max_examples=10)
    def test_it_mirrors(self, old, new):
        """The diff the other way round is the same with old and new exchanged."""
        there, back = nca.diff(old, new), nca.diff(new, old)

        assert [c.id for c in there.added] == [c.id for c in back.removed]
        assert mirrored(there) == back

    @given(relatives())
    def test_changed_records_mirror(self, pair):
        """The same within a record, where parts were added, removed and moved."""
        old, new = map(with_statistics, pair)

        assert mirrored(nca.diff(old, new)) == nca.diff(new, old)


def mirrored(diff):
    """Return *diff* with old and new exchanged."""
    return attrs.evolve(
        diff,
        old=diff.new,
        new=diff.old,
        meta=tuple(attrs.evolve(c, old=c.new, new=c.old) for c in diff.meta),
        changes=tuple(
            attrs.evolve(
                change,
                old=change.new,
                new=change.old,
                fields=tuple(
                    attrs.evolve(c, old=c.new, new=c.old) for c in change.fields
                ),
            )
            for change in diff.changes
        ),
    )


class TestEmbedded:
    @pytest.fixture
    def edited(self):
        """Return the embedded data with one record changed, one gone and one new."""
        held = {n: dict(nca.data.held(n)) for n in COLLECTIONS}
        law = nca.laws["uz-ngo-law-1999"]
        provision = attrs.evolve(law.provisions[0], text="<b>bold & wrong</b>")
        held["laws"][law.id] = attrs.evolve(
            law, provisions=(provision, *law.provisions[1:])
        )
        gone = held["findings"].pop(next(iter(held["findings"])))
        held["findings"]["mine"] = attrs.evolve(gone, id="mine")
        meta = {**nca.data.meta, "version": "99.0.0"}
        return nca.Dataset(meta=meta, **{n: r.values() for n, r in held.items()})

    def test_a_nested_part_is_named_by_its_path(self, edited):
        """The one value that differs is told, with its old and its new text."""
        (change,) = nca.diff(nca.data, edited).changed
        (field,) = change.fields

        assert ("laws", "uz-ngo-law-1999") == (change.collection, change.id)
        assert "provisions[0].text" == field.field
        assert nca.laws[change.id].provisions[0].text == field.old
        assert "<b>bold & wrong</b>" == field.new

    def test_the_version_is_told(self, edited):
        """What the datasets say of themselves is compared too."""
        (change,) = nca.diff(nca.data, edited).meta

        assert ("version", nca.data.version, "99.0.0") == (
            change.field,
            change.old,
            change.new,
        )

    def test_a_citation_put_in_front_is_one_change(self):
        """What only moved on is not told as changed."""
        statistic = nca.statistics["kz-ngos-2003-yermukanov"]
        extra = attrs.evolve(statistic.citations[0], paragraph=99)
        more = attrs.evolve(statistic, citations=(extra, *statistic.citations))
        diff = nca.diff(with_statistics(statistic), with_statistics(more))

        assert ["citations[0]"] == [field.field for field in diff.changed[0].fields]

    def test_order_is_not_told(self):
        """The same records in another order are no change."""
        held = {n: reversed(list(nca.data.records(n))) for n in COLLECTIONS}

        assert not nca.diff(nca.data, nca.Dataset(meta=nca.data.meta, **held))

    def test_text_fits_a_terminal_and_names_everything(self, edited):
        """Each change is in the text, in lines of at most 80 columns."""
        text = str(nca.diff(nca.data, edited))

        assert "records: 1 added, 1 removed, 1 changed" in text
        assert "~ uz-ngo-law-1999: " in text
        assert "+ mine: " in text
        assert '+ "<b>bold & wrong</b>"' in text
        assert edited.stamp in text
        assert all(len(line) <= 80 for line in text.splitlines())

    def test_a_long_diff_is_cut_in_its_repr_only(self):
        """The repr counts what it does not show; the text shows all."""
        diff = nca.diff(nca.Dataset(), nca.data)
        total = sum(len(nca.data.held(name)) for name in COLLECTIONS)

        text = str(diff)

        assert f"{total - 40} more records" in repr(diff)
        assert all(f"+ {change.id}: " in text for change in diff.changes)
        assert total == len(diff.added)

    def test_html_is_escaped_and_well_formed(self, edited):
        """Whatever a record says is text, in tables with captions and headers."""
        page = nca.diff(nca.data, edited).to_html()
        tags = []
        parser = HTMLParser()
        parser.handle_starttag = lambda tag, _: tags.append(tag)
        parser.feed(page)

        assert "b" not in tags
        assert "&lt;b&gt;bold &amp; wrong&lt;/b&gt;" in page
        assert tags.count("table") == tags.count("caption") == 4
        assert {"html", "title", "h1", "th", "ins", "del"} <= set(tags)
        assert '<html lang="en">' in page

    def test_rows_and_json_hold_every_change(self, edited):
        """Tables have a row for each change; JSON gives whole records back."""
        diff = nca.diff(nca.data, edited)
        rows = diff.to_dicts()
        content = json.loads(diff.to_json())
        added = next(c for c in content["changes"] if c["change"] == "added")

        assert ["dataset", "laws", "findings", "findings"] == [
            row["collection"] for row in rows
        ]
        assert {"provisions[0].text", "version", ""} == {row["field"] for row in rows}
        assert (nca.data.stamp, edited.stamp) == (content["old"], content["new"])
        assert edited.findings["mine"] == structure(
            nca.Finding, added["fields"][0]["new"], "here"
        )

    def test_kinds(self):
        """A record on one side only is added or removed."""
        diff = nca.diff(nca.data, nca.Dataset())

        assert {ChangeKind.REMOVED} == {change.kind for change in diff.changes}
        assert not diff.added
        assert not diff.changed


class TestAsked:
    def test_paths(self, tmp_path):
        """Each side may be a folder or a file."""
        nca.data.save(tmp_path / "old.json")
        nca.data.save(tmp_path / "new")

        assert not nca.diff(tmp_path / "old.json", str(tmp_path / "new"))

    @pytest.mark.parametrize("wrong", [5, None, [], b"data"])
    def test_anything_else_is_refused(self, wrong):
        """What is neither a dataset nor a path is one clear error."""
        with pytest.raises(CriteriaError, match="expected a dataset or the path"):
            nca.diff(nca.data, wrong)

    def test_a_path_without_a_dataset(self, tmp_path):
        """The error names the place."""
        with pytest.raises(DataError, match="nowhere"):
            nca.diff(tmp_path / "nowhere", nca.data)

    def test_on_the_command_line(self, tmp_path, capsys):
        """The command compares two paths, or one with the data of the package."""
        nca.data.save(tmp_path / "old.json")
        nca.Dataset(meta={"version": "9"}).save(tmp_path / "new.json")

        assert 0 == main(["diff", str(tmp_path / "old.json")])
        assert "nothing changed" in capsys.readouterr().out
        both = [str(tmp_path / "old.json"), str(tmp_path / "new.json")]
        assert 0 == main(["diff", *both, "--format", "json"])
        assert "data 9, " in json.loads(capsys.readouterr().out)["new"]
        assert 0 == main(["diff", *both, "--format", "html"])
        assert capsys.readouterr().out.startswith("<!DOCTYPE html>")
        assert 0 == main(["diff", *both, "--format", "csv"])
        assert capsys.readouterr().out.startswith("collection,id,change,field,old,new")
        assert 2 == main(["diff", str(tmp_path / "none.json")])
        assert "none.json" in capsys.readouterr().err
