"""Words that only papers of one kind carry, whatever their heading."""

from __future__ import annotations

from rejoinder.domain.evidence import PaperKind

MARKS: dict[PaperKind, tuple[float, tuple[str, ...]]] = {
    PaperKind.COPYRIGHT_CERTIFICATE: (
        3,
        (
            r"united states copyright office|国家版权局|版权保护中心|作品登记号|国作登字|[\u4e00-\u9fff]作登字",
            r"copyright claimant|title of (?:this )?work|библиотек\w+ депонир|著作权人.{0,400}登记号",
            r"登记号.{0,400}著作权人",
        ),
    ),
    PaperKind.TRADEMARK_CERTIFICATE: (
        3,
        (
            r"sections? \d{1,2}(?: (?:and|&) \d{1,2})? of the trademark act|mark registration date",
            r"初审公告期号|注册公告(?:期号|日期).{0,80}专用权期限",
            r"商标注册人|注册商标专用权|国家工商行政管理总局商标局|核定使用商品|euipo|tsdr|madrid agreement",
            r"international register of marks|nice\s+classification|классы мкту",
            r"товарного знака.{0,200}правообладател|правообладател.{0,400}реестре\s+товарных знаков",
            r"principal register|marca.{0,200}\bniza\b",
            r"patent and trademark office.{0,400}\breg\. ?no\..{0,400}\bint\. ?cl\.",
            r"international class(?:es|ification)?.{0,300}\bmark\b|us registration|registro de marca",
            r"реестр товарных знаков|register of trade ?marks|registre international.{0,80}madrid",
            r"certificat de renouvellement|certificado de renovación|(?:principal|supplemental) register",
            r"markeninhaber|eintragung (?:der|einer) marke|patent- und markenamt.{0,400}\bmarke\b",
            r"propriété industrielle.{0,400}\bmarque\b",
            r"(?:oficina|instituto).{0,60}(?:marcas|industrial).{0,400}\bmarca\b",
            r"تصنيف\s+ني\s?س",
            r"superintendencia de industria y comercio.{0,600}\bsignos? distintivos?\b",
            r"ministry of economy.{0,80}\btrade ?marks? department\b",
        ),
    ),
    PaperKind.PATENT_CERTIFICATE: (
        3,
        (
            r"专利权人|授权公告号|\bzl\s?20\d\d|патентообладател|united states patent(?! and trade)",
            r"locarno classification",
            r"国际外观设计分类|design patent",
        ),
    ),
    PaperKind.AUTHORISATION: (
        3,
        (
            r"hereby (?:authori[sz]es?|grants?|appoints?|licen[cs]es?)",
            r"(?:is|are) hereby (?:duly )?authori[sz]ed|do(?:es)? hereby authori[sz]e",
            r"(?:have|has) authori[sz]ed .{3,80} to|兹授权|特授权|现授权",
            r"授权.{2,60}(?:销售|使用|在.{1,12}平台)|被授权(?:方|人|单位)",
            r"настоящ\w+ (?:доверенность|уполномочива|разреша|предоставля|подтвержда)|уполномочива(?:ет|ю)",
            (
                r"настоящ\w+(?=.{0,300}подтвержда\w+,?\s+что.{0,200}"
                r"(?:дистриб|дилер|представител|вправе|имеет право|продавц))"
            ),
            (
                r"является\s+(?:\w+\s){0,2}(?:официальн|авторизованн|уполномоченн|эксклюзивн)\w+\s+(?:\w+\s){0,2}"
                r"(?:дистриб|дилер|представител|продавц|партн)"
            ),
            r"доверя(?:ет|ю)|authori[sz]es? and appoints?|предоставляет (?:право|неисключительн|исключительн)",
            r"this letter (?:of authori[sz]ation )?(?:confirms|certifies) that .{3,160} authori[sz]ed",
            (
                r"(?:confirm|confirms|confirmation|certifies) that .{3,160} (?:is|has been) (?:\w+ ){0,2}"
                r"(?:authori[sz]ed(?! to (?:act|make|sign|submit))|appointed)\b"
            ),
            r"distribut(?:eur|rice) (?:agréé|officiel|exclusi)|revendeu(?:r|se) (?:agréé|officiel)",
            (
                r"(?:confirms?|certif(?:y|ies)|declares?) that .{3,160} (?:is|are|has|have) (?:\w+ ){0,3}"
                r"(?:permi(?:tted|ssion)|allowed|entitled|licen[sc]ed|consent) to (?:re-?)?(?:sell|use|distribute|list"
                r"|offer|market|import)\b"
            ),
            r"\bwe (?:hereby|herewith) (?:authori[sz]e|permit|allow|appoint)\b",
            r"est autorisée? à|autorise la société",
            r"(?:por la|pela|con la|par la) pr[eé]sente?,? (?:se )?autori[sz]",
            r"(?:distribuidor|revendedor|vendedor)\w* (?:autorizad|oficial|exclusiv)\w*",
            r"(?:está|queda) autorizad[oa]|está autorizada",
            r"(?:rivenditore|distributore) (?:autorizzat|ufficial|esclusiv)\w*|è autorizzat[oa]|autorizza la",
            r"(?:autorisiert|offiziell|exklusiv)er (?:händler|vertriebs|wiederverkäufer)\w*",
            r"ist (?:hiermit )?(?:berechtigt|autorisiert|bevollmächtigt|ermächtigt)",
            (
                r"(?:is|are|has been) (?:\w+ )?appointed as (?:our|an?|the) (?:\w+ ){0,2}"
                r"(?:reseller|distributor|dealer|agent|retailer|representative)"
            ),
        ),
    ),
    PaperKind.INVOICE: (
        1.5,
        (
            r"invoice (?:no|number|date|#)|\binvoice\b.{0,60}\bdate\b|发票号码|发票代码|开票日期|价税合计",
            r"инн/кпп (?:продавца|покупателя)|универсальный передаточный|ставка ндс|всего к оплате",
            r"сч[её]т-фактура|rechnungs(?:nr|nummer|datum)|factuur(?:nummer|datum)?|facture n",
            r"numéro de facture",
        ),
    ),
    PaperKind.RECEIPT: (
        1.5,
        (
            r"payment receipt|received from|received with thanks|收款人.{0,60}收据|今收到|кассир|принято от",
            r"фискальный|оплачено|cash tendered|change due|receipt (?:no|number|#)",
        ),
    ),
    PaperKind.CONTRACT: (
        1.5,
        (
            r"party a\b.{0,600}party b\b|甲方.{0,900}乙方|the parties (?:hereby |have )?agree|in witness whereof",
            r"именуем\w+ в дальнейшем|стороны договора|заключили настоящий договор|违约责任|争议解决",
            r"il a été convenu|entre les soussignés|reunidos.{0,900}estipulaciones|tra le parti",
            r"zwischen.{0,600}nachfolgend",
            r"реквизиты сторон|предмет договора|供方.{0,600}需方",
        ),
    ),
    PaperKind.CATALOGUE: (
        1.2,
        (
            r"印数|印刷日期|print run|copies printed|тираж|catalogue (?:no|of)|edition \d|new collection",
            r"product range|подписано в печать",
        ),
    ),
    PaperKind.SALES_RECORD: (
        1.2,
        (
            r"order (?:id|no|number).{0,200}(?:buyer|qty|quantity|item)|订单号.{0,200}(?:数量|金额)",
            r"номер заказа.{0,200}(?:кол-во|количество)",
        ),
    ),
    PaperKind.LETTER: (
        1.6,
        (
            r"(?:^|\n)[^\S\n]*dear\b|to whom it may concern|尊敬的|敬启者|此致|уважаем\w+",
            r"yours (?:sincerely|faithfully|truly)|\n[^\S\n]*sincerely,|very truly yours|kind regards|best regards",
            r"с уважением|sehr geehrte|estimad[oa]s? (?:señor|sr|cliente)|geachte|prezad[oa]",
            r"mit freundlichen gr[üu](?:ß|ss|b)en|hochachtungsvoll|cordialement|atentamente|atenciosamente",
            r"distinti saluti|hoogachtend|met vriendelijke groet|z poważaniem|с наилучшими пожеланиями",
            r"this (?:document|letter|certificate) (?:is to )?certif(?:y|ies) that|\bi vouch\b",
            r"muy señor\w* (?:nuestro|m[ií]o)s?|\bburofax\b",
            r"madame, monsieur|with appreciation|\n[^\S\n]*re:\s|\ngentlemen:|via (?:pdf )?e-?mail",
            r"veuillez agréer|salutations distinguées|mise en demeure|lettre recommandée",
            r"cease and desist|顺颂|特此(?:说明|函告|声明|证明)",
        ),
    ),
    PaperKind.COURT_PAPER: (
        2.5,
        (
            r"(?:plaintiff|claimant).{0,600}defendant|原告.{0,600}被告|истец.{0,600}ответчик",
            r"case no\.? ?\d.{0,200}(?:court|plaintiff)|本院认为|руководствуясь статьями",
            r"united states (?:court of appeals|district court|bankruptcy court).{0,600}\n\s{0,60}order\s{0,3}\n",
            r"entered for the court|it is so ordered|the court (?:hereby )?orders|kläger.{0,400}beklagte",
        ),
    ),
}
"""Words that only such papers carry, and how much one of them says."""

PUBLICATION = (
    r"\bissn\b.{0,12}\d{4}|\bisbn\b.{0,8}\d|国内统一刊号|统一书号|国际标准(?:连续出版物|书)号",
    r"出版单位|出版社|杂志社|期刊社|主办单位|编辑部|publishing house|\bpublishers?\s*:|издательство|редакция журнала",
    (
        r"\d{4}\s?年\s?第\s?\d{1,3}\s?期|总第\s?\d{1,4}\s?期|\b(?:issue|vol(?:ume)?)\b\.? ?(?:no\.? ?)?\d"
        r"|выпуск №? ?\d|(?:журнал|газета)\b.{0,80}№ ?\d"
    ),
    (
        r"(?m:^)\W{0,3}published by\b|\bfirst (?:edition|published)\b|\b(?:1st|2nd|second) (?:edition|printing)\b"
        r"|版\s?次\s?[:：]|印\s?次\s?[:：]|图书在版编目|\d{4}\s?年\s?\d{1,2}\s?月第\s?\S\s?版"
        r"|подписано в печать|\bтираж\b"
    ),
    r"出版日期|刊登于|发表于|published in\b|\b(?:magazine|journal|periodical)\b|опубликован[оа]? в\b|\bжурнал\b",
)
"""Marks of a book, magazine or newspaper; two of them make one."""
