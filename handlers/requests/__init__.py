"""What one person asks for and another approves: declared kinds, asking, deciding, the list."""
