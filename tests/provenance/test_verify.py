"""Citations held against copies: in many layouts, with damage, with changed figures."""

from __future__ import annotations

import json
import os

import pytest
from layouts import LAYOUTS
from lxml import etree
from own_copies import PHRASES, TEXT, cited, dataset, statuses
from source_texts import TEXTS, needs_texts

import ngo_central_asia as nca
from ngo_central_asia.cli import main
from ngo_central_asia.dataset import walk
from ngo_central_asia.errors import CriteriaError, NotFoundError
from ngo_central_asia.provenance.copies.copy import Copy, Part
from ngo_central_asia.provenance.copies.match import Matcher, Passage
from ngo_central_asia.provenance.copies.recognise import recognised
from ngo_central_asia.provenance.copies.worker import read

OWN = dataset()
#: The share of citations that must be verified word for word in each layout.
EXACT = dict.fromkeys(LAYOUTS, 1.0) | {
    "text, wrapped": 0.99,
    "text, misread": 0.75,
    "PDF, two columns": 0.995,
}
#: Passages whose phrase has a digit: all, and those that a figure is read from.
WITH_DIGITS = [
    found
    for found in walk.cited(nca.data)
    if found.citation.source in TEXTS
    and any(char.isdigit() for char in found.citation.as_written)
]
FIGURES = [found for found in WITH_DIGITS if found.collection == "statistics"]


@pytest.fixture(scope="session")
def rendered(tmp_path_factory):
    """Return a function that gives the folder of all texts in one layout."""
    folders = {}

    def folder(name):
        if name not in folders:
            folders[name] = tmp_path_factory.mktemp("copies")
            LAYOUTS[name](TEXTS, folders[name])
        return folders[name]

    return folder


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a copy of the own text and verifies it."""

    def verified(text, name="copy.txt", **options):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return nca.verify(tmp_path, OWN, **options)

    return verified


@needs_texts
class TestLayouts:
    @pytest.mark.parametrize("name", LAYOUTS)
    def test_every_citation_is_found(self, name, rendered):
        """Every citation of every text is found, and most word for word."""
        checked = nca.verify(rendered(name))
        totals = checked.totals

        assert () == checked.faults
        assert () == checked.unread
        assert set(TEXTS) == set(checked.supplied)
        assert 0 == totals["source not supplied"]
        assert totals["verified"] >= EXACT[name] * len(checked.checks)

    @pytest.mark.parametrize(
        ("name", "cited", "digits"),
        [
            ("text, wrapped", WITH_DIGITS, 9),
            ("PDF, two columns", FIGURES, 9),
            ("HTML, messy", FIGURES, 9),
        ],
        ids=["text", "PDF", "HTML"],
    )
    def test_no_changed_digit_is_verified(self, name, cited, digits, rendered):
        """A phrase with any digit of a figure changed is not verified, nor loosely."""
        passages = {
            Passage.of(found.citation): found.citation.source for found in cited
        }
        held = {key: [p for p in passages if passages[p] == key] for key in TEXTS}
        copies = {}
        for path in rendered(name).iterdir():
            copy = Copy.of(read(path).parts)
            copies |= dict.fromkeys(recognised(copy, held), copy)
        accepted, seen = [], []
        for passage, source in passages.items():
            at = Matcher(copies[source], [passage]).match(passage).at
            for altered in changed(copies[source], passage, at, digits):
                match = Matcher(altered, [passage]).match(passage)
                accepted.append(match.holds)
                seen.append(bool(match.instead))

        assert len(accepted) > len(passages) > 60
        assert not any(accepted)
        # Nearly always the report can also say what the copy has instead.
        assert sum(seen) > 0.95 * len(seen)

    def test_a_whole_copy_with_other_numbers(self, tmp_path):
        """With every number changed, no phrase that has one is verified."""
        turn = str.maketrans("0123456789", "1234567890")
        for key, text in TEXTS.items():
            (tmp_path / f"{key}.txt").write_text(text.translate(turn), encoding="utf-8")
        checked = nca.verify(tmp_path)
        held = [
            check
            for check in checked.checks
            if check.status.startswith("verified")
            and any(char.isdigit() for char in check.citation.as_written)
        ]

        assert [] == held
        assert checked.totals["number differs"] > 300


def changed(copy, passage, at, most):
    """Yield the surroundings of a passage with one digit of its phrase changed.

    At most so many digits of each number are tried, and twins of a changed number are
    changed too: a sentence that is printed twice is right if one of them is.
    """
    for word in dict.fromkeys(passage.phrase):
        places = [i for i in range(at, at + 20) if copy.words[i : i + 1] == (word,)]
        spots = [spot for spot, char in enumerate(word) if char.isdigit()]
        for spot in spots[:most]:
            digit = str((int(word[spot]) + 1) % 10)
            other = word[:spot] + digit + word[spot + 1 :]
            before = copy.words[places[0] - 2 : places[0] + 1]
            words = [
                other if copy.words[i - 2 : i + 1] == before else copy.words[i]
                for i in range(max(2, at - 60), min(len(copy.words), at + 80))
            ]
            yield Copy.of([Part("copy", " ".join(words))])


class TestStatuses:
    def test_an_exact_copy(self, write):
        """All is verified, with the line of the copy."""
        checked = write("\n".join(TEXT.split(". ")))

        assert dict.fromkeys(PHRASES, "verified") == statuses(checked)
        assert checked.holds
        assert {1.0} == {check.confidence for check in checked.checks}
        assert "line 2" == checked.checks[0].place

    @pytest.mark.parametrize(
        ("seen", "read"),
        [
            ("over 5,100", "[12] Annual Review over 5,100"),
            ("every region", "every page header of the journal region"),
            ("region in", "re gion in"),
            ("the spring", "thespring"),
            ("groups were", "gr0ups were"),
            ("found that", "fonnd that"),
        ],
    )
    def test_damage_beside_the_phrase(self, write, seen, read):
        """What stands in a damaged passage is verified loosely."""
        damaged = TEXT.replace(seen, read)
        assert damaged != TEXT

        assert "verified loosely" == statuses(write(damaged))["groups"]

    @pytest.mark.parametrize(
        "other",
        ["over 5,200 groups", "over 15,100 groups", "over 5,10 groups", "over 51,00"],
    )
    def test_another_number(self, write, other):
        """The report says what the copy has."""
        checked = write(TEXT.replace("over 5,100 groups", other))
        (fault,) = checked.faults

        assert ("groups", "number differs") == (fault.record, fault.status)
        assert other.split()[1] in fault.note
        assert not checked.holds

    @pytest.mark.parametrize("beside", ["over 5,100 300 groups", "over 2 5,100 groups"])
    def test_a_number_beside_the_number(self, write, beside):
        """What could be a part of the number is not passed over."""
        checked = write(TEXT.replace("over 5,100 groups", beside))

        assert not statuses(checked)["groups"].startswith("verified")

    def test_a_twin_does_not_stand_in(self, write):
        """A number is not read from a like sentence after the one that was changed."""
        text = TEXT.replace("240 societies", "250 societies and later 240 societies")

        assert not statuses(write(text))["societies"].startswith("verified")

    def test_another_hedge(self, write):
        """The same number with another hedge is not the phrase."""
        checked = write(TEXT.replace("over 5,100", "under 5,100"))

        assert {"groups": "not found"}.items() <= statuses(checked).items()
        assert 'the copy has "under 5,100 groups"' == checked.faults[0].note

    def test_a_copy_cut_short(self, write):
        """What is missing is not found; the rest is verified."""
        checked = write(TEXT[: TEXT.index("The council")])

        assert {
            "groups": "verified",
            "societies": "verified",
            "clubs": "not found",
        } == statuses(checked)

    def test_no_copy(self, write):
        """Without a copy the source is not supplied."""
        checked = write("Something else.")

        assert dict.fromkeys(PHRASES, "source not supplied") == statuses(checked)
        assert "none of the sources" == checked.files[0].note
        assert not checked.holds

    def test_every_record_has_its_line(self, write):
        """Each citation of each record is a row, with its place in the source."""
        rows = write(TEXT).to_dicts()

        assert list(PHRASES) == [row["id"] for row in rows]
        assert {"own"} == {row["source_id"] for row in rows}
        assert cited("96 clubs").locator == rows[-1]["locator"]


class TestFiles:
    def test_two_copies_of_a_source(self, write, tmp_path):
        """The fuller one is checked, and the other one is named."""
        (tmp_path / "a.txt").write_text(TEXT[:-90], encoding="utf-8")
        checked = write(TEXT, "b.txt")

        assert checked.holds
        assert {str(tmp_path / "b.txt")} == {check.file for check in checked.checks}
        assert f"own is checked in {tmp_path / 'b.txt'}" == checked.files[0].note

    def test_a_bad_file_does_not_stop_the_others(self, write, tmp_path):
        """The line of a file that cannot be read says why."""
        (tmp_path / "empty.pdf").write_bytes(b"")
        checked = write(TEXT)

        assert checked.holds
        assert ["it is empty"] == [file.fault for file in checked.unread]

    def test_nothing_is_written(self, write, tmp_path):
        """A folder is as it was before."""
        write(TEXT)
        before = {entry.name: entry.stat() for entry in os.scandir(tmp_path)}
        before_folder = tmp_path.stat().st_mtime_ns
        nca.verify(tmp_path, OWN)

        assert before == {entry.name: entry.stat() for entry in os.scandir(tmp_path)}
        assert before_folder == tmp_path.stat().st_mtime_ns

    def test_links_in_a_folder_are_not_followed(self, write, tmp_path):
        """A link in a folder is named; one that is given is followed."""
        outside = tmp_path.parent / "outside.txt"
        outside.write_text(TEXT, encoding="utf-8")
        (tmp_path / "link.txt").symlink_to(outside)
        checked = write("Something else.")

        assert () == checked.supplied
        assert "it is a link" in checked.unread[0].fault
        assert nca.verify([tmp_path / "link.txt"], OWN).holds

    def test_hidden_files_and_folders_are_passed_over(self, write, tmp_path):
        """Only the visible files of a folder are read."""
        (tmp_path / "folder").mkdir()
        (tmp_path / ".hidden.txt").write_text(TEXT, encoding="utf-8")

        assert 1 == len(write("Something else.").files)

    def test_an_empty_folder(self, tmp_path):
        """There is a result without files."""
        checked = nca.verify(tmp_path, OWN)

        assert ((), ()) == (checked.files, checked.supplied)

    def test_nothing_there(self, tmp_path):
        """A path that leads nowhere is an error."""
        with pytest.raises(NotFoundError, match="there is no file or folder"):
            nca.verify(tmp_path / "none")
        with pytest.raises(CriteriaError, match="expected the path"):
            nca.verify([])

    def test_too_many_files(self, tmp_path, monkeypatch):
        """A folder with more files than are read is refused."""
        monkeypatch.setattr("ngo_central_asia.provenance.copies.limits.MOST_FILES", 2)
        for name in "abc":
            (tmp_path / name).touch()

        with pytest.raises(CriteriaError, match="more than 2 files"):
            nca.verify(tmp_path)

    def test_progress(self, write, capsys):
        """A bar is on standard error if asked for, and not without a terminal."""
        write(TEXT)
        quiet = capsys.readouterr()
        write(TEXT, progress=True)
        shown = capsys.readouterr()

        assert ("", "", "") == (quiet.out, quiet.err, shown.out)
        assert "reading" in shown.err


class TestReport:
    def test_text_fits_a_terminal(self, write):
        """No line is wider than 80 columns, whatever the file is called."""
        checked = write(TEXT.replace("5,100", "5,200"), f"{'long name ' * 15}.txt")

        assert 80 >= max(map(len, repr(checked).splitlines()))
        assert "Number differs (1)" in repr(checked)

    def test_json_has_everything(self, write):
        """Totals, sources, files and citations come back from JSON."""
        checked = write(TEXT)
        back = json.loads(checked.to_json())

        assert checked.totals == back["totals"]
        assert checked.to_dicts() == back["citations"]
        assert {"own": 1.0} == back["files"][0]["shares"]

    def test_html_is_a_page_of_its_own(self, write):
        """Everything is escaped, has a header, and nothing is fetched."""
        text = TEXT.replace("5,100 groups", "5,200 <script>x</script> groups")
        checked = write(text, "<b onclick=x>&.txt")
        page = etree.fromstring(checked.to_html().encode(), etree.HTMLParser())

        assert [] == page.xpath("//script | //link | //img | //b | //@src | //@href")
        assert 3 == len(page.xpath("//table/caption"))
        assert page.xpath("//td[contains(., '<b onclick=x>&.txt')]")
        assert (
            len(checked.checks)
            == len(page.xpath("//table[last()]")[-1].xpath(".//tr")) - 1
        )
        assert all(cell.get("scope") for cell in page.xpath("//th"))
        assert checked._repr_html_() in checked.to_html()


class TestCommand:
    @pytest.fixture
    def data(self, tmp_path_factory):
        """Return the path of the own dataset."""
        path = tmp_path_factory.mktemp("data") / "own.json"
        OWN.save(path)
        return str(path)

    @pytest.mark.parametrize(
        ("files", "status"),
        [
            ({"a.txt": TEXT}, 0),
            ({"a.txt": TEXT.replace("5,100", "5,200")}, 1),
            ({"a.txt": TEXT, "b.txt": ""}, 2),
            ({"a.txt": TEXT.replace("5,100", "5,200"), "b.txt": ""}, 1),
            ({"a.txt": "Something else."}, 2),
            ({}, 2),
        ],
    )
    def test_the_status_is_for_scripts(self, data, tmp_path, capsys, files, status):
        """0: all verified; 1: a citation does not hold; 2: bad input."""
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")

        assert status == main(["--data", data, "verify", str(tmp_path)])
        assert "3 citations" in capsys.readouterr().out

    def test_output_is_never_overwritten(self, data, tmp_path, capsys):
        """A report goes to a new file only."""
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        target = tmp_path.parent / f"{tmp_path.name}.html"
        command = ["--data", data, "verify", str(tmp_path), "--format", "html"]

        assert 0 == main([*command, "--output", str(target)])
        written = target.read_bytes()
        assert 2 == main([*command, "--output", str(target)])
        assert written == target.read_bytes()
        assert 2 == main([*command, "--output", str(tmp_path / "no" / "r.html")])
        said = capsys.readouterr()
        assert "" == said.out
        assert "no file is overwritten" in said.err
        assert "no such folder" in said.err

    def test_json(self, data, tmp_path, capsys):
        """The whole report is on standard output as JSON."""
        (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
        main(["--data", data, "verify", str(tmp_path / "a.txt"), "--format", "json"])

        assert 3 == json.loads(capsys.readouterr().out)["totals"]["verified"]

    def test_nothing_there(self, capsys):
        """A path that leads nowhere is bad input."""
        assert 2 == main(["verify", "/no such"])
        assert "there is no file or folder" in capsys.readouterr().err
