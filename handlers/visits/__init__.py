"""Visits: recorded in a dialog or in one message, corrected, with photos."""
