"""Negotiation: threads, offers, the time left, and gaps in a draft agreement."""
