"""The local chat: a faithful imitation of the Bot API with people in it, for trials and tests."""
