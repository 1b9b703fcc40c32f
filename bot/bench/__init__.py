"""Measuring scripts: what the numbers of DESIGN §10 are on this machine."""
