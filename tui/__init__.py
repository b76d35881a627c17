"""Keys in, pictures out, and the command line."""
