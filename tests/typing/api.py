"""Uses of the public API that must type-check under mypy --strict; never run."""

from __future__ import annotations

from typing import assert_type

import ngo_central_asia as nca
from ngo_central_asia.analysis.compare_phases import PhaseRow
from ngo_central_asia.analysis.comparison import Comparison, Gap, Row
from ngo_central_asia.analysis.happenings import TimelineEntry
from ngo_central_asia.analysis.law_comparison import InForce
from ngo_central_asia.analysis.stays import Stay


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


def history() -> None:
    assert_type(nca.phases_at(2010, "KZ")[0].phase, nca.DevelopmentPhase | None)
    periodizations = nca.compare_phases(["KZ", "KG"], authors="jaysanov-2023")
    assert_type(periodizations[0], PhaseRow)
    lag = periodizations.lag("jaysanov-kg-2", "jaysanov-kz-4", of="end", to="start")
    assert_type(lag.years, nca.Figure)
    assert_type(nca.compare_laws(kind="law", at=2005)[0].in_force, InForce | None)
    for entry in nca.timeline("UZ", kinds=["event"], period="2005/2006").undated:
        assert_type(entry, TimelineEntry)
    assert_type(nca.presence(countries="UZ").stay("winrock", "UZ"), Stay | None)
    assert_type(nca.presence().fates[0].figure, nca.Figure)
