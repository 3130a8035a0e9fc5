"""What a paper is and says, read from its words and their places."""
