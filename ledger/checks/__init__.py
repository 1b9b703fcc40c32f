"""Checks on what was done: draws, pairs of checkers, campaigns; only totals leave the room."""
