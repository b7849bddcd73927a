"""Uses of the public API that must type-check under mypy --strict; never run."""

from __future__ import annotations

from typing import assert_type

import ngo_central_asia as nca
from ngo_central_asia.analysis.cells import CoverCell
from ngo_central_asia.analysis.comparison import Comparison, Gap, Row
from ngo_central_asia.analysis.coverage import Coverage
from ngo_central_asia.analysis.disagreement import Disagreements
from ngo_central_asia.analysis.gaps import Gaps


def lookups() -> None:
    assert_type(nca.countries["KZ"], nca.Country)
    assert_type(nca.indicators.get("ngos"), nca.Indicator | None)
    assert_type(
        nca.statistics.where(country="KG", at=2006), nca.Collection[nca.Statistic]
    )
    assert_type(nca.statistics.one(indicator="forums"), nca.Statistic)
    for statistic in nca.statistics.values():
        assert_type(statistic.figure, nca.Figure)
        assert_type(statistic.period, nca.Period)
        assert_type(statistic.citations, tuple[nca.Citation, ...])
    assert_type(nca.sources["murzaeva-2024"].issued, nca.Period | None)


def comparisons() -> None:
    result = nca.compare("ngos", at=2010, countries=["KZ", "KG"], dataset=nca.data)
    assert_type(result, Comparison)
    assert_type(result["KG"], Row)
    assert_type(result["KG"].figure, nca.Figure | None)
    assert_type(result["TM"].gap, Gap | None)
    assert_type(result.order("KG", "KZ"), nca.Order)
    assert_type(result.bibliography(), list[str])


def quality() -> None:
    found = nca.disagreements("ngos", countries=["KZ"], period="2000/2010")
    assert_type(found, Disagreements)
    assert_type(found[0].witnesses, int)
    matrix = nca.coverage(["ngos", "staff"], period=2008)
    assert_type(matrix, Coverage)
    assert_type(matrix.cell("ngos", "KG", 2008), CoverCell)
    assert_type(nca.gaps("ngos", others=1), Gaps)
    nca.testing.assert_cited(matrix)


def figures() -> None:
    some = nca.Figure.parse("over 5,100 NGOs")
    assert_type(some / some, nca.Figure)
    assert_type(some < nca.Figure.parse("5 NGOs"), bool)
    assert_type(nca.Period.of(2010).contains(nca.Period("2010-05")), bool)


def datasets() -> None:
    mine = nca.Dataset.load("folder") | nca.data
    assert_type(mine, nca.Dataset)
    assert_type(mine.statistics, nca.Collection[nca.Statistic])
    try:
        nca.countries["Atlantis"]
    except nca.errors.NotFoundError as error:
        assert_type(error, nca.errors.NotFoundError)


def domain() -> None:
    for ngo in nca.ngos.where(country="UZ", status="closed").values():
        assert_type(ngo, nca.NGO)
        assert_type(ngo.presences[0].period, nca.Period | None)
    assert_type(nca.laws["uz-ngo-law-1999"].is_in_force(nca.Period("2005")), bool)
    assert_type(nca.phases.where(country="KG"), nca.Collection[nca.DevelopmentPhase])
    assert_type(nca.profile("UZ").events, nca.Collection[nca.Event])
    assert_type(nca.search("soros")[0].score, int)
    for link in nca.related(nca.sources["npo-kz"]):
        assert_type(link.outgoing, bool)
