"""What people see: text, HTML, Markdown, LaTeX, charts.

A result is first described as a `document`, by `describe` and one module of `described`
for each kind of result. Writers turn the document into `text` (by `layout`), `html`,
`markdown` or `latex`, with the marks of `notes` and the sentences of `dates`. `plot`
draws a result by one module of `charts`. Figures and periods on pages and in charts are
set by `typeset`. What is no result has a module for itself: `graph`, `changes`,
`verification`.
"""
