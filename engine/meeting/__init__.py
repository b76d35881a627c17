"""The meeting: its agenda, its facts, their fold, every move, and the minutes."""
