"""Complaints, papers and listings: each file handed to the parser of its kind."""
