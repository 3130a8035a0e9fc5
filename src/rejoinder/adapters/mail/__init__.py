"""Mail in and out, and mails opened into words."""
