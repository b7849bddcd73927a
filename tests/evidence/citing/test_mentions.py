"""What anything stands on."""

from __future__ import annotations

import pytest
from evidence.citing.samples import source

import ngo_central_asia as nca
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import CriteriaError, DataError, NotFoundError
from ngo_central_asia.evidence.citing.mentions import gather
from ngo_central_asia.model.citation import Citation

KG = nca.statistics["kg-ngos-2006-jaysanov"]
TJ = nca.statistics["tj-reregistered-2008-murzaeva"]


def ids(anything, **options):
    """Return the ids of the sources behind *anything*."""
    return [one.id for one in gather(anything, **options).sources]


class TestWhatCites:
    def test_a_record(self):
        """A record stands on its citations, and on the works that they came through."""
        assert ["murzaeva-2024", "bukhari-zade-2008"] == ids(TJ)

    def test_the_parts_of_a_record(self):
        """What a part of a record cites is cited by the record."""
        places = {mention.place for mention in gather(nca.ngos["winrock"]).mentions}

        assert set(nca.ngos["winrock"].presences[0].citations) <= places

    def test_a_citation_and_a_source(self):
        """A citation is a place, a source is cited as a whole."""
        cited, whole = gather([TJ.citations[0], nca.sources["npo-kz"]]).mentions

        assert TJ.citations[0] == cited.place
        assert None is whole.place

    def test_a_row_of_a_result(self):
        """A cell stands on the figure that fills it."""
        assert ["jaysanov-2023"] == ids(nca.compare("ngos", evidence="checked")["UZ"])

    def test_a_gap_stands_on_nothing(self):
        """Where there is no figure there is nothing to cite."""
        row = nca.compare("ngos", evidence="checked")["TM"]

        assert [] == nca.bibliography(row)
        assert "" == nca.cite(row, style="apa") == nca.cite(row)

    def test_a_result(self):
        """A result cites its figures and lists the sources of all that it shows."""
        result = nca.compare("ngos")
        gathered = gather(result)

        assert set(result.sources) == set(gathered.sources)
        assert list(result.citations) == [one.place for one in gathered.mentions]

    def test_a_derived_figure(self):
        """A computed figure stands on its inputs."""
        derived = Derived(
            name="d", formula="a + b", figure=KG.figure + TJ.figure, inputs=(KG, TJ)
        )

        assert ids([KG, TJ]) == ids(derived)

    def test_collections_and_the_dataset(self):
        """A collection stands on its records, a dataset on everything."""
        assert set(nca.sources) == set(ids(nca.data)) == set(ids(nca.sources))
        said = nca.statistics.where(at=2010, country="KG", indicator="ngos")
        assert "jaysanov-2023" in ids(said)
        assert set(ids(said)) == {c.source for s in said.values() for c in s.citations}

    def test_several(self):
        """Several things are cited together, each place once."""
        assert ids([KG, TJ]) == ids((KG, [TJ, KG], TJ))
        assert 2 == len(gather([KG, KG, TJ]).mentions)

    def test_every_place_of_the_data(self):
        """No citation of the data is left out."""
        places = {mention.place for mention in gather(nca.data).mentions}
        cited = {
            one
            for name in nca.data.collection_names
            for record in nca.data.records(name)
            for one in walk.citations(record)
        }

        assert cited == places - {None}


class TestWhereSourcesAre:
    def test_a_source_that_is_not_there(self):
        """A source id that the dataset lacks is an error that suggests others."""
        cited = Citation(source="jaysanov-2032", row="1")

        with pytest.raises(
            NotFoundError, match='Did you mean "jaysanov-2023"'
        ) as error:
            gather(cited)
        assert "dataset=" in str(error.value)

    def test_the_dataset_given_is_asked(self):
        """A record of another dataset is cited with its own sources."""
        mine = nca.Dataset(
            sources=[source("mine", note="Mine.")],
        )

        assert ["mine"] == ids(Citation(source="mine", row="1"), dataset=mine)

    def test_a_collection_knows_its_dataset(self):
        """The sources of a collection are those of its dataset."""
        mine = nca.Dataset(
            areas=[
                nca.areas["KZ"].__class__(
                    id="XX",
                    name="X",
                    kind="world",
                    citations=(Citation(source="mine", row="1"),),
                )
            ],
            sources=[source("mine")],
        )

        assert ["mine"] == ids(mine.areas) == ids(mine)

    def test_two_sources_of_one_id(self):
        """Two datasets that mean different sources by one id cannot be cited together."""
        with pytest.raises(DataError, match="two different sources have this id"):
            gather([source("a"), source("a", title="Other")])

    @pytest.mark.parametrize("wrong", ["kg-ngos-2006-jaysanov", None, 3, b"x", [1]])
    def test_what_cites_nothing(self, wrong):
        """A text, a number or nothing is refused with what is expected."""
        with pytest.raises(CriteriaError, match="expected a record"):
            gather(wrong)
