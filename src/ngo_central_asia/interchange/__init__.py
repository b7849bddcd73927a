"""Results and records in the formats of other tools: `rows`, `frames`, linked data.

Linked data are `annotations` and `prov`, with the names that `iris` makes.
"""
