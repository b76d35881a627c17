"""Reports: what one says, where it belongs, how old it is, and which facts count."""
