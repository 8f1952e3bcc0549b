"""Who did or read what, when, from where and with what result. Rows are only ever added, in a chain."""
