"""The words of bills, contracts and grants in the north of Europe, by language and meaning."""

from __future__ import annotations

NORTH: dict[str, dict[str, str]] = {
    "sv": {
        "bill": "faktura|kreditfaktura|räkning",
        "receipt": "kvitto|kassakvitto",
        "grant": "fullmakt",
        "contract": "avtal|köpeavtal|licensavtal|beställning|inköpsorder",
        "seller": "säljare|leverantör|från|fakturautställare|avsändare",
        "buyer": "köpare|kund|faktureras|fakturaadress|till|beställare|kundnamn|fakturamottagare",
        "number": "fakturanummer|fakturanr|faktura nr|fakt nr|fakt.nr|faktura|kvittonummer|kvittonr|avtalsnummer",
        "issued": "fakturadatum|utfärdad|utfärdandedatum|kvittodatum|avtalsdatum",
        "grand": (
            "att betala|summa att betala|totalt att betala|fakturans totala belopp|belopp att betala|"
            "totalbelopp|summa inkl moms|totalt inkl moms|totalt inkl. moms|summa inkl. moms|fakturabelopp"
        ),
        "total": "totalt|summa",
        "net": "belopp före moms|summa exkl moms|summa exkl. moms|exkl moms|delsumma|netto",
        "tax": "moms|moms totalt|moms kr|total moms|varav moms|momsbelopp",
        "date": "datum",
        "says": "benämning|beskrivning|artikel|produkt|tjänst|vara|specifikation",
        "quantity": r"antal|lev ant|lev\. ?ant\.?|kvantitet",
        "price": "[àáa][- ]?pris|styckpris|pris(?:/st)?|enhetspris",
        "amount": "belopp|summa|radsumma|totalpris",
        "unit": r"enh\.?|enhet",
        "model": r"artnr|art\.? ?nr\.?|artikelnr",
    },
    "da": {
        "bill": "faktura|kreditnota|regning",
        "receipt": "kvittering|kassebon",
        "grant": "fuldmagt|fullmakt",
        "contract": "aftale|kontrakt|avtale|købsaftale|kjøpsavtale|indkøbsordre|innkjøpsordre|ordrebekræftelse",
        "seller": "sælger|leverandør|selger|fra|udsteder|avsender",
        "buyer": "køber|kunde|kjøper|faktureres til|fakturaadresse|modtager|mottaker|fakturamottaker|til",
        "number": "fakturanummer|fakturanr|faktura nr|fakturanr.|faktura nr.|kvitteringsnr|fakturano",
        "issued": "fakturadato|udstedt|utstedt|udstedelsesdato|kvitteringsdato",
        "date": "dato",
        "grand": (
            "at betale|beløb at betale|til betaling|å betale|beløp å betale|i alt inkl. moms|"
            "i alt at betale|total inkl. moms|totalbeløb|totalbeløp|sum inkl. mva|total inkl. mva|"
            "totalt å betale|fakturabeløb|at betale i alt"
        ),
        "total": "i alt|totalt|sum",
        "net": "subtotal|sum eks. mva|total eks. moms|netto|nettobeløb|nettobeløp|i alt ekskl. moms",
        "tax": "moms|mva|momsbeløb|mva-beløp|moms i alt|heraf moms|herav mva",
        "says": "beskrivelse|varebeskrivelse|ydelse|vare|produkt|varenavn|tekst",
        "quantity": "antal|antall|mængde|mengde",
        "price": r"pris|enhedspris|enhetspris|stk\.? ?pris|[àa] ?pris",
        "amount": "beløb|beløp|i alt|pris i alt|linjesum|sum",
        "unit": r"enhed|enhet|enh\.?",
        "model": r"varenr\.?|varenummer|artikkelnr\.?",
    },
    "fi": {
        "bill": "lasku|hyvityslasku",
        "receipt": "kuitti|tosite",
        "grant": "valtakirja",
        "contract": "sopimus|tilausvahvistus",
        "seller": "myyjä|toimittaja|laskuttaja",
        "buyer": "ostaja|asiakas|laskutusosoite|vastaanottaja",
        "number": "laskun numero|laskunumero|laskun nro|lasku nro|kuitin numero",
        "issued": "laskun päivämäärä|laskun pvm|laskupäivä",
        "date": "päivämäärä|pvm|päiväys",
        "grand": "maksettavaa yhteensä|yhteensä sis. alv|laskun summa|loppusumma|maksettava|verollinen yhteensä",
        "total": "yhteensä|summa",
        "net": "veroton yhteensä|yhteensä ilman alv|välisumma|alv 0",
        "tax": "alv|arvonlisävero|alv yhteensä",
        "says": "kuvaus|tuote.*|palvelu.*|nimike|selite",
        "quantity": "määrä|kpl",
        "price": "[àa][- ]?hinta.*|yksikköhinta.*|hinta.*",
        "amount": "summa.*|yhteensä.*|verollinen.*|veroton.*",
        "unit": r"yksikkö|yks\.?",
        "model": "tuotenro|tuotekoodi",
    },
    "lt": {
        "bill": ("sąskaita faktūra|pvm sąskaita faktūra|rēķins|pavadzīme|arve|sąskaita|kreeditarve|pavadzīme-rēķins"),
        "receipt": "kvitas|kvīts|kviitung|čekis",
        "grant": "įgaliojimas|pilnvara|volikiri",
        "contract": "sutartis|līgums|leping",
        "seller": "pardavėjas|tiekėjas|pārdevējs|piegādātājs|müüja|tarnija",
        "buyer": "pirkėjas|klientas|pircējs|saņēmējs|maksātājs|ostja|klient|maksja|arve saaja",
        "number": (
            "sąskaitos numeris|serija ir numeris|sąskaita nr|rēķins nr|rēķina numurs|rēķina nr|arve nr|"
            "arve number|arve nr."
        ),
        "date": "data|datums|kuupäev",
        "issued": "sąskaitos data|išrašymo data|rēķina datums|izrakstīšanas datums|arve kuupäev",
        "grand": (
            "mokėtina suma|iš viso mokėti|bendra suma|apmaksai|kopā apmaksai|summa apmaksai|tasuda|"
            "kokku tasuda|tasumisele kuulub|suma su pvm|kopsumma"
        ),
        "total": "iš viso|viso|kopā|kokku|summa",
        "net": "suma be pvm|summa bez pvn|kokku ilma käibemaksuta|summa km-ta",
        "tax": "pvm|pvn|käibemaks|pvm suma|pvn summa",
        "says": "pavadinimas.*|prekė.*|nosaukums.*|prece.*|kirjeldus|nimetus|toode",
        "quantity": "kiekis|daudzums|skaits|kogus",
        "price": "kaina.*|cena.*|hind.*|ühiku hind",
        "amount": "suma.*|summa.*",
        "unit": r"mato vnt\.?|vnt\.?|mērv\.?|ühik",
        "model": "kodas|kods|kood",
    },
}
"""Nearest kin share an entry; words of one meaning are parted by strokes, heads of columns are patterns."""
