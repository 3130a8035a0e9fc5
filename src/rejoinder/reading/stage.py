"""Classification of a message by stage: notice, reminder, decision and so on; by its form, else by a softmax."""

from __future__ import annotations

from rejoinder.domain.reading import Stage
from rejoinder.reading.features import message_features
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.softmax import load_softmax
from rejoinder.reading.word_concepts import word_concepts
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_COUNTER_FORM = regex(
    r"files (?:were|was) taken down|do you want to make changes to your repository|content that has been disabled|"
    r"material was removed as a result of a mistake"
)
_TAKES_BACK = regex(
    r"\b(?:i|we)(?: would|['’]d)? (?:\w+ ){0,3}?(?:retract|withdraw|rescind|revoke|take back)\b[^.\n]{0,30}"
    r"\b(?:my|our)\b[^.\n]{0,30}\b(?:notice|complaint|claim|report|request|takedown)"
)
"""What takes an earlier notice back on the form that is meant for a new one."""
_NOTICE_FORMS = (frozenset({"accused", "nature", "forks"}), frozenset({"role", "accused", "original"}))
"""The questions by which a form of notice is known."""
_SECTIONS = 30
_REASONS = regex(
    r"\bstatement of reasons\b|\bbegr[uü]ndung (?:der|unserer) (?:entscheidung|beschr[aä]nkung)|"
    r"\bexpos[eé] des motifs\b|\bdeclaraci[oó]n de motivos\b|\bmotivazione della decisione\b|"
    r"\barticle 17\b[^.\n]{0,40}digital services act"
)
_DONE_TO_US = regex(
    r"\b(?:has|have|was|were)(?: been)? (?:\w+ )?(?:removed|restricted|disabled|deactivated|suspended|demoted|"
    r"blocked)\b|\bwurden? [^.\n]{0,60}(?:entfernt|gesperrt|deaktiviert)|\ba été (?:retiré|supprimé|suspendu)"
)
_DECISION_TITLE = matcher("reading/stage.decision_title")
TITLE_LENGTH = 90
"""Longer lines are no titles."""
TITLES = 2
"""So many lines at the top of a page may be its title: above it stands who runs the site."""
ENOUGH = 200
"""So many letters over a quoted mail tell what the mail is."""
_MAY_HOLD_REASONS = frozenset({Stage.NOTICE, Stage.FORWARDED_NOTICE, Stage.REMINDER})
LEAST_OF_UNRELATED = 0.5
"""How likely a message must be of no concern to be taken for that: a complaint that is overlooked costs the most."""


def stage(message: ParsedMessage) -> Stage:
    """The stage of a message; what is likelier than not of no concern is unrelated. Orders to a reader do not count."""
    found = _form_stage(message)
    if found is not None:
        return found
    chances = stage_chances(message)
    if chances[Stage.UNRELATED] < LEAST_OF_UNRELATED:
        del chances[Stage.UNRELATED]
    likeliest = max(chances, key=lambda one: chances[one])
    is_decided = likeliest in _MAY_HOLD_REASONS and (_is_titled_decision(message) or _gives_reasons(message))
    return Stage.DECISION if is_decided else likeliest


def _is_titled_decision(message: ParsedMessage) -> bool:
    """Whether the subject of a mail, or one of the first lines of another message, says that something is decided."""
    lines = [line for line in message.folded[message.own_start : message.own_end].split("\n") if line.strip()]
    subject = [line for line in lines if line.startswith("subject:")] if message.source.headers else []
    return any(len(title) <= TITLE_LENGTH and _DECISION_TITLE.search(title) for title in subject[:1] or lines[:TITLES])


def _gives_reasons(message: ParsedMessage) -> bool:
    """Whether a platform gives its reasons for a measure that it has taken, as article 17 of the DSA asks of it."""
    own_words = message.folded[message.own_start : message.own_end]
    return _REASONS.search(own_words) is not None and _DONE_TO_US.search(own_words) is not None


def stage_chances(message: ParsedMessage) -> dict[Stage, float]:
    """Probability of each stage; the sum is 1."""
    weighed = load_softmax("stage").chances(stage_features(message))
    return {Stage(name): chance for name, chance in weighed.items() if name is not None}


def stage_features(message: ParsedMessage) -> frozenset[str]:
    """The traits of a message's subject, own words and labels; who sent a mail and when tells nothing of its stage."""
    labels = frozenset(field.concept.value for field in message.fields)
    own_words = message.folded[message.own_start : message.own_end]
    head, _, body = own_words.partition("\n\n")
    if message.source.headers and body:
        subject = next((line for line in head.split("\n") if line.startswith("subject:")), "")
        own_words = f"{subject}\n\n{body}"
    return message_features(own_words, word_concepts(), labels=labels)


def _form_stage(message: ParsedMessage) -> Stage | None:
    """The stage of a message that is the filled form of a host, told by the form's own questions."""
    sections = message.sections[:_SECTIONS]
    if _COUNTER_FORM.search(" ".join(message.folded[section.head_start : section.start] for section in sections)):
        return Stage.COUNTER_NOTICE
    topics = {section.topic for section in message.sections}
    if not any(form <= topics for form in _NOTICE_FORMS):
        return None
    answered = " ".join(message.flowing[section.start : section.end] for section in sections)
    return Stage.RETRACTION if _TAKES_BACK.search(answered) else Stage.NOTICE
