"""How values are written: days, times, amounts, ranges of them, and words of one meaning."""
