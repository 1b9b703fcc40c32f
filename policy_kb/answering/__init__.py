"""From found clauses to the sentences that answer, or to an honest no."""
