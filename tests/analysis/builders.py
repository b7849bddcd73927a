"""Small datasets for the tests of the analysis."""

from __future__ import annotations

import ngo_central_asia as nca
from ngo_central_asia.model.series import Table

CITED = (nca.Citation(source="test", row="1"),)
SOURCE = nca.Source(
    id="test", role="reference", type="dataset", title="Test", note="Of the tests."
)


def observation(identity, figure, period, **fields):
    """Return an observation of Kazakhstan, of NGOs without criterion."""
    given = {
        "indicator": "ngos_unspecified",
        "area": "KZ",
        "dating": "stated",
        "citations": CITED,
    } | fields
    return nca.Statistic(
        id=identity,
        figure=nca.Figure.parse(figure),
        period=nca.Period.of(period),
        **given,
    )


def dataset(*statistics, **records):
    """Return a dataset of these observations with the embedded indicators.

    Other collections are given by name.
    """
    return nca.Dataset(
        areas=nca.areas.values(),
        indicators=nca.indicators.values(),
        sources=[*nca.sources.values(), SOURCE],
        statistics=statistics,
        **records,
    )


def series(rows, *, identity="test-index", interval=None, **fields):
    """Return a series of the core index from rows of area, year and numbers."""
    names = "area,year,value" + ",low,high" * (interval is not None)
    lines = [names, *(",".join(map(str, row)) for row in rows)]
    given = {
        "indicator": "v2xcs_ccsi",
        "source": "vdem-14",
        "publisher": "Tests",
        "version": "Tests, first edition",
        "vintage": "first",
        "retrieved": nca.Period("2026"),
        "license": nca.sources["vdem-14"].license,
        "notice": nca.sources["vdem-14"].notice,
        "unit": "index",
        "direction": "From 0 to 1; higher is more.",
        "method": "Made up.",
    } | fields
    return nca.Series(
        id=identity, interval=interval, table=Table("\n".join(lines)), **given
    )


def phase(identity, period, **fields):
    """Return a phase of a periodization of Kazakhstan."""
    given = {
        "scheme": "test-scheme",
        "author": "test",
        "area": "KZ",
        "subject": "what is tested",
        "ordinal": 1,
        "label": identity,
        "dating": "stated",
        "citations": CITED,
    } | fields
    when = None if period is None else nca.Period(period)
    return nca.DevelopmentPhase(id=identity, period=when, **given)
