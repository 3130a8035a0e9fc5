"""Words of pictures and of pages that are pictures (optical character recognition)."""
