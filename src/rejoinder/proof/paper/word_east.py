"""The words of bills, contracts and grants in the middle of Europe, by language and meaning."""

from __future__ import annotations

EAST: dict[str, dict[str, str]] = {
    "cs": {
        "bill": (
            "faktura|faktúra|dobropis|faktura - daňový doklad|daňový doklad|zálohová faktura|vyúčtování|"
            "účet|účtenka - faktura"
        ),
        "receipt": (
            "účtenka|paragon|příjmový pokladní doklad|pokladničný doklad|stvrzenka|príjmový pokladničný doklad"
        ),
        "grant": "plná moc|plnomocenství|pověření|splnomocnenie|udělení licence",
        "contract": "smlouva|zmluva|kupní smlouva|objednávka",
        "seller": "dodavatel|dodávateľ|prodávající|predávajúci|prodejce|zhotovitel|poskytovatel",
        "buyer": (
            "odběratel|odberateľ|kupující|kupujúci|objednatel|objednávateľ|zákazník|příjemce|"
            "fakturační adresa|nabyvatel"
        ),
        "number": (
            "číslo faktury|číslo faktúry|faktura č.|faktura č|faktura číslo|číslo dokladu|doklad č.|doklad číslo|"
            "faktúra č.|daňový doklad č.|faktura - daňový doklad č.|evidenční číslo|"
            "faktura - daňový doklad číslo|číslo smlouvy|smlouva č."
        ),
        "issued": (
            "datum vystavení|dátum vystavenia|vystaveno|vystaveno dne|vystavené|datum vystavenia|"
            "vystavil dne|den vystavení"
        ),
        "date": "dátum|dne",
        "grand": (
            "celkem k úhradě|k úhradě|k úhradě celkem|spolu na úhradu|na úhradu|částka k úhradě|"
            "celková částka|suma na úhradu|celkem s dph|celkem včetně dph|celková suma|doklad celkem|"
            "cena celkem|zaplaťte|celkom k úhrade|k zaplacení|spolu s dph"
        ),
        "total": "celkem|spolu|celkom|součet",
        "net": "celkem bez dph|základ|základ daně|mezisoučet|cena bez dph|spolu bez dph|základ dane",
        "tax": "dph|celkem dph|výše dph|částka dph|suma dph|dph celkem",
        "says": "název(?: zboží)?|popis|položka|označení(?: dodávky)?|názov|zboží|text|předmět.*",
        "quantity": "množství.*|množstvo.*|počet.*|ks",
        "price": r"cena.*|jedn(?:otková|\.)? ?cena.*",
        "amount": "celkem.*|částka|cena celkem|suma|spolu|celková cena",
        "unit": r"mj|m\.j\.|jednotka|jedn\.?",
        "model": "kód|kód zboží|katalogové číslo",
    },
    "pl": {
        "bill": (
            "faktura|faktura vat|rachunek|faktura pro forma|faktura korygująca|nota korygująca|faktura zaliczkowa"
        ),
        "receipt": "paragon|paragon fiskalny|pokwitowanie|potwierdzenie zapłaty",
        "grant": "pełnomocnictwo|upoważnienie|autoryzacja",
        "contract": "umowa|zamówienie|porozumienie",
        "seller": "sprzedawca|wystawca|dostawca|zbywca|wykonawca|dane sprzedawcy",
        "buyer": "nabywca|kupujący|odbiorca|zamawiający|klient|płatnik|dane nabywcy",
        "number": (
            "numer faktury|faktura nr|nr faktury|faktura vat nr|numer dokumentu|nr dokumentu|faktura numer|"
            "umowa nr|nr umowy|zamówienie nr|paragon nr"
        ),
        "issued": "data wystawienia|wystawiono|wystawiono dnia|data faktury|z dnia|data zawarcia",
        "date": "data",
        "grand": (
            "do zapłaty|razem do zapłaty|kwota do zapłaty|wartość brutto razem|łącznie do zapłaty|"
            "suma brutto|razem brutto|kwota brutto|pozostało do zapłaty|łączna kwota|ogółem"
        ),
        "total": "razem|suma|ogółem",
        "net": "wartość netto|kwota netto|razem netto|suma netto|netto",
        "tax": "vat|kwota vat|podatek vat|wartość vat",
        "says": "nazwa.*|opis|towar.*|usługa.*|przedmiot.*",
        "quantity": r"ilość|liczba|szt\.?",
        "price": "cena.*",
        "amount": "wartość.*|kwota.*|cena łączna|łącznie|razem",
        "unit": r"j\.?m\.?|jedn\.?|jednostka",
        "model": "kod|indeks|symbol",
    },
    "hu": {
        "bill": "számla|díjbekérő|helyesbítő számla|előlegszámla",
        "receipt": "nyugta|blokk|bizonylat",
        "grant": "meghatalmazás",
        "contract": "szerződés|megállapodás|megrendelés",
        "seller": "eladó|szállító|számlakibocsátó|szolgáltató|kibocsátó",
        "buyer": "vevő|megrendelő|számlázási cím|vásárló",
        "number": "számla sorszáma|sorszám|számla száma|bizonylatszám|bizonylat száma|számlaszám",
        "issued": "számla kelte|kelt|kiállítás dátuma|kiállítás kelte|kiállítva|számla dátuma",
        "date": "dátum",
        "grand": (
            "fizetendő|fizetendő összesen|fizetendő összeg|bruttó összesen|végösszeg|összesen fizetendő|"
            "bruttó végösszeg"
        ),
        "total": "összesen|mindösszesen",
        "net": "nettó összesen|részösszeg|adóalap|nettó érték",
        "tax": "áfa|áfa összege|áfa összesen|áfa érték",
        "says": "megnevezés|termék|leírás|szolgáltatás.*",
        "quantity": r"mennyiség|menny\.?|db",
        "price": "egységár|(?:nettó )?egységár.*|ár",
        "amount": "érték|bruttó.*|nettó érték|összeg",
        "unit": r"me\.?|egység",
        "model": "cikkszám",
    },
    "ro": {
        "bill": "factură|factura|factura fiscală|factură fiscală|factură proformă|notă de creditare",
        "receipt": "chitanță|chitanta|bon fiscal",
        "grant": "împuternicire|procură|autorizație",
        "contract": "contract|contract de vânzare|comandă|acord",
        "seller": "furnizor|vânzător|vanzator|prestator|emitent",
        "buyer": "cumpărător|cumparator|client|beneficiar|cumpărătorul",
        "number": (
            "factura nr|factură nr|nr. facturii|nr. factura|număr factură|seria și nr|seria si numarul|contract nr"
        ),
        "issued": "data facturii|data emiterii|data emitere|emisă la|data eliberării",
        "date": "data",
        "grand": (
            "total de plată|total de plata|total general|de plată|de plata|valoare totală|total factură|suma de plată"
        ),
        "total": "total",
        "net": "total fără tva|total fara tva|valoare fără tva|subtotal|bază impozabilă",
        "tax": "tva|valoare tva|total tva|valoarea tva",
        "says": "denumire.*|descriere|produs.*|serviciu.*",
        "quantity": r"cantitate.*|cant\.?|buc\.?",
        "price": "preț.*|pret.*|preț unitar.*",
        "amount": "valoare.*|valoarea|total",
        "unit": r"u\.?m\.?",
        "model": "cod(?: produs)?",
    },
    "hr": {
        "bill": "račun|racun|predračun|faktura|račun-otpremnica|ponuda-račun|фактура|рачун",
        "receipt": "potvrda o uplati|priznanica|blagajnički račun",
        "grant": "punomoć|pooblastilo|ovlaštenje|пуномоћје",
        "contract": "ugovor|pogodba|narudžbenica|уговор|naročilo",
        "seller": "prodavatelj|dobavljač|prodajalec|izdavatelj|prodavac|izdajatelj|продавац",
        "buyer": "kupac|kupec|naručitelj|primatelj|naročnik|купац",
        "number": (
            "broj računa|račun br|račun br.|račun broj|račun št|račun št.|številka računa|broj fakture|"
            "br. računa|faktura br"
        ),
        "issued": "datum izdavanja|datum računa|datum izdaje|datum izstavljanja|datum fakture",
        "date": "datum|датум",
        "grand": (
            "za platiti|ukupno za platiti|za plačilo|skupaj za plačilo|ukupno s pdv-om|sveukupno|za uplatu|"
            "ukupan iznos|znesek za plačilo"
        ),
        "total": "ukupno|skupaj|svega",
        "net": "osnovica|ukupno bez pdv-a|osnova",
        "tax": "pdv|ddv|iznos pdv-a|znesek ddv|iznos pdv",
        "says": "opis|naziv.*|artikl|artikel|usluga.*|storitev",
        "quantity": r"količina|kol\.?",
        "price": r"cijena.*|cena.*|jed\. ?cijena",
        "amount": "iznos.*|ukupno|vrijednost|znesek|vrednost",
        "unit": r"jm|j\.m\.|jed\.? mjere|em",
        "model": "šifra",
    },
}
"""Nearest kin share an entry; words of one meaning are parted by strokes, heads of columns are patterns."""
