"""From a question to the clauses that speak of it."""
