"""What the bot says unasked: declared in one place, written about its due time (DESIGN §7)."""
