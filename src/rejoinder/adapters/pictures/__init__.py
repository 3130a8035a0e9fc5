"""Picture files: decoded, compared, indexed and drawn."""
