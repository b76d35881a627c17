"""The measured promises, and the real terminal that both measuring and testing look through."""
