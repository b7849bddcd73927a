"""Collections of records that hold together: reading, asking, checking, comparing them.

- A dataset: `dataset`, `collection`, `criteria` (what `where` understands),
  `observations` (statistics and the rows of series as one collection), `schema`,
  `meta`.
- Reading and writing: `embedded` takes `compiled` data in a wheel and `authored` data
  in a checkout; `single_file` is JSON; `structure` makes records of plain data.
- Checking and comparing: `check`, `digest`, `golden`, `diff`.
- Looking into records: `walk`, and for exports `flat`, `tabular`, `notices`.
"""
