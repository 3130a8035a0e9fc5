"""How fast complaints are read: notices a second in one process, a hostile text, four hundred listings.

uv run python benchmarks/reading.py
"""

from __future__ import annotations

import time

from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.reader import read

LETTER = """Dear Sir or Madam,

We write on behalf of our client, Brackley Ceramics Limited, owner of the trademark BRACKLEY
(Reg. No. 5,912,334, class 21). The following listings offer goods under our client's mark without permission:

{listings}

We have a good faith belief that this use is not authorized by the owner, its agent or the law, and state under
penalty of perjury that the information in this notice is accurate. Please remove the listings within five (5)
business days.

Yours faithfully,
Pendry & Vale LLP
ip@pendryvale.example
"""


def source(text: str) -> ComplaintSource:
    return ComplaintSource(name="complaint.txt", media_type="text/plain", text=text, sha256="", size_bytes=len(text))


def listings(count: int) -> str:
    return "\n".join(f"https://www.aliexpress.com/item/{1005777700000000 + number}.html" for number in range(count))


def seconds(text: str, times: int) -> float:
    complaint = source(text)
    read(complaint)
    before = time.perf_counter()
    for _ in range(times):
        read(complaint)
    return (time.perf_counter() - before) / times


def main() -> None:
    ordinary = seconds(LETTER.format(listings=listings(3)), 200)
    print(f"ordinary notice      {1 / ordinary:8.0f} a second")
    print(f"400 listings         {seconds(LETTER.format(listings=listings(400)), 5):8.3f} s")
    print(f"50,000 hostile chars {seconds(LETTER + '(infringing, ' * 3_850, 3):8.3f} s")


if __name__ == "__main__":
    main()
