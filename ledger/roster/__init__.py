"""Roster files: read, compared with the ledger, written in (DESIGN §9)."""
