"""What is computed from the records: comparisons, trends, indices, gaps.

A function such as `compare` stands in the module of its name. It returns a `Result` of
rows, and each number in it that no source states is a `Derived`.

- What all have in common: `result`, `entry`, `derived`, `caveats`, `default`,
  `evidence`, `long_form`.
- Areas side by side: `compare` asks what `asking` reads, `selection` chooses among
  candidates, `comparison` and `comparisons` are what comes out, `comparability` says
  what stands between the rows, `series_rows` tells rows of series together, `explain`
  says why. What is asked for further: `baseline`, `directions`, and `normalization`,
  which computes by `conversion` with what `context` looks up; `rates` are the same
  exchange rates for quantities.
- One thing over time, or by parts: `trend`, `difference`, `change`, `growth`, `rank`,
  `ratio`, `share`.
- Indices: `index` reads one, `averages` and `movement` compute with it. `against` sets
  it against phases (`against_phases`, which gives `phase_index`) and against dated
  `occasions` (`against_dates`). `compare_vintages` sets its releases side by side.
- Phases, laws, events: `schemes`, `extent` and `lag` are what `phases_at` and
  `compare_phases` stand on; `compare_laws` gives a `law_comparison`; `timeline` is made
  of `happenings`, `presence` of `stays`.
- What sources say differently, again, or not at all: `disagreements` gives each
  `disagreement` with its `contrast`, and `disputes` are those on record; `witness` and
  `repeats` count origins; `coverage` and `gaps` are made of `cells`.
- Finding one's way, and exports: `profile`, `related`, `search`, `licences`.
"""
