"""What reading text needs, whatever it is about: word lists that ship, and the patterns made from them."""
