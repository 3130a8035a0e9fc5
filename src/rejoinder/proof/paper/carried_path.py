"""Where the data of an e-invoice or an order names its fields: CII and UBL, fapiao, FatturaPA, Facturae, KSeF."""

from __future__ import annotations

from collections.abc import Mapping

PATHS: Mapping[str, tuple[str, ...]] = {
    "number": (
        "CrossIndustryInvoice/ExchangedDocument/ID",
        "HeaderExchangedDocument/ID",
        "Invoice/ID",
        "CreditNote/ID",
        "EIid",
        "eInvoice/InvoiceNo",
        "发票号码",
        "InvoiceNumber",
        "Number",
        "SCRDMCCBDACIOMessageStructure/ExchangedDocument/ID",
        "Order/ID",
        "DatiGeneraliDocumento/Numero",
        "InvoiceHeader/InvoiceNumber",
        "Faktura/Fa/P_2",
    ),
    "issued_on": (
        "ExchangedDocument/IssueDateTime/DateTimeString",
        "HeaderExchangedDocument/IssueDateTime/DateTimeString",
        "Invoice/IssueDate",
        "CreditNote/IssueDate",
        "eInvoice/IssueDate",
        "IssueTime",
        "RequestTime",
        "开票日期",
        "Order/IssueDate",
        "DatiGeneraliDocumento/Data",
        "InvoiceIssueData/IssueDate",
        "Faktura/Fa/P_1",
    ),
    "seller": (
        "SellerTradeParty/Name",
        "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName",
        "AccountingSupplierParty/Party/PartyName/Name",
        "Seller/SellerName",
        "SellerInformation/SellerName",
        "SellerName",
        "销售方名称",
        "SellerSupplierParty/Party/PartyName/Name",
        "CedentePrestatore/DatiAnagrafici/Anagrafica/Denominazione",
        "SellerParty/LegalEntity/CorporateName",
        "Podmiot1/DaneIdentyfikacyjne/Nazwa",
    ),
    "buyer": (
        "BuyerTradeParty/Name",
        "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName",
        "AccountingCustomerParty/Party/PartyName/Name",
        "Buyer/BuyerName",
        "BuyerInformation/BuyerName",
        "BuyerName",
        "购买方名称",
        "BuyerCustomerParty/Party/PartyName/Name",
        "CessionarioCommittente/DatiAnagrafici/Anagrafica/Denominazione",
        "BuyerParty/LegalEntity/CorporateName",
        "Podmiot2/DaneIdentyfikacyjne/Nazwa",
    ),
    "total": (
        "SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount",
        "SpecifiedTradeSettlementMonetarySummation/GrandTotalAmount",
        "LegalMonetaryTotal/TaxInclusiveAmount",
        "LegalMonetaryTotal/PayableAmount",
        "TaxInclusiveTotalAmount",
        "TotalTax-includedAmount",
        "价税合计",
        "AnticipatedMonetaryTotal/PayableAmount",
        "DatiGeneraliDocumento/ImportoTotaleDocumento",
        "InvoiceTotals/InvoiceTotal",
        "Faktura/Fa/P_15",
    ),
    "tax": (
        "SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount",
        "SpecifiedTradeSettlementMonetarySummation/TaxTotalAmount",
        "Invoice/TaxTotal/TaxAmount",
        "CreditNote/TaxTotal/TaxAmount",
        "eInvoice/TaxTotalAmount",
        "TotalTaxAm",
        "合计税额",
        "InvoiceTotals/TotalTaxOutputs",
    ),
    "currency": (
        "InvoiceCurrencyCode",
        "DocumentCurrencyCode",
        "OrderCurrencyCode",
        "DatiGeneraliDocumento/Divisa",
        "KodWaluty",
    ),
}
LINES = (
    "IncludedSupplyChainTradeLineItem", "InvoiceLine", "CreditNoteLine", "GoodsInfo", "IssuItemInformation",
    "OrderLine", "DettaglioLinee", "FaWiersz",
)  # fmt: skip
LINE_PATHS: Mapping[str, tuple[str, ...]] = {
    "says": ("SpecifiedTradeProduct/Name", "Item/Name", "Item", "ItemName", "Description", "ItemDescription",
        "Descrizione", "P_7"),
    "model": (
        "SpecifiedTradeProduct/SellerAssignedID", "SellersItemIdentification/ID", "Specification", "SpecMod",
    ),
    "quantity": ("BilledQuantity", "InvoicedQuantity", "CreditedQuantity", "RequestedQuantity", "Quantity",
        "Quantita", "P_8B"),
    "unit_price": (
        "NetPriceProductTradePrice/ChargeAmount", "Price/PriceAmount", "Price", "UnPrice",
        "UnitPriceWithoutTax", "PrezzoUnitario", "P_9A",
    ),
    "basis": ("NetPriceProductTradePrice/BasisQuantity", "Price/BaseQuantity"),
    "amount": ("LineTotalAmount", "LineExtensionAmount", "Amount", "GrossAmount", "PrezzoTotale", "P_11"),
}  # fmt: skip
RATES: tuple[str, ...] = ("DatiRiepilogo/Imposta", "Faktura/Fa/P_14_1", "Faktura/Fa/P_14_2", "Faktura/Fa/P_14_3")
"""Where the tax stands for each rate alone, in data that has no sum of it."""
ORDERS = frozenset({"SCRDMCCBDACIOMessageStructure", "Order"})
"""Roots of data that orders goods, which nobody has billed yet."""
