"""What stands before an article in a page, or instead of it: consent, payment, bot checks."""
