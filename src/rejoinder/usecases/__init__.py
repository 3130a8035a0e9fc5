"""Use cases: one verb a module, on the ports of `ports.py`."""
