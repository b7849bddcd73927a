"""Digests: equal for equal records, in every form, and for nothing else."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.dataset import compiled, digest
from ngo_central_asia.dataset.embedded import compiled_in
from ngo_central_asia.dataset.schema import COLLECTIONS
from ngo_central_asia.errors import DataError
from ngo_central_asia.testing import datasets, records
from ngo_central_asia.testing.single import BY_COLLECTION

#: Digest of `made`, computed once and never again.
PINNED = (
    "records1-sha256:1285fcfe3b7a9967691b9ee05e5d249db704edc236b240ece9f5e669b1b6bbc0"
)
AUTHORED = Path(__file__).parents[2] / "src" / "ngo_central_asia" / "data"


def shuffled(dataset, randomness):
    """Return a dataset with the same records in another order."""
    mixed = {name: list(dataset.records(name)) for name in COLLECTIONS}
    for held in mixed.values():
        randomness.shuffle(held)
    return nca.Dataset(meta=dataset.meta, **mixed)


def made():
    """Return a small dataset that never changes, with letters of several scripts."""
    source = nca.Source(
        id="mine",
        role="work",
        type="book",
        title="Қазақстан: Oʻzbekiston – é",
        note="n",
    )
    area = nca.Country(
        id="KZ",
        name="Kazakhstan",
        kind="country",
        names=[],
        independence=nca.Period("1991-12-16"),
        citations=[nca.Citation(source="mine", row="1", as_written="a\u00a0b")],
    )
    return nca.Dataset(areas=[area], sources=[source])


class TestRecords:
    @given(records, records)
    def test_different_records_have_different_digests(self, one, other):
        """Two records have one digest if, and only if, they are equal."""
        assert (one == other) == (digest.of_record(one) == digest.of_record(other))

    @given(st.data())
    def test_any_changed_field_changes_it(self, data):
        """A record that takes over one field of another has a digest of its own."""
        of_one_class = data.draw(st.sampled_from(list(BY_COLLECTION.values())))()
        one, other = data.draw(st.tuples(of_one_class, of_one_class))
        name = data.draw(st.sampled_from([f.name for f in attrs.fields(type(one))]))
        try:
            changed = attrs.evolve(one, **{name: getattr(other, name)})
        except DataError:  # a period that is not stated needs its note
            return

        assert (changed == one) == (digest.of_record(changed) == digest.of_record(one))

    def test_no_two_embedded_records_share_one(self):
        """Every record of the embedded data has a digest of its own."""
        digests = [
            digest.of_record(record)
            for name in COLLECTIONS
            for record in nca.data.records(name)
        ]

        assert len(digests) == len(set(digests))


class TestDatasets:
    def test_it_is_pinned(self):
        """The canonical form is fixed: this digest is the same everywhere, for ever."""
        assert PINNED == made().digest

    @given(datasets(), st.randoms())
    @settings(max_examples=10)
    def test_order_has_no_part_in_it(self, dataset, randomness):
        """The same records in another order have the same digest."""
        assert dataset.digest == shuffled(dataset, randomness).digest

    @given(datasets(), datasets())
    @settings(max_examples=10)
    def test_it_tells_datasets_apart(self, one, other):
        """Two datasets have one digest if, and only if, they hold equal records."""
        alike = all(
            dict(one.held(name)) == dict(other.held(name)) for name in COLLECTIONS
        )

        assert alike == (one.digest == other.digest)

    @given(datasets())
    @settings(
        max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def test_the_form_has_no_part_in_it(self, tmp_path_factory, dataset):
        """Folders, single files, compiled and pickled datasets have one digest."""
        place = tmp_path_factory.mktemp("forms")
        dataset.save(place / "authored")
        dataset.save(place / "single.json")
        (place / "compiled").mkdir()
        compiled.write(place / "compiled", dataset)

        assert {dataset.digest} == {
            nca.Dataset.load(place / "authored").digest,
            nca.Dataset.load(place / "single.json").digest,
            compiled_in(place / "compiled").digest,
            pickle.loads(pickle.dumps(dataset)).digest,
        }

    def test_the_embedded_data_has_the_digest_of_the_authored(self):
        """What a wheel says its digests are is what its records and files give."""
        computed = {
            name: digest.of_collection(nca.data.records(name)) for name in COLLECTIONS
        }

        assert computed == nca.data.digests
        assert nca.data.digest == nca.Dataset.load(AUTHORED).digest

    def test_a_compiled_dataset_knows_it_without_loading(self, tmp_path):
        """The digest made with the files is there when the files of records are not."""
        compiled.write(tmp_path, nca.data)
        for name in COLLECTIONS:
            (tmp_path / f"{name}.json").unlink()

        assert nca.data.digest == compiled_in(tmp_path).digest

    def test_a_changed_value_changes_its_collection_only(self):
        """The digests of the collections show where two datasets differ."""
        other = made()
        source = attrs.evolve(other.sources["mine"], title="Another")
        changed = nca.Dataset(areas=other.areas.values(), sources=[source])

        assert other.digest != changed.digest
        assert {"sources"} == {
            name for name in COLLECTIONS if other.digests[name] != changed.digests[name]
        }

    def test_the_title_has_no_part_in_it(self):
        """The same records under another version have the same digest."""
        held = {"areas": made().areas.values(), "sources": made().sources.values()}

        assert made().digest == nca.Dataset(meta={"version": "9"}, **held).digest

    def test_the_stamp_names_version_and_digest(self):
        """The stamp is one short line, with the version if there is one."""
        short = made().digest.partition(":")[2][:12]

        assert f"data, digest {short}" == made().stamp
        assert nca.data.stamp.startswith(f"data {nca.data.meta['version']}, digest ")
        assert nca.data.stamp in repr(nca.data)
        assert 1 == len(repr(nca.data).splitlines())


class TestMeta:
    def test_it_cannot_be_changed(self):
        """Neither the mapping nor the attribute takes anything new."""
        with pytest.raises(TypeError):
            nca.data.meta["version"] = "9"
        with pytest.raises(AttributeError):
            nca.data.meta = {}

    def test_it_keeps_what_it_was_given(self):
        """A mapping that changes later does not change the dataset."""
        mine = {"version": "1"}
        dataset = nca.Dataset(meta=mine)
        mine["version"] = "2"

        assert "1" == dataset.version

    def test_it_is_a_value(self):
        """It is equal to a dict of the same, hashable, copied and pickled."""
        meta = nca.data.meta

        assert dict(meta) == meta
        assert {meta: 1}[copy.deepcopy(meta)]
        assert meta == pickle.loads(pickle.dumps(meta))
        assert meta == pickle.loads(pickle.dumps(nca.data)).meta

    @pytest.mark.parametrize("wrong", [{"version": 1}, {1: "a"}, ["version"], "0.1"])
    def test_only_texts(self, wrong):
        """Anything but texts by name is refused."""
        with pytest.raises(DataError, match="dataset"):
            nca.Dataset(meta=wrong)
