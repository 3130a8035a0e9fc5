"""The server: settings, wiring, addresses, background work."""

from __future__ import annotations

import os

# Cases are judged in threads, and strangers' files are read in processes that fork from them. A fork ends the threads
# of OpenBLAS under whoever is multiplying just then, who waits for them for ever: it gets no threads of its own.
# Set before anybody loads numpy, which reads it once.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
