"""The case folder on the disk: its files, `case.toml`, ledger, mails and edited statements."""
