"""Datasets: loading, saving, merging, and holding together."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import ngo_central_asia as nca
from ngo_central_asia.dataset import compiled
from ngo_central_asia.dataset.schema import COLLECTIONS, record_class
from ngo_central_asia.dataset.structure import structure, unstructure
from ngo_central_asia.errors import DataError, NotFoundError
from ngo_central_asia.testing import datasets

AUTHORED = Path(__file__).parents[2] / "src" / "ngo_central_asia" / "data"


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the authored statistics and what they need, to spoil."""
    for name in ("areas", "indicators", "sources", "statistics"):
        shutil.copytree(AUTHORED / name, tmp_path / "data" / name)
    return tmp_path / "data"


def spoil(folder, path, old, new):
    """Replace a text that stands in a file of the data, once."""
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder):
    """Return what loading the folder complains of."""
    with pytest.raises(DataError) as error:
        nca.Dataset.load(folder)
    return str(error.value)


class TestAuthoredAndCompiled:
    def test_the_embedded_data_is_the_authored_data(self):
        """What the package carries, compiled or not, equals the authored files."""
        assert nca.Dataset.load(AUTHORED) == nca.data
        assert dict(nca.Dataset.load(AUTHORED).meta) == dict(nca.data.meta)

    def test_compiling_loses_nothing(self):
        """Every collection comes back equal, with the types of its values."""
        for name in COLLECTIONS:
            records = list(nca.data.records(name))
            tables = {str(series.table): series.table for series in nca.series.values()}
            back = compiled.loads(
                compiled.dumps(record_class(name), records), tables.__getitem__
            )

            assert records == back
            assert list(map(hash, records)) == list(map(hash, back))

    @settings(max_examples=25)
    @given(datasets())
    def test_compiling_any_dataset_loses_nothing(self, dataset):
        """Records of every shape survive compilation."""
        for name in COLLECTIONS:
            records = list(dataset.records(name))
            text = compiled.dumps(record_class(name), records)
            tables = iter([one.table for one in dataset.series.values()])

            assert records == compiled.loads(text, lambda _, held=tables: next(held))

    def test_another_format_is_refused(self):
        """A file of a later form is not misread."""
        with pytest.raises(ValueError, match="format 99"):
            compiled.loads('{"format": 99, "classes": [], "rows": []}')


class TestRoundTrips:
    @settings(max_examples=25)
    @given(datasets())
    def test_records_survive_plain_data(self, dataset):
        """A record to JSON and back is the same record."""
        for name in COLLECTIONS:
            for record in dataset.records(name):
                data = json.loads(json.dumps(unstructure(record)))

                assert record == structure(type(record), data, "here")

    @given(datasets())
    @settings(
        max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @pytest.mark.parametrize("name", ["data", "data.json"])
    def test_saved_datasets_load_equal(self, tmp_path_factory, name, dataset):
        """Folders of TOML and single JSON files give the dataset back."""
        place = tmp_path_factory.mktemp("saved") / name
        dataset.save(place)

        assert dataset == nca.Dataset.load(place)

    @pytest.mark.parametrize("name", ["data", "data.json"])
    def test_the_embedded_data_survives_saving(self, tmp_path, name):
        """Records of every class, with all their parts, come back equal."""
        nca.data.save(tmp_path / name)

        assert nca.data == nca.Dataset.load(tmp_path / name)

    def test_pickling(self):
        """An unpickled dataset is equal, and so is what it answers."""
        back = pickle.loads(pickle.dumps(nca.data))

        assert nca.data == back
        assert back.statistics.one(country="UZ", indicator="ngos", at=2010)

    def test_nothing_is_overwritten(self, tmp_path):
        """A place that is taken stays as it is."""
        (tmp_path / "mine.json").write_text("mine")

        with pytest.raises(DataError, match="something already"):
            nca.data.save(tmp_path / "mine.json")
        assert "mine" == (tmp_path / "mine.json").read_text()


class TestAdding:
    SURVEY = nca.Source(id="survey", role="page", type="report", title="A survey")
    SAID = nca.Statistic(
        id="tm-ngos-survey",
        indicator="ngos_registered",
        area="TM",
        figure=nca.Figure.parse("about 100 organizations"),
        period=nca.Period("2010"),
        dating="stated",
        citations=[nca.Citation(source="survey", row="1")],
    )

    def test_new_records_stand_beside_those_there_are(self):
        """Nothing else changes, and the dataset added to stays as it was."""
        mine = nca.data.with_records(self.SAID, self.SURVEY)
        change = nca.diff(nca.data, mine)

        assert ["survey", "tm-ngos-survey"] == [one.id for one in change.changes]
        assert not change.removed
        assert mine.statistics["tm-ngos-survey"] == self.SAID
        assert len(nca.data.statistics) + 1 == len(mine.statistics)
        assert nca.data.meta == mine.meta
        assert "survey" not in nca.data.sources

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ([nca.sources["npo-kz"]], "sources, 'npo-kz': the id is taken"),
            (
                [nca.statistics["population-wdi-2026-kz-2010"]],
                "statistics, 'population-wdi-2026-kz-2010': the id is taken",
            ),
            (["ngos"], "expected a record, such as a Statistic; got 'ngos'"),
            ([[SURVEY]], "expected a record, such as a Statistic; got \\["),
            ([SAID], "survey"),
            ([SURVEY, SURVEY, SAID], "sources: two records have the id 'survey'"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, given, expected):
        """Ids that are taken, what is no record, and what would not hold together."""
        with pytest.raises(DataError, match=expected):
            nca.data.with_records(*given)

    def test_every_fault_is_named(self):
        """There is a line for each."""
        with pytest.raises(DataError) as error:
            nca.data.with_records(5, nca.areas["KZ"], nca.areas["UZ"])

        assert 3 == len(error.value.problems)

    def test_countries_of_a_dataset_without_the_region(self):
        """There are none that are said to be of it; other areas are still there."""
        land = attrs.evolve(nca.countries["KZ"], part_of=None)
        mine = nca.Dataset(areas=[land], sources=nca.sources.values())

        assert [] == list(mine.countries)
        assert ["KZ"] == list(mine.areas)
        assert nca.data.areas.where(part_of="central-asia", kind="country") == (
            nca.data.countries
        )


class TestMerging:
    def test_with_itself_changes_nothing(self):
        """A dataset merged with itself is itself."""
        assert nca.data == nca.data | nca.data

    @given(datasets())
    @settings(max_examples=25)
    def test_with_nothing_changes_nothing(self, dataset):
        """The empty dataset is neutral on both sides."""
        assert dataset == dataset | nca.Dataset()
        assert dataset == nca.Dataset() | dataset

    def test_records_that_differ_clash(self):
        """One id with two contents is an error that names it."""
        country = attrs.evolve(nca.countries["KZ"], capital="Elsewhere")
        region = nca.areas["central-asia"]
        other = nca.Dataset(areas=[country, region], sources=nca.sources.values())

        with pytest.raises(DataError, match=r"areas, 'KZ': the two datasets differ"):
            _ = nca.data | other

    def test_own_data_answers_beside_the_embedded(self):
        """A record of one's own takes part in comparisons."""
        mine = nca.Statistic(
            id="tm-ngos-2015-mine",
            indicator="ngos_unspecified",
            area="TM",
            figure=nca.Figure.parse("about 100 NGOs"),
            period=nca.Period("2015"),
            dating="stated",
            citations=[nca.Citation(source="mine", row="1")],
        )
        source = nca.Source(id="mine", role="reference", type="dataset", title="Mine")
        both = nca.data | nca.Dataset(
            **{
                name: nca.data.collection(name).values()
                for name in ("areas", "indicators")
            },
            sources=[*nca.sources.values(), source],
            statistics=[mine],
        )

        assert mine == nca.compare("ngos", dataset=both)["TM"].statistic


class TestMaking:
    def test_unknown_collections_and_wrong_records(self):
        """A dataset takes only its own collections, with records of their class."""
        with pytest.raises(NotFoundError, match='Did you mean "statistics"'):
            nca.Dataset(statistic=[])
        with pytest.raises(DataError, match="expected a Country, got 5"):
            nca.Dataset(areas=[5])
        with pytest.raises(NotFoundError, match="statistics"):
            nca.data.collection("statistic")

    def test_repr_counts_the_records(self):
        """The text of a dataset says what is in it."""
        assert f"{len(nca.statistics)} statistics" in repr(nca.data)


class TestBadFiles:
    """Each fault is named with its file, record and field."""

    STATISTICS = "statistics/jaysanov-2023.toml"

    def test_broken_toml(self, folder):
        """A syntax error names the file and the line."""
        spoil(folder, self.STATISTICS, 'area = "UZ"', "area = UZ")

        assert "statistics/jaysanov-2023.toml: not valid TOML" in faults(folder)

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ('area = "UZ"', 'aera = "UZ"', ["no field 'aera'", '"area"', "missing"]),
            (
                'area = "UZ"',
                "area = 5",
                ["field 'area'", "expected the id of a record in areas", "got 5"],
            ),
            ('area = "UZ"', 'area = "XX"', ["field 'area'", "there is no 'XX'"]),
            ('"95 organizations"', '"95 cats"', ["field 'figure'", "'cats'"]),
            ('"95 organizations"', '"95 persons"', ["expected organization"]),
            ('"95 organizations"', "95", ["field 'figure'", "expected text, got 95"]),
            ('period = "1991?"', 'period = "1991-13"', ["field 'period'", "1991-13"]),
            ('period = "1991?"', "period = 1991", ["field 'period'", "got 1991"]),
            (
                'dating = "context"',
                'dating = "contxt"',
                ["field 'dating'", '"context"'],
            ),
            (
                'indicator = "ngos_unspecified"',
                'indicator = "ngo"',
                ["'indicator'", "ngos"],
            ),
            ('source = "jaysanov-2023"', 'source = "jaysanov"', ["jaysanov-2023"]),
            (
                'section = "Main text"',
                'section = "Main"',
                ["field 'section'", "Main text"],
            ),
            ("paragraph = 3", 'paragraph = "3"', ["field 'paragraph'", "whole number"]),
            (
                "paragraph = 3",
                "paragraph = true",
                ["field 'paragraph'", "whole number"],
            ),
            ('as_written = "95 NGOs"\n', "", ["expected as_written and a fingerprint"]),
        ],
    )
    def test_faults_in_a_record(self, folder, old, new, expected):
        """A wrong field is named with the record, what was given and expected."""
        spoil(folder, self.STATISTICS, old, new)
        message = faults(folder)

        assert "'uz-ngos-1991-jaysanov'" in message
        for part in expected:
            assert part in message

    def test_a_missing_citation(self, folder):
        """A record without any citation is refused."""
        text = (folder / self.STATISTICS).read_text(encoding="utf-8")
        start = text.index("[[statistics.citations]]")
        end = text.index("[[statistics]]", start)
        (folder / self.STATISTICS).write_text(
            text[:start] + text[end:], encoding="utf-8"
        )

        assert "uz-ngos-1991-jaysanov', field 'citations': the field is missing" in (
            faults(folder)
        )

    def test_a_missing_note(self, folder):
        """A period that is not stated needs the reason for its reading."""
        text = (folder / self.STATISTICS).read_text(encoding="utf-8")
        lines = text.split("\n")
        at = next(n for n, line in enumerate(lines) if line.startswith("note"))
        del lines[at]
        (folder / self.STATISTICS).write_text("\n".join(lines), encoding="utf-8")

        assert "field 'note': expected a note" in faults(folder)

    def test_an_id_twice(self, folder):
        """An id that stands in two files is refused."""
        shutil.copy(folder / self.STATISTICS, folder / "statistics" / "again.toml")

        assert "two records have the id" in faults(folder)

    def test_several_faults_at_once(self, folder):
        """All faults of all files are told in one go."""
        spoil(folder, self.STATISTICS, 'area = "UZ"', "area = 5")
        spoil(folder, "areas/areas.toml", 'kind = "country"', 'kind = "land"')

        assert faults(folder).startswith("2 problems in the data:")

    def test_a_stray_folder(self, folder):
        """What no collection would read is not passed over."""
        (folder / "statistic").mkdir()

        assert 'Did you mean "statistics"' in faults(folder)

    def test_no_folder(self, tmp_path):
        """A folder that does not exist, and one that is no dataset, are told."""
        with pytest.raises(DataError, match="expected the folder"):
            nca.Dataset.load(tmp_path / "nowhere")
        with pytest.raises(DataError, match="expected folders of a dataset"):
            nca.Dataset.load(tmp_path)

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("{", "not valid JSON"),
            ("[]", "expected an object"),
            ('{"statistic": []}', "expected an object with the keys"),
            ('{"areas": [5]}', "expected a table of fields, got 5"),
            ('{"areas": {"id": "KZ"}}', "expected a list"),
        ],
    )
    def test_bad_json(self, tmp_path, content, expected):
        """A JSON file that is no dataset is one clear error."""
        path = tmp_path / "data.json"
        path.write_text(content)

        with pytest.raises(DataError, match=expected):
            nca.Dataset.load(path)


class TestIntegrity:
    def test_a_heading_of_itself(self, folder):
        """Headings must not go round in a circle."""
        spoil(
            folder,
            "indicators/indicators.toml",
            'name = "NGOs"\n',
            'name = "NGOs"\nbroader = "ngos_registered"\n',
        )

        assert "is a kind of itself" in faults(folder)

    def test_a_heading_of_another_unit(self, folder):
        """A kind has the unit of its heading."""
        spoil(
            folder,
            "indicators/indicators.toml",
            'broader = "ngos"',
            'broader = "staff"',
        )

        assert "expected the unit of the heading" in faults(folder)

    def test_a_work_that_is_no_source(self, folder):
        """What a citation came through must be among the sources."""
        spoil(folder, "statistics/murzaeva-2024.toml", '"npo-kz"', '"npo"')

        assert "field 'citations.via': there is no 'npo'" in faults(folder)

    def test_a_field_that_is_not_there(self, folder):
        """A citation supports only fields that the record has."""
        spoil(folder, "areas/areas.toml", '"capital"', '"captial"')

        assert 'Did you mean "capital"' in faults(folder)

    def test_an_unused_source(self, folder):
        """A source that nothing cites must say why it is there."""
        path = folder / "sources" / "more.toml"
        path.write_text('[[sources]]\nid = "idle"\nrole = "work"\ntype = "book"\n')

        assert "sources, 'idle': nothing cites it" in faults(folder)


def test_ids_are_unique_across_collections():
    """An id names one record of the embedded data, also where case does not count."""
    ids = [
        key.casefold()
        for name in nca.data.collection_names
        for key in nca.data.collection(name)
    ]

    assert len(ids) == len(set(ids))
