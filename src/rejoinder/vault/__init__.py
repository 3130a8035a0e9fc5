"""Digests, the ledger, custody, seals and verification."""
