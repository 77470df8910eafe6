"""What the head of a text states of it: front matter, and the fields of other markup."""
