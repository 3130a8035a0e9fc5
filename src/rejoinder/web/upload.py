"""Files that somebody sends with a form, as pages take them."""

from __future__ import annotations

from rejoinder.db.upload import COMPLAINT_LIMIT as COMPLAINT_LIMIT
from rejoinder.db.upload import COMPLAINTS as COMPLAINTS
from rejoinder.db.upload import EXPORTS as EXPORTS
from rejoinder.db.upload import MEGABYTE as MEGABYTE
from rejoinder.db.upload import MOST_PAPERS as MOST_PAPERS
from rejoinder.db.upload import PAPER_LIMIT as PAPER_LIMIT
from rejoinder.db.upload import PAPERS as PAPERS
from rejoinder.db.upload import UploadIsTooLarge as UploadIsTooLarge
from rejoinder.db.upload import laid_complaint as laid_complaint
from rejoinder.db.upload import laid_papers as laid_papers
from rejoinder.db.upload import safe_name as safe_name
