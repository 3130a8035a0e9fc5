"""The words by which papers name their parts, in the languages of sellers and their suppliers."""

from __future__ import annotations

from rejoinder.text.lexicon import entries

SELLER = entries("paper/label.seller")
BUYER = entries("paper/label.buyer")
PARTY_A = entries("paper/label.party_a")
PARTY_B = entries("paper/label.party_b")
OWNER = entries("paper/label.owner")
ENTITLED = tuple(label for label in OWNER if label not in ("applicant", "申请人", "заявитель"))
"""Those of them that name an owner whatever the paper is; who applies may ask for anything."""
AUTHOR = entries("paper/label.author")
LICENSEE = entries("paper/label.licensee")
MARK = entries("paper/label.mark")
WORK = entries("paper/label.work")
REGISTRATION_NUMBER = entries("paper/label.registration_number")
REGISTERED = entries("paper/label.registered")
COMPLETED = entries("paper/label.completed")
PUBLISHED = entries("paper/label.published")
VALID_FROM = entries("paper/label.valid_from")
VALID_TO = entries("paper/label.valid_to")
PRINTED = entries("paper/label.printed")
"""Before the day on which somebody looked into a register."""
ENDED = entries("paper/label.ended")
"""Before the day on which a right has ended, whatever its term was."""
VALIDITY = entries("paper/label.validity")
NUMBER = entries("paper/label.number")
BILL_NUMBER = tuple(label for label in NUMBER if len(label) > len("facture"))
"""Those of them that say more than what the paper is, so that a value behind one is its number."""
AGREED_NUMBER = entries("paper/label.agreed_number")
ORDERED_NUMBER = entries("paper/label.ordered_number")
WEAK_NUMBER = entries("paper/label.weak_number")
ISSUED = entries("paper/label.issued")
ORDERED = entries("paper/label.ordered")
DATE = entries("paper/label.date")
SUBLICENCE = entries("paper/label.sublicence")
TERRITORY = entries("paper/label.territory")
PLATFORM = entries("paper/label.platform")
GOODS = entries("paper/label.goods")
OTHER_LABELS = entries("paper/label.other_labels")
GRAND_TOTAL = entries("paper/label.grand_total")
TOTAL = entries("paper/label.total")
NOT_TOTAL = entries("paper/label.not_total")
TAX = entries("paper/label.tax")
CURRENCY = entries("paper/label.currency")
ALL_LABELS = (
    *(*SELLER, *BUYER, *PARTY_A, *PARTY_B, *OWNER, *AUTHOR, *LICENSEE, *MARK, *WORK, *REGISTRATION_NUMBER),
    *(*REGISTERED, *COMPLETED, *PUBLISHED, *VALID_FROM, *VALID_TO, *VALIDITY, *NUMBER, *WEAK_NUMBER, *ISSUED, *DATE),
    *(*GRAND_TOTAL, *TOTAL, *TAX, *CURRENCY, *SUBLICENCE, *TERRITORY, *PLATFORM, *GOODS, *OTHER_LABELS),
)
