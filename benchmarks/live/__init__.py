"""A room full of phones against the service as it runs: its server, its database, and who plays the phones."""
