"""E-invoices and orders as data of many countries, and what their adding up is held against."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import doubted, said

from rejoinder.adapters.documents.paper import Papers
from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.proof.inspection import inspect


def data(root: str, inside: str) -> Inspection:
    """What a reader makes of a file that is nothing but this data."""
    content = f'<?xml version="1.0"?><{root}>{inside}</{root}>'.encode()
    return inspect(Papers().from_bytes(content, relative="evidence/data.xml", place=Place.EVIDENCE))


FATTURA = """
<FatturaElettronicaHeader>
 <CedentePrestatore><DatiAnagrafici><Anagrafica><Denominazione>Gabbiano Luci S.r.l.</Denominazione></Anagrafica>
 </DatiAnagrafici></CedentePrestatore>
 <CessionarioCommittente><DatiAnagrafici><Anagrafica><Denominazione>Sterna S.p.A.</Denominazione></Anagrafica>
 </DatiAnagrafici></CessionarioCommittente>
</FatturaElettronicaHeader>
<FatturaElettronicaBody>
 <DatiGenerali><DatiGeneraliDocumento><Divisa>EUR</Divisa><Data>2026-02-11</Data><Numero>118/A</Numero>
  <ImportoTotaleDocumento>142.00</ImportoTotaleDocumento></DatiGeneraliDocumento></DatiGenerali>
 <DatiBeniServizi>
  <DettaglioLinee><Descrizione>Lampada</Descrizione><Quantita>2.00</Quantita><PrezzoUnitario>50.00</PrezzoUnitario>
   <PrezzoTotale>100.00</PrezzoTotale></DettaglioLinee>
  <DettaglioLinee><Descrizione>Libro</Descrizione><Quantita>1.00</Quantita><PrezzoUnitario>20.00</PrezzoUnitario>
   <PrezzoTotale>20.00</PrezzoTotale></DettaglioLinee>
  <DatiRiepilogo><Imposta>20.00</Imposta></DatiRiepilogo><DatiRiepilogo><Imposta>2.00</Imposta></DatiRiepilogo>
 </DatiBeniServizi>
</FatturaElettronicaBody>
"""
FACTURAE = """
<Parties><SellerParty><LegalEntity><CorporateName>Gaviota Luz S.L.</CorporateName></LegalEntity></SellerParty>
<BuyerParty><LegalEntity><CorporateName>Charran S.A.</CorporateName></LegalEntity></BuyerParty></Parties>
<Invoices><Invoice><InvoiceHeader><InvoiceNumber>118/A</InvoiceNumber></InvoiceHeader>
<InvoiceIssueData><IssueDate>2026-02-11</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></InvoiceIssueData>
<InvoiceTotals><TotalTaxOutputs>22.00</TotalTaxOutputs><InvoiceTotal>142.00</InvoiceTotal></InvoiceTotals>
<Items><InvoiceLine><ItemDescription>Lampara</ItemDescription><Quantity>2</Quantity>
<UnitPriceWithoutTax>60.00</UnitPriceWithoutTax><GrossAmount>120.00</GrossAmount></InvoiceLine></Items></Invoice></Invoices>
"""
FAKTURA = """
<Podmiot1><DaneIdentyfikacyjne><Nazwa>Mewa Lampy sp. z o.o.</Nazwa></DaneIdentyfikacyjne></Podmiot1>
<Podmiot2><DaneIdentyfikacyjne><Nazwa>Rybitwa S.A.</Nazwa></DaneIdentyfikacyjne></Podmiot2>
<Fa><KodWaluty>PLN</KodWaluty><P_1>2026-02-11</P_1><P_2>118/A</P_2><P_14_1>20.00</P_14_1><P_14_2>2.00</P_14_2>
<P_15>142.00</P_15><FaWiersz><P_7>Lampa</P_7><P_8B>2</P_8B><P_9A>60.00</P_9A><P_11>120.00</P_11></FaWiersz></Fa>
"""


@pytest.mark.parametrize(
    ("root", "inside", "seller"),
    [
        ("FatturaElettronica", FATTURA, "Gabbiano Luci S.r.l."),
        ("Facturae", FACTURAE, "Gaviota Luz S.L."),
        ("Faktura", FAKTURA, "Mewa Lampy sp. z o.o."),
    ],
)
def test_the_data_of_a_bill_is_read_in_the_words_of_its_country(root: str, inside: str, seller: str) -> None:
    inspection = data(root, inside)
    fields = said(inspection)
    assert inspection.kind is PaperKind.INVOICE
    assert (fields["number"], fields["issued_on"], fields["seller"]) == ("118/A", dt.date(2026, 2, 11), seller)
    assert (fields["total"], fields["tax"]) == (Decimal("142.00"), Decimal("22.00"))
    assert fields["items"][0].says.startswith("Lamp")
    assert doubted(inspection) == set()


ORDER = """
<ExchangedDocument><ID>PO-118</ID><IssueDateTime><DateTimeString format="203">202602111230</DateTimeString>
</IssueDateTime></ExchangedDocument>
<SupplyChainTradeTransaction><IncludedSupplyChainTradeLineItem>
<SpecifiedTradeProduct><Name>Lamp</Name></SpecifiedTradeProduct>
<SpecifiedLineTradeAgreement><NetPriceProductTradePrice><ChargeAmount>15.00</ChargeAmount>
<BasisQuantity>3</BasisQuantity></NetPriceProductTradePrice></SpecifiedLineTradeAgreement>
<SpecifiedLineTradeDelivery><RequestedQuantity>9</RequestedQuantity></SpecifiedLineTradeDelivery>
<SpecifiedLineTradeSettlement>{adjusted}<LineTotalAmount>{amount}</LineTotalAmount></SpecifiedLineTradeSettlement>
</IncludedSupplyChainTradeLineItem>
<ApplicableHeaderTradeAgreement><SellerTradeParty><Name>Gull Lamps Ltd</Name></SellerTradeParty>
<BuyerTradeParty><Name>Tern Ltd</Name></BuyerTradeParty></ApplicableHeaderTradeAgreement></SupplyChainTradeTransaction>
"""
ROOT = "SCRDMCCBDACIOMessageStructure"


def test_an_order_as_data_is_no_bill_and_prices_may_be_for_several_pieces() -> None:
    inspection = data(ROOT, ORDER.format(adjusted="", amount="45.00"))
    fields = said(inspection)
    assert inspection.kind is PaperKind.CONTRACT
    assert (fields["number"], fields["issued_on"]) == ("PO-118", dt.date(2026, 2, 11))
    assert (fields["seller"], fields["buyer"]) == ("Gull Lamps Ltd", "Tern Ltd")
    assert fields["items"][0].unit_price == Decimal(5)
    assert "line-does-not-add-up" not in doubted(inspection)


def test_a_line_of_data_that_does_not_multiply_is_doubted_unless_it_names_what_was_taken_off() -> None:
    assert "line-does-not-add-up" in doubted(data(ROOT, ORDER.format(adjusted="", amount="40.00")))
    off = "<SpecifiedTradeAllowanceCharge><ActualAmount>5.00</ActualAmount></SpecifiedTradeAllowanceCharge>"
    assert "line-does-not-add-up" not in doubted(data(ROOT, ORDER.format(adjusted=off, amount="40.00")))


UBL = """
<ID>UB-7</ID><IssueDate>2026-02-11</IssueDate><DocumentCurrencyCode>SEK</DocumentCurrencyCode>
<AccountingSupplierParty><Party><PartyName><Name>Mås AB</Name></PartyName></Party></AccountingSupplierParty>
<TaxTotal><TaxAmount currencyID="EUR">20.00</TaxAmount></TaxTotal>
<TaxTotal><TaxAmount currencyID="SEK">225.00</TaxAmount></TaxTotal>
<LegalMonetaryTotal><TaxInclusiveAmount currencyID="SEK">1125.00</TaxInclusiveAmount></LegalMonetaryTotal>
"""


def test_tax_named_once_more_in_the_currency_of_the_books_is_not_that_of_the_bill() -> None:
    assert said(data("Invoice", UBL))["tax"] == Decimal(225)


UPD = """
<Документ><СвСчФакт НомерСчФ="УТ-318" ДатаСчФ="17.03.2026" КодОКВ="643">
<СвПрод><ИдСв><СвЮЛУч НаимОрг="ООО Чайка"/></ИдСв></СвПрод>
<СвПокуп><ИдСв><СвИП><ФИО Фамилия="Гусев" Имя="Андрей" Отчество="Ильич"/></СвИП></ИдСв></СвПокуп></СвСчФакт>
<ТаблСчФакт><СведТов НаимТов="Ваза" КолТов="12" ЦенаТов="1500.00" СтТовБезНДС="18000.00" СтТовУчНал="21600.00"/>
<ВсегоОпл СтТовУчНалВсего="21600.00"><СумНалВсего><СумНал>3600.00</СумНал></СумНалВсего></ВсегоОпл></ТаблСчФакт>
</Документ>
"""


def test_russian_data_says_in_attributes_what_others_say_in_words() -> None:
    inspection = data("Файл", UPD)
    fields = said(inspection)
    assert (fields["number"], fields["issued_on"]) == ("УТ-318", dt.date(2026, 3, 17))
    assert (fields["seller"], fields["buyer"]) == ("ООО Чайка", "Гусев Андрей Ильич")
    assert (fields["total"], fields["tax"], fields["currency"]) == (Decimal(21600), Decimal(3600), "RUB")
    assert fields["items"][0].says == "Ваза"
    assert not doubted(inspection)


def test_a_party_of_data_may_be_a_person_named_in_parts() -> None:
    person = "<CedentePrestatore><DatiAnagrafici><Anagrafica><Nome>Giulia</Nome><Cognome>Tonelli</Cognome></Anagrafica>"
    fields = said(data("FatturaElettronica", f"{person}</DatiAnagrafici></CedentePrestatore>"))
    assert fields["seller"] == "Giulia Tonelli"


def test_mexican_data_says_in_attributes_what_it_bills() -> None:
    content = (
        b'<?xml version="1.0"?><Comprobante Folio="1732" Fecha="2026-02-11T12:30:00" Moneda="MXN" Total="116.00">'
        b'<Emisor Nombre="Gaviota SA de CV"/><Receptor Nombre="Casa Charran"/>'
        b'<Conceptos><Concepto Cantidad="10" Descripcion="Vaso" ValorUnitario="10.00" Importe="100.00"/></Conceptos>'
        b'<Impuestos TotalImpuestosTrasladados="16.00"/></Comprobante>'
    )
    fields = said(inspect(Papers().from_bytes(content, relative="evidence/c.xml", place=Place.EVIDENCE)))
    assert (fields["number"], fields["seller"], fields["buyer"]) == ("1732", "Gaviota SA de CV", "Casa Charran")
    assert (fields["total"], fields["tax"], fields["items"][0].amount) == (Decimal(116), Decimal(16), Decimal(100))


def test_of_several_bills_in_one_file_the_first_is_read() -> None:
    bill = FATTURA.partition("<FatturaElettronicaBody>")[2]
    two = data("FatturaElettronica", f"{FATTURA}<FatturaElettronicaBody>{bill}")
    assert (said(two)["tax"], len(said(two)["items"])) == (Decimal("22.00"), 2)
