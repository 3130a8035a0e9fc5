"""Data that ships with the program: rulebooks, markets, calendars, letters, lexicons, words."""
