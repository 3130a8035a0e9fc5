"""File formats, each opened by itself into words, tables and data: charset, layout, containers."""
