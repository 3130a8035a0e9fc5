"""False and honest mails about infringement, written for the tests; names are invented or a marketplace's."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import attrs


@attrs.frozen(kw_only=True)
class Mail:
    """One mail as it lies in a mailbox."""

    sender: str
    body: str
    subject: str = "Infringement complaint"
    reply: str | None = None
    checked: str | None = None
    """The Authentication-Results header."""
    attached: tuple[str, ...] = ()

    def written(self, folder: Path) -> Path:
        """The mail as a file in this folder."""
        made = EmailMessage(policy=SMTP)
        made["From"], made["To"], made["Subject"] = self.sender, "shop@alba.example", self.subject
        if self.reply:
            made["Reply-To"] = self.reply
        if self.checked:
            made["Authentication-Results"] = self.checked
        made.set_content(self.body, subtype="html" if "</a>" in self.body else "plain")
        for name in self.attached:
            made.add_attachment(b"nothing", maintype="application", subtype="octet-stream", filename=name)
        path = folder / "complaint.eml"
        path.write_bytes(made.as_bytes())
        return path


def _link(shown: str, href: str) -> str:
    return f'<p>Dear seller, a complaint was filed against your store.</p><p><a href="{href}">{shown}</a></p>'


FALSE = (
    # English: names and hosts that pass for a marketplace
    Mail(
        sender="AliExpress IPR <ipr@aliexpress-ipr.com>", body="Your listing infringes a copyright. Sign in to appeal."
    ),
    Mail(
        sender="AliExpress <notice@aliexpres.com>", body="A trademark complaint was filed. Reply within 3 working days."
    ),
    Mail(sender="IPP Platform <no-reply@a1ibaba.com>", body="A trademark complaint was filed against your product."),
    Mail(sender="Amazon <seller@arnazon.com>", body="A rights owner says that your ASIN infringes their patent."),
    Mail(sender="Seller Support <x@xn--liexpress-zyh.com>", body="A complaint was filed against your store."),
    Mail(sender="AliExpress <x@\u0430liexpress.com>", body="A complaint was filed against your store."),
    Mail(sender="eBay VeRO <vero@ebay.com.listing-check.top>", body="Your listing was reported under VeRO."),
    Mail(sender="Etsy Legal <legal@etsy-takedown.shop>", body="We received a DMCA notice about your shop."),
    Mail(sender="Walmart Brand Portal <x@walrnart.com>", body="An intellectual property claim was filed."),
    Mail(sender="Temu Seller Center <help@ternu.com>", body="Your goods were reported as counterfeit."),
    Mail(
        sender="AliExpress Security Team <notice@mail-desk.example>", body="A complaint was filed against your store."
    ),
    Mail(sender="AliExpress Dispute Center <alidispute@gmail.com>", body="A complaint was filed against your store."),
    Mail(sender="Wildberries <help@wildberies.ru>", body="A complaint was filed against your card."),
    # English: replies, checks and links that do not fit
    Mail(
        sender="Desk <desk@quillmere.example>",
        reply="quillmere.desk@proton.me",
        body="Your listing copies our picture.",
    ),
    Mail(
        sender="AliExpress <ipr@aliexpress.com>",
        checked="mx.alba.example; spf=fail smtp.mailfrom=x.top; dkim=none; dmarc=fail header.from=aliexpress.com",
        body="A complaint was filed against your store.",
    ),
    Mail(
        sender="Desk <a@tarnbeck.example>",
        body=_link("https://seller.aliexpress.com/appeal", "https://login-desk.top/a"),
    ),
    Mail(
        sender="Desk <a@tarnbeck.example>", body=_link("Open the complaint", "https://aliexpress.com.case-77.top/login")
    ),
    Mail(
        sender="Desk <a@tarnbeck.example>", body=_link("Appeal here", "https://seller.aliexpress.com@login-desk.top/a")
    ),
    Mail(
        sender="Desk <a@tarnbeck.example>",
        body=_link("Sign in to your account", "http://203.0.113.77/aliexpress/login"),
    ),
    Mail(sender="Desk <a@tarnbeck.example>", body=_link("Log in", "https://xn--80ak6aa92e.com/signin")),
    # English: what they ask for
    Mail(
        sender="Desk <a@tarnbeck.example>", body="To contest, reply with your store password and the verification code."
    ),
    Mail(
        sender="Desk <a@tarnbeck.example>",
        body="Confirm your login details and card number to keep the listing online.",
    ),
    Mail(
        sender="Carla <c@quillmere.example>",
        body="Pay 900 USD in Bitcoin within 24 hours or your store will be closed.",
    ),
    Mail(sender="Carla <c@quillmere.example>", body="We withdraw the complaint once you buy gift cards for 500 USD."),
    Mail(
        sender="Carla <c@quillmere.example>", body="Send 300 USD by PayPal friends and family and we retract the claim."
    ),
    Mail(sender="Desk <a@tarnbeck.example>", body="Transfer the processing fee to unlock your store account."),
    Mail(
        sender="Support <a@tarnbeck.example>",
        body="Please install AnyDesk so that our agent can remove the strike for you.",
    ),
    Mail(sender="Carla <c@quillmere.example>", body="Send USDT to our wallet, then the strike disappears."),
    Mail(sender="Desk <a@tarnbeck.example>", attached=("evidence.pdf.exe",), body="See the evidence attached."),
    Mail(sender="Desk <a@tarnbeck.example>", attached=("Court order.docm",), body="See the order attached."),
    Mail(sender="Desk <a@tarnbeck.example>", attached=("notice.pdf.html",), body="Open the notice to sign."),
    Mail(sender="Desk <a@tarnbeck.example>", attached=("evidence\u202efdp.scr",), body="See the evidence attached."),
    Mail(
        sender="Nike Legal <nike.legal.dept@gmail.com>",
        body="Trademark owner: Nike, Inc. Your listing infringes our mark.",
    ),
    # Chinese
    Mail(
        sender="速卖通知识产权部 <ipr@notice-desk.top>",
        subject="投诉通知",
        body="您的商品被投诉侵犯商标权，请尽快处理。",
    ),
    Mail(
        sender="AliExpress <ipr@aliexpress-shensu.top>", subject="投诉", body="您的店铺收到知识产权投诉，请登录申诉。"
    ),
    Mail(sender="客服 <a@kefu.example>", subject="投诉", body="请在链接中输入账户密码和短信验证码，以便撤销投诉。"),
    Mail(sender="法务 <a@fawu.example>", subject="投诉", body="请先缴纳解冻保证金3000元，店铺即可恢复。"),
    Mail(sender="法务 <a@fawu.example>", subject="投诉", body="请用泰达币支付和解金，收到后我们立即撤诉。"),
    Mail(sender="法务 <a@fawu.example>", subject="投诉", body="请将和解款转账至我司财务个人账户，收到后立即撤诉。"),
    Mail(sender="法务 <a@fawu.example>", subject="投诉", body="请扫描二维码支付撤诉费500元，否则24小时内永久封店。"),
    Mail(sender="淘宝客服 <kefu@taobao-kefu.top>", subject="投诉", body="您的店铺被投诉，请验证身份。"),
    Mail(sender="客服 <a@kefu.example>", subject="投诉", attached=("侵权证据.pdf.exe",), body="证据见附件。"),
    Mail(sender="客服 <a@kefu.example>", subject="投诉", body="请下载向日葵远程控制软件，由工作人员协助您解除处罚。"),
    # Russian
    Mail(
        sender="Ozon Seller <help@ozon-seller.top>",
        subject="Жалоба",
        body="На ваш товар подана жалоба. Войдите в кабинет.",
    ),
    Mail(
        sender="AliExpress Россия <a@aliexpress-zhaloba.ru>",
        subject="Жалоба",
        body="На вас подана жалоба о товарном знаке.",
    ),
    Mail(sender="Поддержка <a@desk.example>", subject="Жалоба", body="Для отмены жалобы сообщите пароль и код из СМС."),
    Mail(
        sender="Юрист <a@desk.example>",
        subject="Жалоба",
        body="Переведите сумму в криптовалюте, и жалоба будет отозвана.",
    ),
    Mail(
        sender="Юрист <a@desk.example>",
        subject="Жалоба",
        body="Внесите залог за разблокировку магазина в течение 24 часов.",
    ),
    Mail(
        sender="Юрист <a@desk.example>",
        subject="Жалоба",
        body="Переведите 15 000 руб. на карту Сбербанка, и мы отзовём жалобу.",
    ),
    Mail(
        sender="Поддержка <a@desk.example>",
        subject="Жалоба",
        body="Установите AnyDesk, и наш сотрудник снимет ограничения.",
    ),
    Mail(
        sender="Служба <a@desk.example>",
        subject="Жалоба",
        attached=("Претензия.doc.scr",),
        body="Претензия во вложении.",
    ),
    Mail(sender="Wildberries <wb@wildberries-claims.com>", subject="Жалоба", body="Карточка заблокирована по жалобе."),
)
"""Mails that do not come from whom they say, or ask for what no honest complaint asks for."""

HONEST = (
    Mail(
        sender="AliExpress IPR <ipr@notice.aliexpress.com>", body="A complaint was filed. Answer within 3 working days."
    ),
    Mail(
        sender="Alibaba IP Protection <noreply@service.alibaba.com>",
        body=_link("Open", "https://ipp.alibabagroup.com/a"),
    ),
    Mail(
        sender="Amazon <notice@amazon.co.uk>",
        reply="notice-dispute@amazon.com",
        body="We removed some of your listings.",
    ),
    Mail(sender="eBay <noreply@ebay.de>", body=_link("vero.ebay.de", "https://www.ebay.de/vero")),
    Mail(
        sender="Ozon <noreply@ozon.ru>",
        subject="Жалоба",
        body="На ваш товар подана жалоба. Ответьте в течение 24 часов.",
    ),
    Mail(sender="速卖通 <ipr@aliexpress.com>", subject="投诉", body="请在24小时内答复，否则店铺将被关闭。"),
    Mail(
        sender="Tarnbeck Brand Protection <enforcement@tarnbeck.example>",
        reply="cases@tarnbeck.example",
        body="On behalf of Nike, Inc. we ask you to remove the listing immediately or your account may be terminated.",
        attached=("POA.pdf", "registration.pdf", "listings.xlsx"),
    ),
    Mail(
        sender="Hollowell LLP <c.hollowell@hollowell-law.example>",
        body="We act for Quillmere Optics Ltd. Remove the listing within 24 hours, failing which we will sue. "
        "Our client would grant a licence against a fee of 400 USD payable by bank transfer to its account.",
    ),
    Mail(
        sender="Carla Quillmere <carla.quillmere@gmail.com>", body="I took this photograph. Please take it down. Carla"
    ),
    Mail(
        sender="海岚律师事务所 <wang@hailan.example>",
        subject="律师函",
        body="请贵店于三日内下架并支付赔偿金5000元至律所对公账户。",
    ),
    Mail(sender="李华 <lihua@163.com>", subject="投诉", body="您的商品盗用了我拍摄的图片，请删除。加我微信沟通。"),
    Mail(
        sender="Юрист Сосна <sosna@pravo.example>",
        subject="Претензия",
        body="Просим прекратить продажу и выплатить компенсацию 20 000 руб. на расчётный счёт общества.",
        attached=("Претензия.pdf", "Доверенность.pdf"),
    ),
    Mail(sender="Иван <ivan@mail.ru>", subject="Жалоба", body="Вы используете мою фотографию. Уберите её, пожалуйста."),
    Mail(
        sender="AliWatch Services <desk@ali-watch.example>",
        checked="mx; spf=softfail smtp.mailfrom=bounce.example; dkim=pass header.d=ali-watch.example",
        body="We monitor marketplaces for Quillmere Optics Ltd and found an infringing listing.",
    ),
    Mail(
        sender="Brand desk <desk@quillmere.example>",
        body="Never give anybody your password. We do not ask for a fee. The goods are counterfeit gift cards.",
    ),
    Mail(sender="Etsy <legal@mail.etsy.com>", body=_link("How to answer", "https://help.etsy.com/hc/articles/1")),
    Mail(
        sender="Redpoint <a@redpoint.example>",
        body=_link("https://quillmere.example/mark", "https://t.sendgrid.net/c/1"),
    ),
    Mail(
        sender="GitHub <copyright@github.com>",
        body="We received a takedown notice. You have one business day to change it.",
    ),
    Mail(
        sender="Brand desk <desk@quillmere.example>",
        body="Your product page shows a stolen code sample: please enter %s verification code in {form}.",
    ),
    Mail(
        sender="Shop guard <a@shopguard.example>",
        body="The seller asks buyers to pay by Bitcoin for counterfeit watches.",
    ),
)
"""Mails that are stern, hurried or clumsy, and honest."""
