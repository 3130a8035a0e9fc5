"""Integrity: digests, hash-chained ledgers, chain of custody, seals and their verification."""
