"""Where records stand in their sources: citing, provenance, and checking of copies.

- Citing, in `citing`: `gather` finds what is behind anything that is to be cited.
- Provenance: `graph`, `witnesses`.
- Holding citations against texts: `passages` and `fingerprint` are the texts, `stamp`
  and `audit` are for those who enter records, `verify` is for whoever has copies, which
  `copies` reads.
"""
