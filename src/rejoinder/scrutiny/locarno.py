"""Products that a title plainly names, and the Locarno classes they may lie in."""

from __future__ import annotations

from rejoinder.scrutiny.goods import Goods, goods_in, table

LAST_CLASS = 32
OF_ANY_PRODUCT = frozenset({5, 9, 20, 32})
"""Sheet material, packaging, displays, and patterns and logos: designs of these are put on products of every kind."""

_PRODUCTS = """
2 | t-shirt, tshirt, shoes, sneakers, boots, sandals, slippers, dress, skirt, baseball cap, socks, jacket, hoodie
  , sweater, trousers, jeans, scarf, leather belt
  , swimsuit, bikini, pajamas, leggings, jersey, gloves
  | t恤, 衬衫, 运动鞋, 靴子, 凉鞋, 拖鞋, 连衣裙, 裙子, 帽子, 袜子, 夹克, 外套, 卫衣, 毛衣, 裤子, 牛仔裤, 围巾, 泳衣
  , 睡衣, 手套
  | футболк, рубашк, обувь, кроссовк, ботинк, сапог, сандали
  , тапочк, платье, платья, юбк, шапк, кепк, носки, носков
  , куртк, пальто, худи, свитер, брюк, джинс, шарф, купальник, пижам, перчатк
2 29 | helmet, life jacket, life vest | 头盔, 救生衣 | шлем, спасательный жилет
3 | handbag, backpack, wallet, purse, suitcase, umbrella, luggage, keychain, keyring
  | 手提包, 背包, 双肩包, 钱包, 行李箱, 雨伞, 书包, 钥匙扣 | сумк, рюкзак, кошелек, чемодан, зонт, брелок
3 14 | phone case, phone cover, tablet case | 手机壳, 手机套
  | чехол для телефона, чехол для смартфона, чехол для айфона
4 | toothbrush, broom, paint brush | 牙刷, 扫把, 油漆刷 | зубная щетк, метл, малярная кист
6 | chair, armchair, sofa, coffee table, dining table, bookcase, mattress, stool, pillow, pillowcase, cushion
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
8 | screwdriver, pliers, scissors, wrench, padlock, door handle | 螺丝刀, 钳子, 剪刀, 扳手, 挂锁, 门把手
  | отвертк, плоскогубц, ножниц, гаечный ключ, навесной замок, дверная ручк
10 | wristwatch, quartz watch, watches, alarm clock, wall clock | 手表, 腕表, 闹钟, 挂钟
  | часы наручн, наручные час, будильник, часы настенн
11 | necklace, bracelet, earrings, brooch, pendant, jewelry, jewellery, vase, figurine
  | 项链, 手链, 耳环, 戒指, 胸针, 吊坠, 首饰, 花瓶 | ожерель, браслет, серьг, брошь, кулон, статуэтк
12 | bicycle, tire, car seat cover, stroller, wiper blade | 自行车, 轮胎, 汽车座套, 婴儿车, 雨刮 | велосипед, коляск
13 | power bank, solar panel, charger | 充电宝, 充电器, 太阳能板 | повербанк, зарядное устройство
14 | headphones, earphones, earbuds, headset, laptop, keyboard, microphone, smartphone, router
  | 耳机, 笔记本电脑, 键盘, 麦克风, 智能手机
  , 路由器 | наушник, ноутбук, клавиатур, микрофон, смартфон, роутер
15 | sewing machine, vacuum cleaner, washing machine, lawn mower, refrigerator | 缝纫机, 吸尘器, 洗衣机
  , 割草机, 冰箱
  | швейная машин, пылесос, стиральная машин, газонокосилк, холодильник
16 | sunglasses, eyeglasses, binoculars, tripod
  | 太阳镜, 墨镜, 眼镜, 望远镜, 三脚架 | солнцезащитные очк, бинокл, штатив
17 | guitar, ukulele, piano, violin | 吉他, 尤克里里, 钢琴, 小提琴 | гитар, укулеле, пианино, скрипк
19 | ballpoint pen, fountain pen, pencil, greeting card | 圆珠笔, 钢笔, 铅笔, 贺卡 | шариковая ручк, карандаш, открытк
21 | toy, doll, puzzle, plush, building blocks, board game, dumbbell, skateboard, tent, kite, yoga mat
  | 玩具, 娃娃, 拼图, 毛绒, 积木, 桌游, 哑铃, 滑板, 帐篷, 风筝, 瑜伽垫
  | игрушк, кукл, пазл, конструктор
  , настольная игр, гантел, скейтборд, палатк, воздушный змей
22 | fishing rod, fishing reel, fishing lure | 钓鱼竿, 鱼竿, 渔轮 | удочк, спиннинг
23 | faucet, shower head, ceiling fan, humidifier, air conditioner | 水龙头, 花洒, 风扇, 加湿器, 空调
  | смесител, лейка для душа, вентилятор, увлажнител, кондиционер
26 | lamp, lantern, flashlight, night light, led strip, chandelier, candle, candlestick
  | 台灯, 灯具, 吊灯, 灯串, 手电筒, 蜡烛
  , 烛台 | лампа, лампы, светильник, фонар, гирлянд, люстр, подсвечник
27 | cigarette lighter, ashtray, e-cigarette, vape
  | 打火机, 烟灰缸, 电子烟
  | зажигалк, пепельниц, электронная сигарет, вейп
28 | razor, hair dryer, lipstick, perfume, wig, nail clipper | 剃须刀, 吹风机, 口红, 香水, 假发, 指甲刀
  | бритв, фен для волос, помад, духи, парик
30 | dog collar, dog leash, pet bed, pet feeder | 狗项圈, 宠物窝, 宠物喂食器 | ошейник, поводок, лежанка для
"""
"""Only everyday products whose class is beyond doubt are listed: a name that is missing here silences the test.

Source: WIPO, Locarno Classification, headings and everyday terms as commonly published; not compared line by line.
"""

_TABLE = table(_PRODUCTS)


def products(title: str) -> tuple[Goods, ...]:
    """The products that a title names, with their Locarno classes."""
    return goods_in(title, _TABLE)
