"""Small datasets for the tests of the analysis."""

from __future__ import annotations

import ngo_central_asia as nca

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
