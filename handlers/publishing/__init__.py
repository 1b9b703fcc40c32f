"""What is said unasked to groups and offices: bulletins, papers, the calendar."""
