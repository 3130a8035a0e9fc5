"""What is printed for people: the answer's page, the dossier, letters, Word documents, calendars."""
