"""What the program proposes: an agenda, advice to act on, questions to ask, lines that become actions in one key."""
