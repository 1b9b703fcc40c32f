"""Policies in chat."""
