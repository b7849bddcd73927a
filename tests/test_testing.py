"""The test kit: what it draws is valid, and its assertions can fail."""

from __future__ import annotations

import subprocess
import sys

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia import testing
from ngo_central_asia.dataset.schema import COLLECTIONS, record_class
from ngo_central_asia.errors import CriteriaError
from ngo_central_asia.testing.single import BY_COLLECTION


def examples(strategy, many):
    """Return values that a strategy draws, to see what there is among them."""
    drawn = []

    @settings(max_examples=many, database=None, phases=[Phase.generate])
    @given(strategy)
    def collect(value):
        drawn.append(value)

    collect()
    return drawn


EACH = pytest.mark.parametrize("name", COLLECTIONS)


class TestRecords:
    def test_no_class_is_left_out(self):
        """There is a strategy for the records of every collection."""
        assert list(COLLECTIONS) == list(BY_COLLECTION)

    @EACH
    @settings(max_examples=15)
    @given(data=st.data())
    def test_are_valid_records_of_their_class(self, name, data):
        """Each draws records of its class, that pass their own checks."""
        record = data.draw(BY_COLLECTION[name]())

        assert record_class(name) is type(record)
        assert record == attrs.evolve(record)

    @EACH
    def test_every_field_is_sometimes_given(self, name):
        """No optional field is absent from all that is drawn."""
        given_ = {
            field.name
            for record in examples(BY_COLLECTION[name](), 60)
            for field in attrs.fields(type(record))
            if getattr(record, field.name) not in (None, ())
        }
        known = {field.name for field in attrs.fields(record_class(name))}

        # Alone, an indicator has no heading to be a kind of, an observation is in no
        # series, and no area of a series has a unit of its own.
        assert known - given_ <= {"broader", "series", "units"}

    @settings(max_examples=10)
    @given(testing.laws(area=st.just("KZ"), dates=st.just(())))
    def test_parts_may_be_given(self, law):
        """What is asked for is what is drawn."""
        assert ("KZ", ()) == (law.area, law.dates)

    def test_a_part_that_there_is_not(self):
        """A misspelt field is an error that suggests the right one."""
        with pytest.raises(CriteriaError, match=r"no field 'aera'.*\"area\""):
            testing.laws(aera=st.just("KZ"))


class TestDatasets:
    @settings(max_examples=15)
    @given(testing.datasets())
    def test_hold_together_and_survive(self, dataset):
        """A drawn dataset passes its check and every form that it is kept in."""
        assert dataset.check() is None
        testing.assert_round_trips(dataset)

    @settings(max_examples=10)
    @given(testing.datasets(only=["laws"]))
    def test_of_some_collections_only(self, dataset):
        """What is not asked for is empty, but for what everything needs."""
        filled = {name for name in COLLECTIONS if dataset.collection(name)}

        assert {"areas", "sources"} <= filled <= {"areas", "sources", "laws"}


@attrs.frozen
class _Uncited:
    """A row whose number stands on nothing."""

    figure: nca.Figure
    citations: tuple[nca.Citation, ...] = ()


class TestAssertions:
    def test_a_number_without_a_citation(self):
        """A row that has a figure and no citation is caught."""
        said = nca.Figure.parse("5 NGOs")
        bare = attrs.evolve(nca.gaps("ngos"), rows=(_Uncited(said),))

        with pytest.raises(AssertionError, match=r"row 0: .* has no citation"):
            testing.assert_cited(bare)

    def test_a_citation_that_is_not_shown(self):
        """A row that cites what the result does not show is caught."""
        result = nca.coverage("ngos", countries="KG")
        cell = result.cell("ngos", "KG", 2010)

        class Hiding(type(result)):
            shown_citations = ()

        hiding = Hiding(
            **{f.name: getattr(result, f.name) for f in attrs.fields(type(result))}
            | {"rows": (cell,)}
        )
        with pytest.raises(AssertionError, match="does not show"):
            testing.assert_cited(hiding)

    def test_a_source_that_does_not_resolve(self):
        """A citation of a source that the dataset lacks is caught."""
        result = nca.compare("ngos", countries="KG", evidence="checked")
        elsewhere = attrs.evolve(result, dataset=nca.Dataset())

        with pytest.raises(AssertionError, match="the dataset has no source"):
            testing.assert_cited(elsewhere)

    def test_rows_that_lose_a_place(self):
        """Rows from which a citation was dropped are caught."""
        said = nca.statistics.where(source="jaysanov-2023")
        rows = said.to_dicts()
        testing.assert_keeps_provenance(rows, said.values())

        for column in ("source_id", "locator", "as_written"):
            dropped = [row | {column: ""} for row in rows]
            with pytest.raises(AssertionError, match="no row keeps"):
                testing.assert_keeps_provenance(dropped, said.values())

    def test_a_dataset_that_does_not_come_back(self, monkeypatch):
        """A form that loses a record is caught, by its name."""
        dataset = nca.Dataset(sources=[nca.sources["npo-kz"]])
        monkeypatch.setattr(nca.Dataset, "load", lambda _: nca.Dataset())

        with pytest.raises(
            AssertionError, match="sources has other records after toml"
        ):
            testing.assert_round_trips(dataset)

    def test_the_embedded_data_comes_back(self):
        """The real data survives every form too."""
        testing.assert_round_trips(nca.data)


class TestWithoutHypothesis:
    CODE = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import ngo_central_asia as nca\n"
        "from ngo_central_asia import *\n"
        "try:\n    nca.testing\nexcept nca.errors.MissingExtraError as error:\n"
        "    print(error)"
    )

    def test_the_error_names_the_command(self):
        """The package works without hypothesis; the kit says how to install it."""
        done = subprocess.run(
            [sys.executable, "-c", self.CODE],
            check=True,
            capture_output=True,
            text=True,
        )

        assert "pip install 'ngo-central-asia[testing]'" in done.stdout
