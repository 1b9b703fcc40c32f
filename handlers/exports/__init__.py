"""Ledgers as files: what may be taken away, by whom, written beside the bot."""
