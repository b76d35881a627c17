"""Many closed meetings: what each left behind, figures over them, search, and the ledger of actions."""
