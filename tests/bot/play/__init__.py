"""Tests of the playground: what is drawn, what one does, what one sees."""
