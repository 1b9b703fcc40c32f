"""Tests of data/: the digests and the invented county."""
