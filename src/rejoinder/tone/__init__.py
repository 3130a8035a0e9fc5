"""Words that are about to go out: what in them hurts, and whether their facts stay what they were."""
