"""The ledger's Chinese words: names of things, and what an import says."""
