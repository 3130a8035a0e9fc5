"""Towns, which stand where names do: `a designer from Rosario, Argentina`."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex

_COUNTRIES = (
    "Afghanistan; Albania; Algeria; American Samoa; Andorra; Angola; Anguilla; Antigua & Barbuda; Argentina; "
    "Armenia; Aruba; Australia; Austria; Azerbaijan; Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; "
    "Belize; Benin; Bermuda; Bhutan; Bolivia; Bosnia & Herzegovina; Botswana; Brazil; British Virgin Islands; "
    "Brunei; Bulgaria; Burkina Faso; Burma; Burundi; Cambodia; Cameroon; Canada; Cape Verde; Caribbean Netherlands; "
    "Cayman Islands; Central African Republic; Chad; Chile; China; Christmas Island; Cocos (Keeling) Islands; "
    "Colombia; Comoros; Congo; Cook Islands; Costa Rica; Croatia; Cuba; Curaçao; Cyprus; Czech Republic; Czechia; "
    "Côte d'Ivoire; Denmark; Djibouti; Dominica; Dominican Republic; Ecuador; Egypt; El Salvador; England; "
    "Equatorial Guinea; Eritrea; Estonia; Eswatini; Ethiopia; Falkland Islands; Faroe Islands; Fiji; Finland; "
    "France; French Guiana; French Polynesia; Gabon; Gambia; Georgia; Germany; Ghana; Gibraltar; Greece; Greenland; "
    "Grenada; Guadeloupe; Guam; Guatemala; Guernsey; Guinea; Guinea-Bissau; Guyana; Haiti; Holland; Honduras; Hong "
    "Kong; Hungary; Iceland; India; Indonesia; Iran; Iraq; Ireland; Isle of Man; Israel; Italy; Ivory Coast; "
    "Jamaica; Japan; Jersey; Jordan; Kazakhstan; Kenya; Kiribati; Korea; Kosovo; Kuwait; Kyrgyzstan; Laos; Latvia; "
    "Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Macao; Macau; Madagascar; Malawi; "
    "Malaysia; Maldives; Mali; Malta; Marshall Islands; Martinique; Mauritania; Mauritius; Mayotte; Mexico; "
    "Micronesia; Moldova; Monaco; Mongolia; Montenegro; Montserrat; Morocco; Mozambique; Myanmar; Namibia; Nauru; "
    "Nepal; Netherlands; New Caledonia; New Zealand; Nicaragua; Niger; Nigeria; Niue; Norfolk Island; North Korea; "
    "North Macedonia; Northern Ireland; Northern Mariana Islands; Norway; Oman; P.R. China; PRC; Pakistan; Palau; "
    "Palestinian Territories; Panama; Papua New Guinea; Paraguay; Peru; Philippines; Pitcairn Islands; Poland; "
    "Portugal; Puerto Rico; Qatar; Romania; Russia; Rwanda; Réunion; Samoa; San Marino; Saudi Arabia; Scotland; "
    "Senegal; Serbia; Seychelles; Sierra Leone; Singapore; Sint Maarten; Slovakia; Slovenia; Solomon Islands; "
    "Somalia; South Africa; South Korea; South Sudan; Spain; Sri Lanka; St. Barthélemy; St. Helena; St. Kitts & "
    "Nevis; St. Lucia; St. Martin; St. Pierre & Miquelon; St. Vincent & Grenadines; Sudan; Suriname; Svalbard & Jan "
    "Mayen; Sweden; Switzerland; Syria; São Tomé & Príncipe; Taiwan; Tajikistan; Tanzania; Thailand; Timor-Leste; "
    "Togo; Tokelau; Tonga; Trinidad & Tobago; Tunisia; Turkey; Turkmenistan; Turks & Caicos Islands; Tuvalu; "
    "Türkiye; U.K.; U.S. Virgin Islands; U.S.A.; UAE; UK; USA; Uganda; Ukraine; United Arab Emirates; United "
    "Kingdom; United States; Uruguay; Uzbekistan; Vanuatu; Vatican City; Venezuela; Vietnam; Wales; Wallis & "
    "Futuna; Western Sahara; Yemen; Zambia; Zimbabwe; Åland Islands"
)
"""The countries by their English names, and the names in use beside them."""
_WRITTEN = "|".join(map(re.escape, sorted(_COUNTRIES.split("; "), key=len, reverse=True)))
_COUNTRY = regex(rf"(?:[Tt]he )?(?:{_WRITTEN})(?!\w)")
_TOWN = 4
"""So many words a town's name has at most."""


def is_place(text: str, start: int, end: int) -> bool:
    """Whether a name is a country's, or a town's: its country stands behind a comma, in the name or right behind it."""
    if _COUNTRY.fullmatch(text, start, end):
        return True
    town, comma, country = text[start:end].partition(", ")
    if town.count(" ") >= _TOWN:
        return False
    if comma:
        return _COUNTRY.fullmatch(country) is not None
    return text[end : end + 2] == ", " and _COUNTRY.match(text, end + 2) is not None
