"""The complaint itself, tested: its defects, its sender, its allegations."""
