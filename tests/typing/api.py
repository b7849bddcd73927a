"""Uses of the public API that must type-check under mypy --strict; never run."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

from pint.facets.context.objects import Context as RateContext

import ngo_central_asia as nca
from ngo_central_asia.analysis.against_dates import DatesAgainst
from ngo_central_asia.analysis.cells import CoverCell
from ngo_central_asia.analysis.compare_phases import PhaseRow
from ngo_central_asia.analysis.compare_vintages import VintageComparison
from ngo_central_asia.analysis.comparison import Comparison, Gap, Row
from ngo_central_asia.analysis.comparisons import Comparisons
from ngo_central_asia.analysis.coverage import Coverage
from ngo_central_asia.analysis.derived import Derived
from ngo_central_asia.analysis.disagreement import Disagreements
from ngo_central_asia.analysis.explain import Explanation, Sentence
from ngo_central_asia.analysis.gaps import Gaps
from ngo_central_asia.analysis.happenings import TimelineEntry
from ngo_central_asia.analysis.law_comparison import InForce
from ngo_central_asia.analysis.normalization import Normalization
from ngo_central_asia.analysis.phase_index import PhaseIndex, PhasesAgainst
from ngo_central_asia.analysis.selection import Candidate, Step
from ngo_central_asia.analysis.stays import Stay
from ngo_central_asia.dataset.diff import Diff
from ngo_central_asia.evidence.copies.report import Status, Verification


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
    assert_type(result.bibliography(style="apa"), list[str])
    assert_type(result.cite(), str)


def citing() -> None:
    statistic = nca.statistics["kg-ngos-2006-jaysanov"]
    assert_type(statistic.cite(style="apa"), str)
    assert_type(nca.cite(statistic.citations, format="html"), str)
    assert_type(nca.bibliography([statistic, nca.data], style="mla"), list[str])
    assert_type(nca.bibliography(nca.ngos, format="bibtex"), str)
    assert_type(nca.citation(format="ris"), str)


def first(candidates: tuple[Candidate, ...]) -> Candidate:
    return candidates[0]


def more_comparisons() -> None:
    kazakhstan = nca.countries["KZ"]
    result = nca.compare(nca.indicators["ngos"], countries=[kazakhstan, "KG"])
    assert_type(result, Comparison)
    assert_type(result[kazakhstan], Row)
    ratios = nca.compare("ngos", countries=nca.countries.values(), baseline=kazakhstan)
    assert_type(ratios["KG"].derived, Derived | None)
    assert_type(nca.compare("ngos", policy=first, tolerance=None), Comparison)
    per_head = nca.compare("ngos", per="100 000 people", vintage="population-wdi-2023")
    assert_type(per_head["KG"].missing, str)
    dollars = nca.compare("prizes_amount", in_="USD", real=2017, context_tolerance=1)
    assert_type(dollars.question.computed, Normalization | None)
    assert_type(nca.rates(2017), RateContext)
    several = nca.compare(["ngos_registered", nca.indicators["ngos_active"]], at=2017)
    assert_type(several, Comparisons)
    assert_type(several["KG", "ngos_active"], Row)
    assert_type(several.by("ngos_active"), Comparison)
    why = nca.explain(result["KZ"])
    assert_type(why, Explanation)
    assert_type(why.decided_by, Step | None)
    assert_type(why.about("why this figure"), tuple[Sentence, ...])
    assert_type(nca.areas[kazakhstan], nca.Country)


def computations() -> None:
    line = nca.trend("ngos", "KG", period="2000/2023", base=2006).lines[0]
    assert_type(line.points[0].index, Derived | None)
    assert_type(line.changes[0].growth, Derived | None)
    assert_type(nca.rank("ngos", at=2010)["KG"].highest, int | None)
    assert_type(nca.ratio("ngos_active", "ngos_registered")[0].ratio, Derived | None)
    assert_type(nca.difference("ngos", "KG", "UZ", at=2010).absolute, Derived | None)
    assert_type(nca.difference("ngos", 2000, 2010, country="KG").order, nca.Order)
    assert_type(nca.share("ngos_by_field_share", "KZ").wholes[0].rest, Derived | None)


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
    assert_type(mine.with_records(nca.laws["uz-ngo-law-1999"]), nca.Dataset)
    assert_type(mine.statistics, nca.Collection[nca.Statistic])
    assert_type(mine.digest, str)
    assert_type(mine.version, str | None)
    assert_type(nca.diff("old.json", mine), Diff)
    assert_type(nca.annotations(nca.laws, source="murzaeva-2024"), dict[str, Any])
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
    assert_type(nca.provenance(nca.laws).to_svg(), str)
    for witness in nca.witnesses(nca.statistics["kz-ngos-2003-yermukanov"]):
        assert_type(witness.citations, tuple[nca.Citation, ...])
    checked = nca.verify(["copies", Path("article.pdf")], nca.data, progress=False)
    assert_type(checked, Verification)
    assert_type(checked.checks[0].status, Status)
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


def series() -> None:
    population = nca.series["population-wdi-2026"]
    assert_type(population, nca.Series)
    assert_type(population.statistics, tuple[nca.Statistic, ...])
    assert_type(population.to_columns().value, tuple[Decimal, ...])
    assert_type(population.at("KZ", 2010), nca.Statistic | None)
    assert_type(nca.data.series_of("population"), list[nca.Series])
    assert_type(nca.evidence_of(population.statistics[0]), nca.Evidence)
    assert_type(nca.licences(nca.statistics).share_alike, bool)


def indices() -> None:
    phases = nca.against(phases="jaysanov-kg-stages", index="v2xcs_ccsi")
    assert_type(phases, PhasesAgainst)
    assert_type(phases[0], PhaseIndex)
    assert_type(phases[0].mean, Derived | None)
    assert_type(phases.movements[0].overall.moved, tuple[int, ...])
    laws = nca.against(laws=[nca.laws["uz-ngo-law-1999"]], index="v2x_libdem", window=2)
    assert_type(laws, DatesAgainst)
    assert_type(laws[0].order, nca.Order | None)
    closed = nca.against(closures="all", index=nca.series["v2x_libdem-vdem-15"])
    assert_type(closed[0].before.mean, Derived | None)
    vintages = nca.compare_vintages("population", ["KZ", "TM"], at="1990/2000")
    assert_type(vintages, VintageComparison)
    assert_type(vintages[0].relative, Derived | None)
    turned = nca.compare(["v2xcs_ccsi", "v2csreprss"], flip="v2csreprss")
    assert_type(turned, Comparisons)
