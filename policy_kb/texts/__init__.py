"""Every Chinese word of the policy base: what it says and what it knows of the language."""
