"""Pages of records: what a site shows of each record of a dataset.

A page is described in the blocks of `ngo_central_asia.display.document`, in one module
for each kind of page; `parser` turns the description into the document that Sphinx
writes, and `files` tells Sphinx which pages there are.
"""
