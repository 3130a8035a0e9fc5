"""The server: settings, wiring, addresses, background work."""
