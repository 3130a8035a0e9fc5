"""Arguments parsed by argparse, whose own words are put into the user's language."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

WORDS = {
    "zh": {
        "usage:": "用法：",
        "positional arguments:": "参数：",
        "options:": "选项：",
        "show this help message and exit": "显示本帮助并退出",
    },
    "ru": {
        "usage:": "использование:",
        "positional arguments:": "аргументы:",
        "options:": "параметры:",
        "show this help message and exit": "показать эту справку и выйти",
    },
}
FAULTS = (
    (
        r"the following arguments are required: (?P<what>.+)",
        {"zh": "缺少必需的参数：{what}", "ru": "не хватает обязательных аргументов: {what}"},
    ),
    (r"unrecognized arguments: (?P<what>.+)", {"zh": "无法识别的参数：{what}", "ru": "лишние аргументы: {what}"}),
    (
        r"argument (?P<what>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)",
        {"zh": "参数 {what} 不能是 {value}，可选：{choices}", "ru": "{what} не может быть {value}; есть: {choices}"},
    ),
    (
        r"argument (?P<what>.+?): expected one argument",
        {"zh": "参数 {what} 需要一个值", "ru": "{what} требует значения"},
    ),
    (
        r"argument (?P<what>.+?): expected at least one argument",
        {"zh": "参数 {what} 至少需要一个值", "ru": "{what} требует хотя бы одного значения"},
    ),
    (
        r"argument (?P<what>.+?): invalid .+ value: (?P<value>.+)",
        {
            "en": "argument {what}: the value {value} does not fit",
            "zh": "参数 {what} 的值无效：{value}",
            "ru": "неверное значение {what}: {value}",
        },
    ),
    (
        r"argument (?P<what>.+?): not allowed with argument (?P<value>.+)",
        {"zh": "参数 {what} 不能与 {value} 同时使用", "ru": "{what} нельзя вместе с {value}"},
    ),
)


class UsageIsWrong(Exception):
    """argparse found the command line wrong."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks the user's language and raises instead of leaving the process."""

    def __init__(self, *arguments: Any, language: str = "en", **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.language = language

    def add_subparsers(self, **options: Any) -> Any:
        """Commands within a command, in the same language."""
        language = self.language
        options.setdefault("parser_class", lambda **own: Parser(language=language, **own))
        return super().add_subparsers(**options)

    def format_help(self) -> str:
        """The help, argparse's own words included, in the user's language."""
        return self._translate(super().format_help())

    def format_usage(self) -> str:
        """The one line of usage in the user's language."""
        return self._translate(super().format_usage())

    def error(self, message: str) -> NoReturn:
        """Hand the fault to `main`, which words it. Raises: UsageIsWrong."""
        for pattern, spoken in FAULTS:
            match = re.fullmatch(pattern, message, re.DOTALL)
            if match and self.language in spoken:
                raise UsageIsWrong(spoken[self.language].format(**match.groupdict()))
        raise UsageIsWrong(message)

    def _translate(self, text: str) -> str:
        for english, word in WORDS.get(self.language, {}).items():
            text = text.replace(english, word)
        return text
