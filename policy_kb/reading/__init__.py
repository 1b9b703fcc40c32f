"""From a file that somebody sent to documents and clauses."""
