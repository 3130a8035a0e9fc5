"""Evidence to requirements met, missing and doubtful."""
