"""A finding of the platform itself, in Chinese: nobody complains, and the shop's own registration answers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.journeys.samples import Upload, drawing, jpeg, listing, notice, paper, picture

SHOP = "宁波青鹬文化用品有限公司"
SAYS = """尊敬的卖家：

平台在巡查中发现，您店铺的下列商品涉嫌侵犯他人著作权，平台已将其下架。

违规编号：WG-2026-118204
违规类型：著作权侵权（平台排查）
涉及作品：《纸鸢》
商品链接：https://www.aliexpress.com/item/1005006112266005.html

如对处罚有异议，请在2026年11月13日23:59（北京时间）前提交申诉。

速卖通知识产权保护团队
"""
CERTIFICATE = f"""
#align(center)[#text(size: 20pt)[作品登记证书]]
#v(6mm)
登记号：浙作登字-11-2023-F-00061234 \\
作品名称：纸鸢 \\
作品类别：美术作品 \\
作者：{SHOP} \\
著作权人：{SHOP} \\
创作完成时间：2023年2月10日 \\
首次发表时间：2023年3月1日 \\
登记日期：2023年5月18日
#align(center)[#image("art.jpg", width: 60mm)]
登记机构：浙江省版权局（盖章）
"""


def finding() -> Upload:
    """The message of the platform."""
    sender = "速卖通 <notice@notice.aliexpress.com>"
    return notice("关于您店铺商品的违规通知", SAYS, sender=sender, day="Mon, 09 Nov 2026 09:30:00 +0800")


def papers() -> Mapping[str, Sequence[Upload]]:
    """The listing and the registration."""
    sold = listing("1005006112266005", "纸鸢 装饰画 ZY-05", "ZY-05", shop=SHOP)
    certificate = paper("作品登记证书.pdf", CERTIFICATE, art=jpeg(drawing(5)))
    return {"evidence": [certificate], "listing": [sold, picture("main.jpg", drawing(5).resize((500, 500)))]}
