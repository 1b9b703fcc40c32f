"""The local chat: core, server and page."""
