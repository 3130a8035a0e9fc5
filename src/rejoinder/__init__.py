"""Rejoinder answers intellectual-property complaints against marketplace sellers."""

import os

# onnxruntime sends usage events to its maker, and keeps a device id in the temporary folder, unless this stands in the
# environment before the library is loaded. Whatever loads it in this program imports this package first.
# Source: https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md, as of version 1.32.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = "0.1.0"
