"""Goods that a title plainly names, and the Nice classes they may lie in."""

from __future__ import annotations

from functools import lru_cache

from rejoinder.scrutiny.goods import Goods, goods_in, table

ALL = frozenset(range(1, 46))
LAST_CLASS_OF_GOODS = 34
"""Classes above are services, among them retail of any goods, and are never held against a complaint."""

_GOODS = """
3 | lipstick, perfume, shampoo, soap, mascara, nail polish, toothpaste, sunscreen, eyeshadow, face cream
  , hand cream, body lotion
  | 口红, 香水, 洗发水, 肥皂, 睫毛膏, 指甲油, 牙膏, 防晒霜, 眼影, 面霜, 护手霜, 身体乳
  | помад, духи, шампун, мыло, тушь для ресниц, крем для лица, крем для рук
4 | candle, wax melts | 蜡烛 | свеч
21 | candle holder, candlestick, soap dish, soap dispenser, wine glasses | 烛台, 肥皂盒 | подсвечник, мыльниц
5 | vitamins | 维生素, 创可贴 | витамин
7 | blender, vacuum cleaner, juicer, sewing machine, 3d printer, pressure washer, food processor
  | 吸尘器, 榨汁机, 缝纫机, 料理机 | блендер, пылесос, соковыжималк, швейн
8 | knife, knives, scissors, razor, screwdriver, pliers, tweezers, nail clipper, hair clipper, wrench, hammer
  , garden shears, pruning shears, secateurs
  | 菜刀, 剪刀, 剃须刀, 螺丝刀, 钳子, 镊子, 指甲刀, 理发剪, 扳手, 园艺剪, 修枝剪
  | ножниц, бритв, отвертк, плоскогубц, пинцет
  , отверток, гаечный ключ, секатор
9 | sunglasses, glasses, eyeglasses, headphones, earphones, earbuds, headset, phone case, phone cover, charger
  , power bank, usb cable, data cable, camera, speaker, keyboard, mouse pad, smartwatch, smart watch, tablet case
  , charging cable, hdmi cable, phone holder, phone stand
  , laptop, webcam, microphone, screen protector, memory card, life jacket, life vest
  | 太阳镜, 墨镜, 眼镜, 耳机, 手机壳, 手机套, 充电器, 充电宝, 数据线, 充电线, 手机支架, 相机
  , 摄像头, 音箱, 键盘, 鼠标, 智能手表
  , 平板电脑, 麦克风, 钢化膜, 救生衣
  | очки, очков, наушник, чехол для телефона, чехол для смартфона, чехол для айфона, повербанк
  , зарядный кабель, кабель usb, колонк, клавиатур
  , смарт-час, микрофон
9 14 | fitness tracker, smart band | 手环 | фитнес-браслет
9 28 | helmet | 头盔 | шлем
10 | massager, blood pressure monitor, knee brace | 按摩器, 血压计 | массажер, тонометр
11 | lamp, lantern, led light, night light, flashlight, kettle, hair dryer, ceiling fan, usb fan, desk fan, table fan
  , chandelier
  , humidifier, led strip
  | 台灯, 灯具, 吊灯, 灯串, 手电筒, 电水壶, 吹风机, 取暖器, 风扇, 加湿器
  | лампа, лампы, светильник, фонар, гирлянд, чайник, фен для волос, вентилятор, люстр, увлажнител
12 | car seat cover, wiper blade, steering wheel cover, brake pads, bicycle bell, bike bell, baby stroller
  | 汽车座套, 雨刮 | чехлы на сиденья
14 | wristwatch, quartz watch, watches, necklace, bracelet, earrings, brooch, pendant, jewelry, jewellery, watch strap
  , wall clock, alarm clock, watch band, keychain, keyring
  | 手表, 腕表, 项链, 手链, 耳环, 戒指, 胸针, 吊坠, 首饰, 表带, 钥匙扣
  | часы наручн, наручные час, ожерель, браслет, серьг, брошь, кулон, брелок
15 | guitar, ukulele, piano, violin | 吉他, 尤克里里, 钢琴, 小提琴 | гитар, укулеле, пианино, скрипк
16 | poster, art print, sticker, ballpoint pen, fountain pen, pencil, calendar, greeting card, wall art
  | 海报, 贴纸, 钢笔, 铅笔, 贺卡, 装饰画 | плакат, постер, тетрад, блокнот, наклейк, карандаш, открытк
18 | bag, handbag, backpack, wallet, purse, suitcase, umbrella, luggage, dog collar, dog leash
  | 手提包, 背包, 双肩包, 钱包, 行李箱, 雨伞, 书包, 狗项圈 | сумк, рюкзак, кошелек, чемодан, зонт, ошейник, поводок
20 | chair, armchair, sofa, coffee table, dining table, pillow, bookcase, mattress, stool, furniture, photo frame
  , picture frame, coat rack
  | 椅子, 沙发, 桌子, 枕头, 书架, 床垫, 凳子, 家具, 相框 | стул, кресл, диван, матрас
20 24 | cushion, cushion cover, pillowcase, pillow case, pillow cover | 靠垫, 抱枕, 抱枕套, 靠垫套, 枕套
  | наволочк, чехол для подушки, подушк
24 | blanket, towel, bed sheet, duvet cover, bedding, curtain, tablecloth, sofa cover, chair cover
  | 毛毯, 毛巾, 床单, 被套, 床上用品, 窗帘, 桌布, 沙发套
  | одеял, плед, полотен, простын, пододеяльник, постельн, штор, скатерт
21 | mug, cups, tea cup, water bottle, tumbler, bowl, vase, teapot, frying pan, toothbrush, lunch box
  | 马克杯, 水杯, 保温杯, 盘子, 花瓶, 茶壶, 煎锅, 牙刷, 饭盒
  | кружк, чашк, тарелк, сковород, кастрюл, зубная щетк, термос
22 | tent, hammock | 帐篷, 吊床 | палатк, гамак
25 | t-shirt, tshirt, shirt, shoes, sneakers, boots, sandals, slippers, dress, skirt, hat, baseball cap, socks, jacket
  , hoodie, sweater, trousers, jeans, scarf, leather belt, swimsuit, bikini, pajamas, leggings, jersey
  | t恤, 衬衫, 运动鞋, 靴子, 凉鞋, 拖鞋, 连衣裙, 裙子, 帽子, 袜子, 夹克, 外套, 卫衣, 毛衣, 裤子, 牛仔裤, 围巾
  , 泳衣, 睡衣
  | футболк, рубашк, обувь, кроссовк, ботинк, сапог, сандали, тапочк, платье, платья, юбк, шапк, кепк, носки, носков
  , куртк, пальто, худи, свитер, брюк, джинс, шарф, купальник, пижам
26 | wig, hair clip, hairpin, embroidery patch, shoelaces | 假发, 发夹, 鞋带 | парик, заколк, шнурки
27 | carpet, rug, doormat, yoga mat, wallpaper, bath mat | 地毯, 地垫, 瑜伽垫, 壁纸, 墙纸 | ковер, коврик, обои
28 | toy, doll, puzzle, plush, skateboard, fishing rod, fishing reel, dumbbell, building blocks, board game
  , action figure, yo-yo, kite, golf club, badminton racket, tennis racket
  | 玩具, 娃娃, 拼图, 毛绒, 滑板, 钓鱼竿, 鱼竿, 渔轮, 哑铃, 积木, 桌游, 手办, 溜冰鞋, 风筝, 球拍
  | игрушк, кукл, пазл, скейтборд, удочк, спиннинг, гантел, конструктор, настольная игр, фигурк
30 | coffee beans, green tea, black tea | 咖啡豆, 茶叶, 巧克力, 糖果, 饼干 | кофе в зернах, шоколад, конфет, печенье
34 | cigarette lighter, e-cigarette, vape, ashtray | 打火机, 电子烟, 烟灰缸
  | зажигалк, электронная сигарет, вейп, пепельниц
"""
"""Classes, then goods in English, Chinese and Russian; Russian words are stems. Where two classes stand, the goods may
lie in either. Only everyday goods whose class is beyond doubt, under names that mean nothing else, are listed: a name
that is missing here silences the test, a name that is wrong here would raise a false alarm."""

_TABLE = table(_GOODS)


def goods(title: str) -> tuple[Goods, ...]:
    """The goods that a title names, with their Nice classes."""
    return goods_in(title, _TABLE)


@lru_cache(maxsize=256)
def classes_of(title: str) -> frozenset[int]:
    """The Nice classes of the goods that a title names; a title with an everyday word often has more of them."""
    return frozenset(number for named in goods(title) for number in named.classes)
