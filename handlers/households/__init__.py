"""Households: lists, cards, members, changes, wishes, twins, the village they live in."""
