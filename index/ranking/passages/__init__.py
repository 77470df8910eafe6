"""What a passage says, by its sentences: its words, its title, what leads to what, who speaks."""
