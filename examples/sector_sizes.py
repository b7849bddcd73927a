"""How large are the NGO sectors, and how sure is that? A report in plain text.

Run it with ``python examples/sector_sizes.py``.
"""

from __future__ import annotations

import ngo_central_asia as nca


def main() -> None:
    """Print the sectors in 2010 and today, and what can be said of their growth."""
    print(nca.compare("ngos", at=2010))
    print()
    counts = nca.statistics.where(country="KG", indicator="ngos_unspecified")
    first, last = counts["kg-ngos-2000-jaysanov"], counts["kg-ngos-2010-jaysanov"]
    growth = last.figure / first.figure
    years = f"{first.period} to {last.period}"
    print(f"Kyrgyzstan, {years}: {float(growth.best or 0):.1f} times")
    for statistic in (first, last):
        print(f"  {statistic.figure}: {statistic.citations[0].locator}")


if __name__ == "__main__":
    main()
