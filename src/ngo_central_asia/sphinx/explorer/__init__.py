"""The explorer: a page on which a browser filters, sorts and draws all of the data.

- `content`: what the page shows, as plain data.
- `page`: the directive, and the files that its page loads.
"""
