"""Actions handed over to the tools that a team uses: one module a service, each library loaded only when it is used."""
