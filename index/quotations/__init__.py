"""Quotations in what somebody wrote, compared with the articles word by word."""
