"""Products that a title plainly names, and the Locarno classes they may lie in."""

from __future__ import annotations

import attrs

from rejoinder.scrutiny.goods import Goods, goods_in, table
from rejoinder.scrutiny.normalisation import plain
from rejoinder.text.lazy_pattern import regex

LAST_CLASS = 32
OF_ANY_PRODUCT = frozenset({5, 9, 20, 32})
"""Sheet material, packaging, displays, and patterns and logos: designs of these are put on products of every kind."""

_PRODUCTS = """
2 | t-shirt, tshirt, shoes, sneakers, boots, sandals, slippers, dress, skirt, baseball cap, socks, jacket, hoodie
  , sweater, trousers, jeans, scarf, leather belt
  , swimsuit, bikini, pajamas, leggings, jersey
  | t恤, 衬衫, 运动鞋, 靴子, 凉鞋, 拖鞋, 连衣裙, 裙子, 帽子, 袜子, 夹克, 外套, 卫衣, 毛衣, 裤子, 牛仔裤, 围巾, 泳衣
  , 睡衣
  | футболк, рубашк, обувь, кроссовк, ботинк, сапог, сандали
  , тапочк, платье, платья, юбк, шапк, кепк, носки, носков
  , куртк, пальто, худи, свитер, брюк, джинс, шарф, купальник, пижам
2 21 | gloves | 手套 | перчатк
2 29 | helmet, life jacket, life vest | 头盔, 救生衣 | шлем, спасательный жилет
3 | handbag, backpack, wallet, purse, suitcase, umbrella, luggage, keychain, keyring
  | 手提包, 背包, 双肩包, 钱包, 行李箱, 雨伞, 书包, 钥匙扣 | сумк, рюкзак, кошелек, чемодан, зонт, брелок
3 14 | phone case, phone cover, tablet case | 手机壳, 手机套
  | чехол для телефона, чехол для смартфона, чехол для айфона
4 | toothbrush, broom, paint brush | 牙刷, 扫把, 油漆刷 | зубная щетк, метл, малярная кист
6 | chair, armchair, sofa, coffee table, dining table, bookcase, mattress, stool, pillow, pillowcase
  , cushion cover, blanket, towel, bed sheet, duvet cover
  , curtain, tablecloth, carpet, rug, doormat, photo frame
  , picture frame
  | 椅子, 沙发, 桌子, 枕头, 书架, 床垫, 凳子, 靠垫, 抱枕, 抱枕套, 毛毯, 毛巾, 床单, 被套, 窗帘, 桌布
  , 地毯, 地垫, 相框
  | стул, кресл, диван, матрас, подушк, наволочк, одеял
  , плед, полотен, простын, пододеяльник, штор, скатерт, ковер
7 | mug, tea cup, teapot, frying pan, bowl, wine glasses | 马克杯, 水杯, 茶壶, 煎锅, 盘子
  | кружк, чашк, тарелк, сковород
7 31 | blender, juicer, food processor, coffee maker | 榨汁机, 料理机, 咖啡机 | блендер, соковыжималк, кофемашин
8 | screwdriver, pliers, wrench, padlock, door handle | 螺丝刀, 钳子, 扳手, 挂锁, 门把手
  | отвертк, плоскогубц, гаечный ключ, навесной замок, дверная ручк
8 28 | scissors | 剪刀 | ножниц
10 | quartz watch, alarm clock, wall clock | 闹钟, 挂钟 | будильник, часы настенн
10 14 | wristwatch, watches | 手表, 腕表 | часы наручн, наручные час
10 11 14 | bracelet | | браслет
11 | necklace, earrings, brooch, jewelry, jewellery, vase, figurine
  | 项链, 手链, 耳环, 戒指, 胸针, 吊坠, 首饰, 花瓶 | ожерель, серьг, брошь, кулон, статуэтк
11 26 | pendant | |
12 | car seat cover, wiper blade | 汽车座套, 雨刮 |
13 | power bank, solar panel, charger | 充电宝, 充电器, 太阳能板 | повербанк, зарядное устройство
14 | headphones, earphones, earbuds, headset, microphone | 耳机, 麦克风 | наушник, микрофон
15 | sewing machine, vacuum cleaner, lawn mower | 缝纫机, 吸尘器, 割草机 | швейная машин, пылесос, газонокосилк
16 | sunglasses, eyeglasses, binoculars, tripod
  | 太阳镜, 墨镜, 眼镜, 望远镜, 三脚架 | солнцезащитные очк, бинокл, штатив
17 | guitar, ukulele, piano, violin | 吉他, 尤克里里, 钢琴, 小提琴 | гитар, укулеле, пианино, скрипк
3 19 | pencil case | 笔袋 | пенал
19 | ballpoint pen, fountain pen, pencil, greeting card | 圆珠笔, 钢笔, 铅笔, 贺卡 | шариковая ручк, карандаш, открытк
21 | toy, doll, puzzle, plush toy, building blocks, board game, dumbbell, skateboard, tent, kite, yoga mat
  | 玩具, 娃娃, 拼图, 积木, 桌游, 哑铃, 滑板, 帐篷, 风筝, 瑜伽垫
  | игрушк, кукл, пазл, конструктор
  , настольная игр, гантел, скейтборд, палатк, воздушный змей
22 | fishing rod, fishing reel, fishing lure | 钓鱼竿, 鱼竿, 渔轮 | удочк, спиннинг
23 | faucet, shower head, humidifier | 水龙头, 花洒, 加湿器 | смесител, лейка для душа, увлажнител
23 26 | ceiling fan | 风扇 | вентилятор
26 28 | nail lamp | 美甲灯 | лампа для маникюр, лампа для ногт
26 | lamp, lantern, flashlight, night light, curtain light, led curtain, led strip, chandelier, candle, candlestick
  | 台灯, 灯具, 窗帘灯, 吊灯, 灯串, 手电筒, 蜡烛
  , 烛台 | лампа, лампы, светильник, фонар, гирлянд, люстр, подсвечник
27 | cigarette lighter, ashtray, e-cigarette, vape
  | 打火机, 烟灰缸, 电子烟
  | зажигалк, пепельниц, электронная сигарет, вейп
28 | eyebrow pencil, lip pencil, eyeliner pencil, razor, hair dryer, lipstick, perfume, wig, nail clipper
  | 剃须刀, 吹风机, 口红, 香水, 假发, 指甲刀
  | бритв, фен для волос, помад, духи, парик
30 | dog collar, dog leash, pet bed, pet feeder | 狗项圈, 宠物窝, 宠物喂食器 | ошейник, поводок, лежанка для
"""
"""Only everyday products whose class is beyond doubt are listed: a name that is missing here silences the test. Those
that lend their name to what is sold for them, such as bicycle lights, laptop bags or fridge magnets, are left out.

Source: WIPO, Locarno Classification, headings and everyday terms as commonly published; not compared line by line.
"""

_TABLE = table(_PRODUCTS)
_OF_ANIMALS = 30
_ANIMALS = regex(
    r"(?<![a-z])(?:dog|cat|pet|puppy|kitten)s?(?![a-z])|狗|猫|犬|宠物|собак|собач|кошк|кошек|кошач|питомц|для животн"
)


def products(title: str) -> tuple[Goods, ...]:
    """The products that a title names, with their Locarno classes; what is for animals may lie in their class too."""
    found = goods_in(title, _TABLE)
    if _ANIMALS.search(plain(title[:1000]).text) is None:
        return found
    return tuple(attrs.evolve(one, classes=one.classes | {_OF_ANIMALS}) for one in found)
