"""How long the tone guard and the fact lock take for a letter, and what the guard finds in a list of sentences.

    python benchmarks/tone.py [SENTENCES.jsonl]

The list is JSON Lines: {"language", "text", "acceptable", "problems": [{"kind", "start", "end"}]}. A text that is not
acceptable counts as found where a finding overlaps a problem; an acceptable one with any finding is a false alarm.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.tone.fact_lock import compare
from rejoinder.tone.guard import review

LETTERS = {
    "en": "We have read your notice of 5 May 2026 and do not agree. The picture was taken by our photographer; the raw "
    "file is Exhibit 1. Please withdraw the complaint by 20 May, or tell us which paper is missing. We reserve all our "
    "rights. ",
    "zh": "我方已阅读贵方2026年5月5日的通知，对其结论不予认同。图片由我方摄影师拍摄，原始文件见证据1。"
    "请于5月20日前撤回投诉，或告知还缺少哪些材料。我方保留一切权利。",
    "ru": "Мы прочитали ваше уведомление от 5 мая 2026 года и не согласны с ним. Снимок сделал наш фотограф; исходный "
    "файл в приложении 1. Просим отозвать жалобу до 20 мая или сообщить, какого документа не хватает. Мы сохраняем все "
    "права. ",
}


def main() -> None:
    """Print milliseconds a letter for each language, then precision and recall where a list is given."""
    for language, paragraph in LETTERS.items():
        letter = paragraph * 5
        guard = _milliseconds(partial(review, letter, language, tone_lexicon()))
        lock = _milliseconds(partial(compare, letter, LETTERS["en"] * 5))
        print(f"{language}: {len(letter)} characters, guard {guard:.1f} ms, lock {lock:.1f} ms")
    for name in sys.argv[1:]:
        _measured([json.loads(line) for line in Path(name).read_text("utf-8").splitlines() if line.strip()])


def _milliseconds(work: Callable[[], object]) -> float:
    work()
    best = float("inf")
    for _ in range(10):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best * 1000


def _measured(rows: list[dict[str, object]]) -> None:
    for language in LETTERS:
        hits = misses = alarms = 0
        for row in (one for one in rows if one["language"] == language):
            findings = review(str(row["text"]), language, tone_lexicon())
            problems = row["problems"]
            assert isinstance(problems, list)
            if row["acceptable"]:
                alarms += bool(findings)
                continue
            hit = any(f.span[0] < p["end"] and p["start"] < f.span[1] for f in findings for p in problems)
            hits, misses = hits + hit, misses + (not hit)
        precision, recall = hits / max(1, hits + alarms), hits / max(1, hits + misses)
        score = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{language}: precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f}")


if __name__ == "__main__":
    main()
