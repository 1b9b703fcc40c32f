"""What the assistant brings along: policy digests, aliases and an invented county."""
