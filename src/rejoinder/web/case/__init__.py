"""The pages of one case, one a tab."""

from __future__ import annotations

from rejoinder.web.case.tabs import urls as urls
