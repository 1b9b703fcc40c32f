"""The policy digests: Markdown files in our own words, read by the policy base."""
