"""The labels of days: of the term for an answer, and of what happened when."""

from __future__ import annotations

from rejoinder.reading.concept import Concept, Labels, any_of

DAY_LABELS: Labels = (
    (
        Concept.DEADLINE,
        any_of(
            r"(?:response |reply |answer |appeal |counter-?notice |final |submission |evidence )?(?:deadline|due|"
            r"due date|due by|time limit|respond by|reply by|appeal by|answer by|answer before|respond before|"
            r"due on|cut-?off)(?: for (?:response|reply|appeal|your answer|counter-?notice|the counter-?notice|"
            r"evidence|appeals|answer))?|(?:response|reply|answer|appeal|counter-?notice) (?:period|window|time)|"
            r"time (?:left|remaining|to (?:respond|reply|answer|appeal))",
            "(?:举证|申诉|反通知|回复|应诉|处理|答复|提交|整改|补充|抗辩|反馈|投诉)*(?:截止|到期|最后|"
            "最晚)+(?:时间|日期|期限|日)?|(?:举证|申诉|反通知|回复|应诉|处理|答复|整改)(?:期限|时限|期|有效期)|"
            "截止",
            (
                r"(?:крайний |последний |конечный )?срок(?:и)?(?: ответа| подачи(?: возражени[яй]| апелляции| ответа|"
                r" документов)?| для ответа| на ответ| рассмотрения| апелляции| возражени[яй]| исполнения|"
                r" обжалования)?|ответить до|подать до|дедлайн|до"
            ),
        ),
    ),
    (
        Concept.COMPLETED,
        any_of(
            r"(?:work )?(?:completed|created|completion date|creation date|date of (?:completion|creation)|"
            r"completed on|created on|date completed|date created|completion|creation completed|"
            r"year of completion|date (?:the )?(?:work|artwork|design|picture) was (?:finished|completed|created|made)|"
            r"finished|date finished)(?: of (?:the )?work)?",
            "(?:作品)?(?:创作)?(?:完成|创作)(?:日期|时间|日|于)?|创作完成日期|创作完成时间|开发完成日期",
            (
                "(?:дата )?(?:создания|завершения|создан[ао]?|завершен[ао]?|завершён|завершена|закончен[ао]?|"
                "окончания создания)(?: произведения| работы)?|дата создания произведения"
            ),
        ),
    ),
    (
        Concept.PUBLISHED,
        any_of(
            r"(?:first )?(?:published|publication date|date of (?:first )?publication|published on|"
            r"first published|first publication)(?: on)?",
            "(?:首次|作品)?(?:发表|公开|出版|公布|发布)(?:日期|时间|日)?|首次发表日期|首次发表",
            (
                "(?:дата )?(?:первой )?(?:публикации|опубликован[ао]?|обнародования|обнародован[ао]?|выпуска)|"
                "впервые опубликован[ао]?"
            ),
        ),
    ),
    (
        Concept.REGISTERED,
        any_of(
            r"(?:registered|registration date|date of registration|registered on|grant date|granted|granted on|"
            r"date of grant)",
            "(?:注册|登记|授权|授权公告|核准注册|登记完成)(?:日期|时间|日)|发证日期",
            "дата регистрации|зарегистрирован[ао]?|дата выдачи|дата государственной регистрации",
        ),
    ),
    (
        Concept.FILED,
        any_of(
            r"(?:filed|filing date|date of filing|application date|filed on|priority date|priority)",
            "(?:申请|优先权)(?:日期|时间|日)",
            "дата подачи(?: заявки)?|приоритет|дата приоритета|заявлен[ао]?",
        ),
    ),
    (
        Concept.VALID_TO,
        any_of(
            r"(?:(?:registration |right |mark |patent )?valid (?:until|to|through)|"
            r"term of (?:registration|protection)|expires?(?: on)?|expiry(?: date)?|expiration(?: date)?|validity|"
            r"renewal date|in force until)",
            "(?:有效期|有效期至|到期日|专用期限|注册有效期|有效期限|失效日期|届满日)",
            r"(?:регистрация |знак |патент |свидетельство )?действу\w+ до|"
            r"срок действия(?: (?:регистрации|свидетельства|знака|патента|права|исключительного права))?(?: до)?|"
            r"действител\w+ до|дата истечения(?: срока действия)?|истекает",
        ),
    ),
    (
        Concept.FIRST_SALE,
        any_of(
            r"(?:first (?:sale|sold|use|offered)|date of first (?:sale|use)|first use in commerce|on sale since|"
            r"first sold on|first sale date)",
            "首次(?:销售|上架|使用)(?:日期|时间|日)?",
            "(?:дата )?перв\\w+ (?:продаж[аи]|использовани[яе])",
        ),
    ),
)
