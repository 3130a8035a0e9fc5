"""Files of complaints, papers and listings, opened into words, tables and data."""
