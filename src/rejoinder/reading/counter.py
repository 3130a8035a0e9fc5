"""Whether a message answers a complaint."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Stage
from rejoinder.domain.regex import regex
from rejoinder.reading.hint import hinted
from rejoinder.reading.retraction import asked_back
from rejoinder.reading.sentence import sentences

_NOT_DEALT_WITH = (
    r"(?!s?(?: (?:has|have) been| was| is| were| are)? (?:rejected|accepted|refused|declined|denied|approved|upheld|"
    r"received|dismissed|unsuccessful|successful|under|not|result|decision|outcome|deadline|required|requested|status))"
)
"""What says of a counter-notice what became of it; such words announce a decision and are no answer."""
_COUNTER = hinted(
    "counter mistake misunderstanding error jurisdiction accept dispute contest challenge reject deny appeal "
    "content_owner disputing "
    "不构成侵权 "
    "未侵权 没有侵权 反通知 撤诉 撤回 撤销 并非 不是 不属于 绝非 不侵权声明 提出申诉 提出抗辩 "
    "встречн возраж нарушае согласн",
    r"removed or disabled as a result of (?:a )?mistake|as a result of (?:a )?mistake or (?:a )?misidentification|"
    r"result of mistake|removed (?:in error|by mistake|because of a (?:mistake|misunderstanding))|"
    rf"^\W*(?:subject: )?(?:dmca )?counter[- ]?noti(?:ce|fication)\b{_NOT_DEALT_WITH}|"
    r"(?:this is|please (?:accept|consider) this(?: as| to be)?|i am (?:submitting|filing|writing to (?:file|"
    r"submit))|hereby (?:submit|file)|re:|subject:|submit this|this email is|as) (?:a |an |my |our |formal |the |"
    rf"dmca )*counter[- ]?noti(?:ce|fication)?\b{_NOT_DEALT_WITH}|"
    r"(?:i|we) (?:also )?(?:consent|agree) to (?:the )?jurisdiction|(?:i|we) (?:will|"
    r"agree to) accept service of process|"
    r"(?:^|\b(?:i|we|but|hereby) )disput(?:e|ing) (?:of )?the (?:notice|removal|takedown|take-down)\b|"
    r"^(?:\W|yes)*i am (?:the content owner|authori[sz]ed to act on (?:the content owner['’]s behalf|behalf of the "
    r"content owner))\b|"
    r"(?:i|we) (?:wish|want|would like) to (?:dispute|contest|challenge|appeal) (?:the|this) (?:notice|takedown|"
    r"claim|complaint|removal)|"
    r"\b(?:i|we) (?:\w+ )?(?:contest|dispute|challenge|reject|deny) (?:the|this|your|that) (?:\w+ )?(?:complaint|"
    r"notice|report|"
    r"takedown|allegation)|"
    r"(?:恳请|请求?|敬请|望|希望)(?:贵方|贵司|您|贵公司|你方)[^。\n]{0,16}(?:撤诉|撤回|撤销)|"
    r"(?:并非|不是|不属于|绝非)(?:假冒|侵权|仿冒|假货|盗版|盗图)|"
    r"^\W*反通知\s|(?:我方|我司|本店|我们|本人|我店)[^。\n]{0,60}(?:不构成侵权|未侵权|没有侵权|提出(?:反通知|申诉|"
    r"抗辩)|"
    r"提交反通知)|反通知(?:书|声明)|不侵权声明|"
    r"(?:(?:пода(?:ю|[её]м)|направля(?:ю|ем)|представля(?:ю|ем)|настоящ\w+|наш\w|мо[её]|тема:|subject:|это)"
    r"[^.\n]{0,40}(?:встречн\w+ уведомлени|возражени\w+ на жалобу)|"
    r"^\W*встречн\w+ уведомлени\w*(?! (?:\w+ )?(?:отклон|принят|рассмотр|получен|не принят))|"
    r"не нарушаем|не нарушает (?:ваши|исключительные|права)|"
    r"не согласн\w+ с жалобой|возражаем против)",
    reach=160,
)
COUNTER_FORM = regex(
    r"files (?:were|was) taken down|do you want to make changes to your repository|content that has been disabled|"
    r"material was removed as a result of a mistake"
)
_REPLY = hinted(
    "your contend client defendant respondent accused seller you_reported you_have_reported you_complained "
    "you_have_complained",
    r"\b(?:represent|act for|behalf of|counsel (?:for|to)) (?:the )?(?:defendants?|respondents?|accused|seller)\b|"
    r"\bdismiss (?:our|my) client|\byou (?:have )?(?:reported|complained (?:of|about)) (?:our|my) |"
    r"(?:in (?:response|answer|reply) to|respond(?:ing)? to|answer(?:ing)?|received|reply to|regarding|contend in|"
    r"allege in) your (?:letter|notice|complaint|cease)|you contend|"
    r"thank you for your letter[^.]{0,60}\.[^.]{0,40}(?:do not|cannot|can['’]t) agree|your (?:letter|notice|e-?mail|"
    r"complaint) (?:of|"
    r"dated) [^.\n]{2,30} (?:accuses|alleges|claims|"
    r"asserts|states|says)\b|our client (?:will not|won['’]t) |your (?:letter|allegations?|client'?s? (?:claim|"
    r"letter|complaint|"
    r"allegation))[^.\n]{0,80}(?:not|deny|incorrect|wrong|fail|without)|(?:my|our) client(?:s)?(?:'s)? (?:denies|"
    r"deny|disputes?|knowledge|does not|did not|has not(?! (?:\w+ )?"
    r"(?:consent|authori|licen|permit|given|grant|agree|allow))|(?:\w+ )?declines?|rejects?|refuses?)",
    reach=150,
    lead=16,
)
_COUNTER_INSTRUCTION = regex(
    r"you (?:may|can|have the right to|must|should|could|wish to|believe|will need to)|your counter|if you |"
    r"how to (?:submit|file)|right to (?:contest|submit|file)|submit(?:ted)? (?:a|your) counter|"
    r"a counter[- ]?notice must|request to participate|apex|"
    r"\bесли\b|вы (?:можете|вправе)|\bможно\b|вправе подать|(?:у )?вас есть|"
    r"您可|您有权|您如|如您|如(?:有异议|认为|果)|请(?:您)?(?:于|在|尽快|及时)|逾期|可以?(?:提交|发起|选择)"
)


def countered(said: str) -> Stage | None:
    """The stage of a counter-notice where the words answer a complaint, else None."""
    for sentence in sentences(said, _COUNTER):
        if not _COUNTER_INSTRUCTION.search(sentence) or re.search(
            r"\bi (?:swear|have|consent|will accept|am)\b", sentence
        ):
            return Stage.COUNTER_NOTICE
    if (asked_back(said) or _REPLY.search(said)) and not re.search(
        r"(?:request|demand|ask) that you (?:remove|disable|take|cease)|please (?:\w+ )?(?:remove|take|disable|"
        r"delete)|good[- ]faith belief",
        said,
    ):
        return Stage.COUNTER_NOTICE
    return None
