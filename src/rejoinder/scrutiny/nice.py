"""Goods that a title plainly names, and the Nice classes they may lie in."""

from __future__ import annotations

from functools import lru_cache

from rejoinder.scrutiny.goods import Goods, goods_in, table

ALL = frozenset(range(1, 46))
LAST_CLASS_OF_GOODS = 34
"""Classes above are services, among them retail of any goods, and are never held against a complaint."""

_GOODS = """
3 | lipstick, perfume, mascara, nail polish, toothpaste, sunscreen, eyeshadow, face cream
  , hand cream, body lotion
  | 口红, 香水, 洗发水, 肥皂, 睫毛膏, 指甲油, 牙膏, 防晒霜, 眼影, 面霜, 护手霜, 身体乳
  | помад, духи, шампун, мыло, тушь для ресниц, крем для лица, крем для рук
3 21 | shampoo, soap | |
3 16 | pencil, sticker | 铅笔, 贴纸 | карандаш, наклейк
3 5 | vitamins | 维生素 | витамин
4 11 | candle | 蜡烛 |
4 7 11 | | | свеч
4 | wax melts | |
21 | candle holder, candlestick, soap dish, soap dispenser, wine glasses | 烛台, 肥皂盒 | подсвечник, мыльниц
5 | | 创可贴 |
7 | vacuum cleaner, juicer, sewing machine, 3d printer, pressure washer, food processor
  | 吸尘器, 榨汁机, 缝纫机, 料理机 | пылесос, соковыжималк, швейн
7 21 | blender | | блендер
8 | knife, knives, scissors, razor, tweezers, nail clipper, hair clipper
  | 菜刀, 剪刀, 剃须刀, 镊子, 指甲刀, 理发剪, 园艺剪, 修枝剪
  | ножниц, бритв, плоскогубц, пинцет
7 8 | screwdriver, pliers, wrench, hammer, garden shears, pruning shears, secateurs | 螺丝刀, 钳子, 扳手
  | отвертк, отверток, гаечный ключ, секатор
9 | sunglasses, eyeglasses, headphones, earphones, earbuds, phone case, phone cover, charger
  , power bank, usb cable, data cable, camera, speaker, mouse pad, smartwatch, smart watch, tablet case
  , charging cable, hdmi cable, phone holder, phone stand
  , webcam, microphone, screen protector, memory card, life jacket, life vest
  | 太阳镜, 墨镜, 眼镜, 耳机, 手机壳, 手机套, 充电器, 充电宝, 数据线, 充电线, 手机支架, 相机
  , 摄像头, 音箱, 鼠标, 智能手表
  , 平板电脑, 麦克风, 钢化膜, 救生衣
  | очки, очков, наушник, чехол для телефона, чехол для смартфона, чехол для айфона, повербанк
  , зарядный кабель, кабель usb
  , смарт-час, микрофон
9 11 | | | колонк
9 12 | headset | |
9 14 | fitness tracker, smart band | 手环 | фитнес-браслет, брелок
9 15 | keyboard | 键盘 | клавиатур
9 18 20 | laptop | |
9 21 | glasses | |
9 25 | hard hat | |
9 28 | helmet | 头盔 | шлем
10 | massager, blood pressure monitor, knee brace | 按摩器, 血压计 | массажер, тонометр
10 11 | electric blanket, heated blanket, hot water bottle | 电热毯, 热水袋 | грелк
11 | lamp, lantern, led light, night light, pendant light, flashlight, electric kettle, hair dryer, ceiling fan, usb fan
  , desk fan, table fan
  , chandelier
  , humidifier, led strip
  | 台灯, 灯具, 吊灯, 灯串, 手电筒, 电水壶, 吹风机, 取暖器, 风扇, 加湿器
  | лампа, лампы, светильник, фонар, гирлянд, электрический чайник, электрочайник, фен для волос, вентилятор, люстр
  , увлажнител
11 16 20 21 24 | towel | 毛巾 | полотен
11 21 | kettle, teapot, frying pan, lunch box | 茶壶, 煎锅, 饭盒 | чайник, сковород, кастрюл
11 15 21 | bowl | |
7 11 21 28 | tumbler | |
9 12 21 27 | | | коврик
9 15 21 | | | тарелк
12 | car seat cover, wiper blade, steering wheel cover, brake pads, brake shoes, bicycle bell, bike bell, baby stroller
  | 汽车座套, 雨刮 | чехлы на сиденья, автокресл
14 | wristwatch, quartz watch, watches, necklace, bracelet, earrings, brooch, pendant, jewelry, jewellery, watch strap
  , wall clock, alarm clock, watch band, keychain, keyring
  | 手表, 腕表, 项链, 手链, 耳环, 戒指, 胸针, 吊坠, 首饰, 表带, 钥匙扣
  | часы наручн, наручные час, ожерель, браслет, серьг, брошь, кулон
15 | guitar, ukulele, piano, violin | 吉他, 尤克里里, 钢琴, 小提琴 | гитар, укулеле, пианино, скрипк
16 | poster, art print, ballpoint pen, fountain pen, greeting card
  | 海报, 钢笔, 贺卡, 装饰画 | плакат, постер, тетрад, блокнот, открытк
16 28 30 | calendar | |
6 16 20 21 | wall art | |
18 | handbag, shoulder bag, tote bag, messenger bag, crossbody bag, travel bag, school bag, backpack, wallet, purse
  , suitcase, umbrella, luggage, dog leash
  | 手提包, 背包, 双肩包, 钱包, 行李箱, 雨伞, 书包
  | женская сумк, дорожная сумк, спортивная сумк, сумка женск, сумка дорожн, сумка спортивн, сумка через плечо, рюкзак
  , кошелек, чемодан, зонт, поводок
5 9 18 | dog collar | 狗项圈 | ошейник
18 20 28 | dog, cat, pet | 宠物, 猫咪, 狗狗 | собак, кошек, кошк, питомц
20 | armchair, sofa, coffee table, dining table, pillow, bookcase, mattress, stool, furniture, coat rack
  | 椅子, 沙发, 桌子, 枕头, 书架, 床垫, 凳子, 家具 | стул, диван, матрас
9 20 | photo frame, picture frame | 相框 |
10 12 20 | chair | | кресл
20 24 | cushion, cushion cover, pillowcase, pillow case, pillow cover | 靠垫, 抱枕, 抱枕套, 靠垫套, 枕套
  | наволочк, чехол для подушки, подушк
24 | blanket, bed sheet, duvet cover, bedding, tablecloth, sofa cover, chair cover, bed skirt
  | 毛毯, 床单, 被套, 床上用品, 桌布, 沙发套
  | одеял, плед, простын, пододеяльник, постельн, скатерт
6 20 24 | curtain | 窗帘 | штор
21 | mug, tea cup, water bottle, vase, toothbrush
  | 马克杯, 水杯, 保温杯, 盘子, 花瓶, 牙刷
  | кружк, чашк, зубная щетк, термос
22 | tent, hammock | 帐篷, 吊床 | палатк, гамак
25 | t-shirt, tshirt, shirt, shoes, sneakers, boots, sandals, slippers, dress, hat, baseball cap, jacket
  , hoodie, sweater, trousers, jeans, scarf, leather belt, swimsuit, bikini, pajamas, leggings
  | t恤, 衬衫, 运动鞋, 靴子, 凉鞋, 拖鞋, 连衣裙, 裙子, 帽子, 袜子, 夹克, 外套, 卫衣, 毛衣, 裤子, 牛仔裤, 围巾
  , 泳衣, 睡衣
  | футболк, рубашк, обувь, кроссовк, ботинк, сапог, сандали, тапочк, платье, платья, юбк, шапк, кепк
  , куртк, пальто, худи, свитер, брюк, джинс, шарф, купальник, пижам
10 25 | socks | | носки, носков
12 24 25 28 | skirt | |
24 25 | jersey | |
26 | wig, hair clip, hairpin, embroidery patch, shoelaces | 假发, 发夹, 鞋带 | парик, заколк, шнурки
27 | carpet, rug, doormat, yoga mat, wallpaper, bath mat | 地毯, 地垫, 瑜伽垫, 壁纸, 墙纸
  | ковер, коврик для йоги, придверный коврик, обои
28 | toy, doll, puzzle, plush, skateboard, fishing rod, fishing reel, dumbbell, building blocks, board game
  , action figure, yo-yo, kite, golf club, badminton racket, tennis racket
  | 玩具, 娃娃, 拼图, 毛绒, 滑板, 钓鱼竿, 鱼竿, 渔轮, 哑铃, 积木, 桌游, 手办, 溜冰鞋, 风筝, 球拍
  | игрушк, кукл, пазл, скейтборд, удочк, спиннинг, гантел, конструктор, настольная игр, фигурк
30 | coffee beans, black tea | 咖啡豆, 茶叶, 巧克力, 糖果, 饼干 | кофе в зернах, шоколад, конфет, печенье
3 30 | green tea | |
34 | cigarette lighter, e-cigarette, vape, ashtray | 打火机, 电子烟, 烟灰缸
  | зажигалк, электронная сигарет, вейп, пепельниц
"""
"""Classes, then goods in English, Chinese and Russian; Russian words are stems. Where several classes stand, the goods
may lie in any of them: a kettle that plugs in is of another class than one for the hob, and what is made for a pet is
no clothing. Only everyday goods whose classes are beyond doubt, under names that mean nothing else, are listed: a name
that is missing here silences the test, a class that is missing here would raise a false alarm."""

_TABLE = table(_GOODS)


def goods(title: str) -> tuple[Goods, ...]:
    """The goods that a title names, with their Nice classes."""
    return goods_in(title, _TABLE)


@lru_cache(maxsize=256)
def sure_classes_of(title: str) -> frozenset[int]:
    """The Nice classes of the goods that a title names; of those in one class only, where it names such.

    A toy cat is a toy and no pet's thing.
    """
    named = goods(title)
    sure = [one for one in named if len(one.classes) == 1]
    return frozenset(number for one in sure or named for number in one.classes)
