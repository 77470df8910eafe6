"""From a question to the passages that answer it: vectors, scores, ranking, abstention."""
