"""The minutes in one format each. Text is escaped here, for the format that it goes into."""
