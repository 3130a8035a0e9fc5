"""`rejoinder answer CASE`: the main job."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from rejoinder.adapters.case_folder.answer_edited import names_aside
from rejoinder.adapters.case_folder.case_toml import read_case_toml
from rejoinder.adapters.output.answer_folder import stay_apart
from rejoinder.assembly.readiness_hint import ready_if
from rejoinder.cli.instant import instant, this_minute
from rejoinder.cli.reader_language import telling_language
from rejoinder.cli.wiring import app, neighbours
from rejoinder.domain.advice import Advice
from rejoinder.domain.deadline import ClockKind
from rejoinder.domain.finding import LOOKS_LIKE_FRAUD
from rejoinder.domain.listing_group import ListingGroup
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.judgement.status import says as status_line
from rejoinder.usecases.answer import AnswerOutcome, NeighbouringCases, answer

HELP = {
    "en": {
        "case": "the case folder: complaint, evidence/, listing/, claimed/, case.toml",
        "out": "where to write the answer (default: CASE/answer/)",
        "now": "answer as of this hour, such as 2026-12-01 or '2026-12-01 09:00' (default: now)",
        "language": "to speak to you in (default: yours from case.toml, else your machine's, else the notice's)",
        "json": "print answer.json and nothing else",
        "rulebooks": "a folder of rulebooks that takes the place of those that ship; answer.json names their digest",
        "beside": "a folder of your other cases: papers that lie there too are named",
    },
    "zh": {
        "case": "案件文件夹：投诉、evidence/、listing/、claimed/、case.toml",
        "out": "答复的输出位置（默认：CASE/answer/）",
        "now": "按此时刻作答，例如 2026-12-01 或 '2026-12-01 09:00'（默认：当前时间）",
        "language": "向您说明时使用的语言（默认：case.toml 中的语言，其次为本机语言，再次为通知的语言）",
        "json": "只输出 answer.json",
        "rulebooks": "用此文件夹中的规则手册替换内置手册；answer.json 中会写明其摘要",
        "beside": "存放您其他案件的文件夹：会指出其中也提交过的相同文件",
    },
    "ru": {
        "case": "папка дела: жалоба, evidence/, listing/, claimed/, case.toml",
        "out": "куда записать ответ (по умолчанию: CASE/answer/)",
        "now": "ответить на этот момент, например 01.12.2026 или '01.12.2026 09:00' (по умолчанию: сейчас)",
        "language": "язык пояснений (по умолчанию: ваш из case.toml, затем язык системы, затем язык уведомления)",
        "json": "вывести только answer.json",
        "rulebooks": "папка со сводами правил вместо встроенных; answer.json называет их контрольную сумму",
        "beside": "папка с другими вашими делами: будут названы документы, которые поданы и там",
    },
}


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    help_texts = HELP[language]
    parser.add_argument("case", type=Path, metavar="CASE", help=help_texts["case"])
    parser.add_argument("--out", type=Path, metavar="DIR", help=help_texts["out"])
    parser.add_argument("--now", metavar="TIME", help=help_texts["now"])
    parser.add_argument("--language", choices=LANGUAGES, help=help_texts["language"])
    parser.add_argument("--beside", type=Path, metavar="DIR", help=help_texts["beside"])
    parser.add_argument("--rulebooks", type=Path, metavar="DIR", help=help_texts["rulebooks"])
    parser.add_argument("--json", action="store_true", help=help_texts["json"])


def run(chosen: argparse.Namespace, language: str) -> int:
    """Answer the case; 0 where the answer is written."""
    as_of = None if chosen.now else read_case_toml(chosen.case / "case.toml").as_of
    now = as_of or (instant(chosen.now) if chosen.now else this_minute())
    if chosen.out is not None:
        stay_apart(chosen.out, chosen.case)
    beside = NeighbouringCases(folder=chosen.beside, neighbours=neighbours()) if chosen.beside is not None else None
    result = answer(
        chosen.case,
        app(chosen.rulebooks),
        now=now,
        out=chosen.out,
        language=chosen.language,
        spoken_here=telling_language(os.environ),
        beside=beside,
    )
    if chosen.json:
        sys.stdout.write((result.out / "answer.json").read_text("utf-8"))
    else:
        lines = [*([phrase("answer.as-of", at=as_of)] if as_of else []), *summary(result)]
        if result.advice.questions:
            lines.append(phrase("answer.questions", count=len(result.advice.questions), case=str(chosen.case)))
        print("\n".join(result.wording.say(line, result.language) for line in lines))
    return 0


def summary(result: AnswerOutcome) -> Iterator[Phrase]:
    """The few lines that a worried person needs first."""
    advice = result.advice
    head = advice.headline
    yield status_line(advice.status)
    yield from (finding.says for finding in advice.findings if finding.id == LOOKS_LIKE_FRAUD)
    yield (
        phrase("answer.until-if-filed", due_at=head.clock.due_at, safe_by=head.clock.safe_by)
        if advice.is_direct and head.clock.due_at and not _is_claimants(advice)
        else head.clock.says
    )
    yield phrase("answer.next", says=head.step.says)
    lacking = ready_if(advice)
    if lacking is not None:
        yield lacking
    if advice.in_part:
        yield from (group_line(group) for group in advice.groups)
    for each in result.written.partials:
        yield phrase("answer.partial", count=len(each.partial.listings), file=each.documents[0].path)
    for one in advice.companies[:1]:
        for change in one.changes[:1]:
            yield phrase("company.line", name=one.name, change=change.says)
    yield from _silence(advice)
    for trigger in advice.counsel[:1]:
        yield phrase("answer.call-lawyer", says=trigger.says)
    for name in names_aside(result.out):
        yield phrase("answer.edited-aside", file=str(result.out / name))
    yield phrase("answer.saved", out=str(result.out / "answer.html"))


def _is_claimants(advice: Advice) -> bool:
    """Whether the head shows the day that the complainant set himself, which is no day of a platform."""
    clock = advice.headline.clock
    return any(each.kind is ClockKind.CLAIMANT and each.due_at == clock.due_at for each in advice.deadlines)


def group_line(group: ListingGroup) -> Phrase:
    """How many listings of a group there are, what they share, and what to do about them."""
    do = phrase(f"scrutiny.handling-{group.handling.value}")
    return phrase("answer.group", count=len(group.listings), shares=group.shares, do=do)


def _silence(advice: Advice) -> Iterator[Phrase]:
    """What silence costs, where there is something to answer at all: the notice's own words first."""
    if not advice.answerable:
        return
    silence = advice.headline.silence
    for quote in silence.notice[:1]:
        yield phrase("answer.silence-quoted", says=quote.says, quote=" ".join(quote.quote.split()))
    yield phrase("answer.silence-is", says=silence.says)
