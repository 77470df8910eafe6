"""Tables: which cell of a row answers, and which row has the most of something."""
