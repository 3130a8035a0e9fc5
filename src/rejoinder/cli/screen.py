"""The first screen in three languages."""

from __future__ import annotations

from collections.abc import Sequence

HELP = {
    "en": """Rejoinder {version} - answers intellectual-property complaints against marketplace sellers.

usage: rejoinder COMMAND ...

  demo               answer the sample case that ships with the program
  intake PATH...     make a case of whatever you have: files, folders, zips, mails, under any names
  answer CASE        read the complaint, test it, advise, and write the answer
  read FILE...       read a complaint and show what it says
  inspect FILE...    what a paper is and says, and what a doubting reviewer would say of it
  deadline           count one deadline, day by day
  rephrase FILE      other words from an endpoint of your own, with every fact locked
  review CASE        read the packet as the platform's reviewer would, before he does
  talk CASE          the conversation with the other side, and how long it may go on
  settle CASE        check a draft agreement before you sign it, or make one
  case ...           keep a case: new, add, confirm, choose, file, decide, history
  seal PATH...       seal files, so that "earlier" can be proved later
  vault ...          keep papers by their content: add, list, get, sweep, destroy
  verify PATH        prove that a packet, seal or case is unchanged, or name what changed
  redact FILE        a copy on which prices, names or accounts can no longer be read
  compare A B        is one picture made from the other?
  tone FILE          which words of a letter could hurt the case, and what to say instead
  letter CASE        one letter by purpose: evidence, withdrawal, offer, reminder, supplier ...
  mail ...           mail out, after a second thought, and in: queue, approve, send, fetch
  listing PATH...    what a saved page or an export says of my listings
  marks EXPORT...    whose marks stand in the titles of my shop, before somebody complains
  register FILE...   what an extract from a register says of a right; nothing is looked up
  rules ...          list, show and check the rulebooks
  serve              the workspace in the browser, on this machine
  password MAIL      a link to choose a new password for the workspace
  reencrypt          a new key for the workspace, and its secrets encrypted under it
  backup FILE        everything of the workspace in one file, while it runs
  restore FILE       the workspace from its backup, into an empty folder
  doctor             what this installation has, what it lacks and what will soon be wrong

`rejoinder COMMAND --help` explains a command. Exit codes: 0 done, 1 found wanting, 2 bad input, 3 refused by
the procedure, 4 something outside did not answer. Rejoinder is not a lawyer and gives no legal advice.""",
    "zh": """Rejoinder {version} —— 帮助平台卖家应对知识产权投诉。

用法：rejoinder 命令 ...

  demo               试用随程序附带的示例案件
  intake PATH...     把手头的文件、文件夹、压缩包、邮件直接整理成案件，文件名不限
  answer CASE        读取投诉、逐项核查、给出建议并生成申诉材料
  read FILE...       读取投诉并显示其内容
  inspect FILE...    识别材料的种类与内容，并指出审核人员可能提出的疑点
  deadline           逐日计算一个截止时间
  rephrase FILE      通过您自己的接口改写或翻译，锁定全部事实
  review CASE        提交之前，以平台审核人员的眼光通读材料
  talk CASE          与对方的往来，以及最迟可以谈到何时
  settle CASE        签署前检查和解草案，或生成一份草案
  case ...           管理案件：新建、添加证据、确认、选择方案、提交、裁定、历史
  seal PATH...       封存文件，以便日后证明其早已存在
  vault ...          按内容保管证据：存入、列出、取出、巡检、销毁
  verify PATH        证明材料包、封存或案件未被改动，或指出何处被改动
  redact FILE        制作副本，价格、名称或账号已无法看到
  compare A B        两张图片中，一张是否由另一张制作而成？
  tone FILE          检查信函中可能对案件不利的措辞，并给出替代说法
  letter CASE        按目的撰写一封函件：证据、撤诉、和解、提醒、供应商等
  mail ...           邮件往来：冷静期后发出、复核、收取并归案
  listing PATH...    查看从保存的网页或导出文件中识别出的商品内容
  marks EXPORT...    店铺标题里有谁的商标——在被投诉之前先自查
  register FILE...   登记簿摘录对权利的记载；不联网查询
  rules ...          列出、查看和检查规则手册
  serve              在本机浏览器中打开网页工作台
  password MAIL      为网页工作台生成重设密码链接
  reencrypt          更换网页工作台的密钥，并用新密钥重新加密其机密内容
  backup FILE        将网页工作台的全部内容备份为一个文件，无需停机
  restore FILE       从备份恢复网页工作台，恢复到空文件夹
  doctor             检查安装：已具备什么、缺少什么、哪里即将出问题

`rejoinder 命令 --help` 查看命令说明。退出码：0 完成，1 检查未通过，2 输入有误，3 程序规则不允许，
4 外部服务无响应。Rejoinder 不是律师，不提供法律意见。""",
    "ru": """Rejoinder {version}: отвечает на жалобы о нарушении прав, поданные против продавцов на маркетплейсах.

использование: rejoinder КОМАНДА ...

  demo               ответить на пример дела, который поставляется с программой
  intake PATH...     сделать дело из того, что есть: файлы, папки, архивы, письма, под любыми именами
  answer CASE        прочитать жалобу, проверить её, дать совет и подготовить ответ
  read FILE...       прочитать жалобу и показать, что в ней сказано
  inspect FILE...    что это за документ, что в нём сказано и в чём усомнится проверяющий
  deadline           посчитать один срок по дням
  rephrase FILE      перефразировать через ваш собственный сервис, факты под замком
  review CASE        прочесть пакет глазами проверяющего, прежде чем это сделает он
  talk CASE          переписка с другой стороной и сколько ещё можно договариваться
  settle CASE        проверить проект соглашения до подписания или составить его
  case ...           вести дело: создать, добавить, подтвердить, выбрать, подать, решить, история
  seal PATH...       опечатать файлы, чтобы позже доказать, что они уже были
  vault ...          хранить документы по содержимому: add, list, get, sweep, destroy
  verify PATH        доказать, что пакет, печать или дело не изменены, или указать, что изменено
  redact FILE        копия, на которой уже не прочитать цены, имена или счета
  compare A B        сделано ли одно изображение из другого?
  tone FILE          какие слова письма могут навредить делу и чем их заменить
  letter CASE        одно письмо по цели: документы, отзыв, предложение, напоминание...
  mail ...           почта с временем на раздумье: queue, approve, send, fetch
  listing PATH...    что сказано о моих товарах на сохранённой странице или в выгрузке
  marks EXPORT...    чьи знаки стоят в названиях моих товаров, пока никто не пожаловался
  register FILE...   что выписка из реестра говорит о праве; в сеть ничего не уходит
  rules ...          показать и проверить своды правил
  serve              рабочее место в браузере, на этой машине
  password MAIL      ссылка, чтобы задать новый пароль рабочего места
  reencrypt          новый ключ рабочего места и его секреты, зашифрованные этим ключом
  backup FILE        всё рабочее место одним файлом, не останавливая его
  restore FILE       рабочее место из резервной копии, в пустую папку
  doctor             что есть в этой установке, чего не хватает и что скоро станет бедой

Справка по команде: `rejoinder КОМАНДА --help`. Коды выхода: 0 готово, 1 проверка не пройдена, 2 неверные
данные, 3 запрещено правилами процедуры, 4 внешний сервис не ответил. Rejoinder не заменяет юриста.""",
}

UNKNOWN_VERB = {
    "en": "there is no command `{verb}`; there are: {verbs}",
    "zh": "没有命令 `{verb}`；可用命令：{verbs}",
    "ru": "нет команды `{verb}`; есть: {verbs}",
}
NEAR_VERB = {
    "en": "there is no command `{verb}`; perhaps `{near}` is meant",
    "zh": "没有命令 `{verb}`，您要用的可能是 `{near}`",
    "ru": "нет команды `{verb}`; возможно, имелась в виду `{near}`",
}


def unknown_verb(verb: str, known: Sequence[str], language: str) -> str:
    """What to say to a command that is none: the one that was meant, where one is near, else all there are."""
    import difflib

    near = difflib.get_close_matches(verb, known, n=1, cutoff=0.7)
    if near:
        return NEAR_VERB[language].format(verb=verb, near=near[0])
    return UNKNOWN_VERB[language].format(verb=verb, verbs=", ".join(known))


def line_of(verb: str, language: str) -> str | None:
    """What the first screen says of a verb, as a sentence; None where it does not name it."""
    for line in HELP[language].splitlines():
        if line.startswith(f"  {verb} "):
            summary = line[3 + len(verb) :].partition("  ")[2].strip()
            stop = "" if summary.endswith(("?", "？", ".")) else "。" if language == "zh" else "."
            return f"{summary[:1].upper()}{summary[1:]}{stop}" if summary else None
    return None
