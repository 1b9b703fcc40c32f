"""What administrators do: bring in files, invite, draw samples, take out ledgers, look back."""
