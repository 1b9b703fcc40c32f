"""Rates in chat: from the county down to the household that is missing."""
