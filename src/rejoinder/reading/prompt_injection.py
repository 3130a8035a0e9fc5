"""Sentences that give orders to whoever reads the complaint: they are shown, and not obeyed."""

from __future__ import annotations

import re

import attrs

from rejoinder.domain.reading import Span
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.literal_prefilter import hinted, words_in
from rejoinder.reading.parsed_message import lower
from rejoinder.text.lazy_pattern import regex

ORDER_LIMIT = 2_000
REACH = 400
_MACHINE = (
    r"(?:ai(?:: |, )|(?:(?:ai )?assistants?|chatbots?|chat bots?|language models?|llms?|"
    r"automat(?:ed|ic) (?:reader|agent|assistant)s?)[:,]\s)"
)
"""Whom an order means that says so: a program, which reads a complaint, and no person."""
ORDER = hinted(
    "disregard ignore forget override system_prompt note_for note_to as_an_ai you_are_now you_are_a report_the "
    "report_this "
    "ai:_ ai,_ ai： ai， ai_assistant assistant system: chatbot chat_bot language_model llm automat "
    "助手 人工智能 智能 大模型 机器人 自动程序 自动系统 "
    "ии:_ ии,_ ассистент нейросет чат-бот "
    "report_it report_only report_that classify_ mark_the mark_this mark_it treat_ output_ 忽略 无视 输出 "
    "игнорируй забудь учитывай выводи сообщи",
    r"(?:disregard|ignore|forget|override)[^.\n]{0,40}(?:previous|prior|above|all|earlier|"
    r"your)[^.\n]{0,30}(?:instruction|rule|prompt|order|direction)s?|(?:system prompt|note (?:for|to) (?:automatic|"
    r"automated|ai) (?:readers?|systems?|agents?|programs?)|as an ai\b|you are (?:now )?an? (?:ai|assistant|"
    r"language model))|"
    r"(?:report|classify|mark|(?<!please )(?<!kindly )treat) "
    r"(?:this|the|it)(?: (?:complaint|message|notice|e?-?mail|case))? as (?:unrelated|"
    r"spam|resolved|invalid|withdrawn|retracted|closed|a retraction)|"
    r"\breport (?:only )?that (?:the|this) (?:complaint|notice|claim|case) (?:was|is|has been) \w+|"
    r"(?:(?<=[.!?] )|(?<=[.!?]  )|^)(?:please )?output (?:no|nothing|only|an empty)\b|"
    rf"(?:^|[\n>(\[#*–—-]\s{{0,2}}|note to (?:the |any |all )?|system: ?){_MACHINE}"
    r"(?:please )?(?:set|mark|treat|report|output|conclude|answer|state|say|write|tell|change|approve|accept|advise|"
    r"classify|count)\b|"
    r"(?:ai：|ai，|助手[：:，,]|智能(?:程序|系统)?[：:，,]|大模型[：:，,]|机器人[：:，,]|自动(?:程序|系统)[：:，,])\s?请?"
    r"(?:将|把|输出|判定|设定|设置|修改|标记|告知|回复)|"
    r"\b(?:ии(?:: |, )|(?:ассистент|нейросет|чат-бот)\w*[:,]\s)(?:установи|отметь|считай|ответь|сообщи|укажи|измени|"
    r"напиши|посчитай)|"
    r"(?:忽略|无视)(?:以上|之前|先前|上述|所有|全部|一切)[^。\n]{0,12}(?:指令|规则|提示|要求|内容)|"
    r"(?:不要|请勿|不得|勿)输出|(?:игнорируй\w*|забудь\w*|не учитывай\w*)[^.\n]{0,30}(?:инструкц|указани|правил|"
    r"предыдущ)|\bне выводи\w*|\bсообщи(?:те)?,? что жалоба",
    reach=130,
    lead=7,
)
_BEGINS = regex(r"[.!?](?=\s)|[。！？\n]|<!--|-->")
_ENDS = regex(r"-->|[.!?](?=\s|$)|[。！？]|\n(?=\s*\n|[^\n:：]{2,40}[:：])|$")


def find_instructions(source: ComplaintSource) -> ComplaintSource:
    """The complaint with every sentence that orders its reader about replaced by spaces, letter for letter."""
    text = source.text
    spans = _orders(text)
    if not spans:
        return source
    parts, place = [], 0
    for start, end in spans:
        if end <= place:
            continue
        start = max(start, place)
        parts += [text[place:start], re.sub(r"[^\n]", " ", text[start:end])]
        place = end
    return attrs.evolve(source, text="".join([*parts, text[place:]]))


def _orders(text: str) -> list[Span]:
    """Where the sentences with an order begin and end; a sentence may run over a line's end."""
    found: list[Span] = []
    lowered = lower(text)
    if words_in(lowered).keys().isdisjoint(ORDER.hints):
        return found
    for order in ORDER.finditer(re.sub(r"\n(?=\S)", " ", lowered)):
        begins = [mark.end() for mark in _BEGINS.finditer(text, max(0, order.start() - REACH), order.start())]
        ends = _ENDS.search(text, order.end(), min(len(text), order.end() + REACH))
        start = begins[-1] if begins else max(0, order.start() - REACH)
        found.append((start, ends.end() if ends else min(len(text), order.end() + REACH)))
        if len(found) >= ORDER_LIMIT:
            break
    return found
