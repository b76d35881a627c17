"""KPIs: the catalogue, the formulas over facts, and how a value stands."""
