"""The cited, typed, checkable library of civil society in Central Asia.

Every value carries its source, its place in that source, its hedge, its date and whom
it is attributed to. Names are loaded when they are first used.

>>> import ngo_central_asia as nca
>>> nca.compare("ngos", at=2010)["KG"].figure
Figure('18,341 organizations')
"""

# No ``from __future__ import annotations``: a public function has that name.

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ngo_central_asia import errors as errors
    from ngo_central_asia import testing as testing
    from ngo_central_asia.analysis.against import against as against
    from ngo_central_asia.analysis.compare import compare as compare
    from ngo_central_asia.analysis.compare_laws import compare_laws as compare_laws
    from ngo_central_asia.analysis.compare_phases import (
        compare_phases as compare_phases,
    )
    from ngo_central_asia.analysis.compare_vintages import (
        compare_vintages as compare_vintages,
    )
    from ngo_central_asia.analysis.coverage import coverage as coverage
    from ngo_central_asia.analysis.difference import difference as difference
    from ngo_central_asia.analysis.disagreements import disagreements as disagreements
    from ngo_central_asia.analysis.evidence import evidence_of as evidence_of
    from ngo_central_asia.analysis.explain import explain as explain
    from ngo_central_asia.analysis.gaps import gaps as gaps
    from ngo_central_asia.analysis.licences import licences as licences
    from ngo_central_asia.analysis.phases_at import phases_at as phases_at
    from ngo_central_asia.analysis.presence import presence as presence
    from ngo_central_asia.analysis.profile import profile as profile
    from ngo_central_asia.analysis.rank import rank as rank
    from ngo_central_asia.analysis.rates import rates as rates
    from ngo_central_asia.analysis.ratio import ratio as ratio
    from ngo_central_asia.analysis.related import related as related
    from ngo_central_asia.analysis.search import search as search
    from ngo_central_asia.analysis.share import share as share
    from ngo_central_asia.analysis.timeline import timeline as timeline
    from ngo_central_asia.analysis.trend import trend as trend
    from ngo_central_asia.dataset.collection import Collection as Collection
    from ngo_central_asia.dataset.dataset import Dataset as Dataset
    from ngo_central_asia.dataset.diff import diff as diff
    from ngo_central_asia.evidence.citing.cite import bibliography as bibliography
    from ngo_central_asia.evidence.citing.cite import cite as cite
    from ngo_central_asia.evidence.citing.package import citation as citation
    from ngo_central_asia.evidence.graph import provenance as provenance
    from ngo_central_asia.evidence.verify import verify as verify
    from ngo_central_asia.evidence.witnesses import witnesses as witnesses
    from ngo_central_asia.interchange.annotations import annotations as annotations
    from ngo_central_asia.model.citation import Citation as Citation
    from ngo_central_asia.model.country import Country as Country
    from ngo_central_asia.model.discrepancy import Discrepancy as Discrepancy
    from ngo_central_asia.model.event import Event as Event
    from ngo_central_asia.model.figure import Figure as Figure
    from ngo_central_asia.model.finding import Finding as Finding
    from ngo_central_asia.model.hedge import Hedge as Hedge
    from ngo_central_asia.model.hedge import Order as Order
    from ngo_central_asia.model.indicator import Indicator as Indicator
    from ngo_central_asia.model.law import Law as Law
    from ngo_central_asia.model.ngo import NGO as NGO
    from ngo_central_asia.model.period import Period as Period
    from ngo_central_asia.model.phase import DevelopmentPhase as DevelopmentPhase
    from ngo_central_asia.model.programme import Programme as Programme
    from ngo_central_asia.model.series import Series as Series
    from ngo_central_asia.model.source import Source as Source
    from ngo_central_asia.model.statistic import Statistic as Statistic
    from ngo_central_asia.model.vocabulary import Evidence as Evidence

    data: Dataset
    areas: Collection[Country]
    countries: Collection[Country]
    indicators: Collection[Indicator]
    sources: Collection[Source]
    series: Collection[Series]
    statistics: Collection[Statistic]
    ngos: Collection[NGO]
    laws: Collection[Law]
    phases: Collection[DevelopmentPhase]
    events: Collection[Event]
    programmes: Collection[Programme]
    findings: Collection[Finding]
    discrepancies: Collection[Discrepancy]

__version__ = "0.1.0"

#: Public name -> the module below this package that defines it.
_DEFINED_IN = {
    "Citation": "model.citation",
    "Collection": "dataset.collection",
    "Country": "model.country",
    "Dataset": "dataset.dataset",
    "DevelopmentPhase": "model.phase",
    "Discrepancy": "model.discrepancy",
    "Evidence": "model.vocabulary",
    "Event": "model.event",
    "Figure": "model.figure",
    "Finding": "model.finding",
    "Hedge": "model.hedge",
    "Indicator": "model.indicator",
    "Law": "model.law",
    "NGO": "model.ngo",
    "Order": "model.hedge",
    "Period": "model.period",
    "Programme": "model.programme",
    "Series": "model.series",
    "Source": "model.source",
    "Statistic": "model.statistic",
    "against": "analysis.against",
    "annotations": "interchange.annotations",
    "bibliography": "evidence.citing.cite",
    "citation": "evidence.citing.package",
    "cite": "evidence.citing.cite",
    "compare": "analysis.compare",
    "evidence_of": "analysis.evidence",
    "licences": "analysis.licences",
    "compare_laws": "analysis.compare_laws",
    "compare_phases": "analysis.compare_phases",
    "compare_vintages": "analysis.compare_vintages",
    "coverage": "analysis.coverage",
    "diff": "dataset.diff",
    "difference": "analysis.difference",
    "disagreements": "analysis.disagreements",
    "explain": "analysis.explain",
    "gaps": "analysis.gaps",
    "phases_at": "analysis.phases_at",
    "presence": "analysis.presence",
    "profile": "analysis.profile",
    "provenance": "evidence.graph",
    "rank": "analysis.rank",
    "rates": "analysis.rates",
    "ratio": "analysis.ratio",
    "related": "analysis.related",
    "search": "analysis.search",
    "share": "analysis.share",
    "timeline": "analysis.timeline",
    "trend": "analysis.trend",
    "verify": "evidence.verify",
    "witnesses": "evidence.witnesses",
}
#: The collections of the embedded dataset.
_COLLECTIONS = (
    *("areas", "countries", "indicators", "sources", "series", "statistics", "ngos"),
    *("laws", "phases", "events", "programmes", "findings", "discrepancies"),
)

__all__ = [  # noqa: PLE0604  # the lazy names, in one place
    *_DEFINED_IN,
    *_COLLECTIONS,
    "data",
    "errors",
]


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562)."""
    from importlib import import_module

    value: object
    if name in _DEFINED_IN:
        value = getattr(import_module(f"{__name__}.{_DEFINED_IN[name]}"), name)
    elif name == "data" or name in _COLLECTIONS:
        from ngo_central_asia.dataset.embedded import embedded

        value = embedded() if name == "data" else getattr(embedded(), name)
    elif name in ("errors", "testing"):
        # The test kit needs an extra: it is not among the names of "import *".
        value = import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
