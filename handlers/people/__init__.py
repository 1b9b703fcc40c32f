"""People change: leave, hand-over, who left the service."""
