"""Policies in chat: asked, answered, not answered, learned."""
