"""The live meeting: one screen, and what works behind it."""
