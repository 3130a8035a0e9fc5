"""Adapters of the ports: files, servers, processes and shipped data."""
