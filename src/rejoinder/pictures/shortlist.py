"""Candidate search in a large collection: perceptual hashes and binary feature codes, to be compared in full
afterwards.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import attrs
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import Features, mirror_features
from rejoinder.pictures.image_signature import WORDS, ImageSignature, Words
from rejoinder.pictures.placement import Matches, supporters

MOST_FEATURES = 260
"""Features a picture that are kept in the index, the strongest."""
MOST_CLOSE = 30
"""Pictures whose placement is tried before the shortlist is made."""
MOST_LISTED = 12
LEAST_VOTES = 6
"""Features of two pictures that must agree in one placement."""
_TABLES, _KEY_BITS = 6, 16
_ALIKE_BITS = 32
"""Bits of 128 in which two features that look alike may differ."""
_COMMON = 12
"""A bucket fuller than so many times the mean holds a texture too common to point anywhere."""
_COARSE_BITS, _FINE_BITS = 16, 84


@attrs.frozen(kw_only=True, eq=False)
class Hashes:
    """The upright hashes of very many pictures, column by column."""

    columns: tuple[Words, ...]

    def near(self, signature: NDArray[np.uint64], *, most: int = MOST_LISTED) -> tuple[int, ...]:
        """Pictures whose hash is near one of the eight orientations of a signature, by Hamming distance."""
        found: dict[int, int] = {}
        for way in signature:
            close = np.flatnonzero(np.bitwise_count(self.columns[0] ^ way[0]) <= _COARSE_BITS)
            apart = sum(np.bitwise_count(column[close] ^ word).astype(np.int64) for column, word in self._with(way))
            for place, bits in zip(close.tolist(), np.atleast_1d(apart).tolist(), strict=True):
                if bits <= _FINE_BITS:
                    found[place] = min(bits, found.get(place, bits))
        return tuple(sorted(found, key=lambda place: (found[place], place))[:most])

    def _with(self, way: Words) -> list[tuple[Words, np.uint64]]:
        return list(zip(self.columns, way, strict=True))


@attrs.frozen(kw_only=True, eq=False)
class Index:
    """Many pictures, searchable by hashes and features."""

    hashes: Hashes
    codes: Words
    """Two words a feature."""
    features: Features
    """Without their grids, which the codes stand for."""
    owner: NDArray[np.intp]
    tables: tuple[tuple[NDArray[np.intp], NDArray[np.intp]], ...]
    """For each table: where each bucket begins, and the features in the order of their buckets."""

    def shortlist(self, signature: ImageSignature) -> tuple[int, ...]:
        """Places, in the order given, of the pictures that may share something with this one, the likeliest first."""
        mine = strongest_features(signature.features)
        votes: dict[int, int] = {}
        for features in (mine, mirror_features(mine, signature.width)):
            for picture, count in self._agreements(features):
                votes[picture] = max(count, votes.get(picture, 0))
        by_votes = sorted(votes, key=lambda picture: (-votes[picture], picture))[:MOST_LISTED]
        return tuple(dict.fromkeys((*by_votes, *self.hashes.near(signature.hashes))))

    def _agreements(self, features: Features) -> list[tuple[int, int]]:
        """Each picture with the number of its features that agree with these in one placement."""
        if not len(features):
            return []
        mine, theirs = self._near_pairs(features)
        owners, counts = np.unique(self.owner[theirs], return_counts=True)
        likely = owners[np.lexsort((owners, -counts))][:MOST_CLOSE]
        agreeing = []
        for picture in likely[counts[np.searchsorted(owners, likely)] >= LEAST_VOTES].tolist():
            of_it = self.owner[theirs] == picture
            agree = supporters(self._matches(features, mine[of_it], theirs[of_it]))
            if agree >= LEAST_VOTES:
                agreeing.append((picture, agree))
        return agreeing

    def _near_pairs(self, features: Features) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Pairs of a feature and an indexed feature with near codes, each pair once."""
        codes = binary_codes(features)
        most = _COMMON * max(1, len(self.codes) >> _KEY_BITS) + 4
        pairs = []
        for number, (starts, order) in enumerate(self.tables):
            key = _key(codes, number)
            first, past = starts[key], starts[key + 1]
            full = np.where(past - first > most, 0, past - first)
            mine = np.repeat(np.arange(len(codes)), full)
            within = np.arange(len(mine)) - np.repeat(np.cumsum(full) - full, full)
            theirs = order[np.repeat(first, full) + within]
            apart = np.bitwise_count(codes[mine] ^ self.codes[theirs]).sum(axis=1)
            near = apart <= _ALIKE_BITS
            pairs.append(mine[near] * len(self.codes) + theirs[near])
        once = np.unique(np.concatenate(pairs))
        return once // len(self.codes), once % len(self.codes)

    def _matches(self, mine: Features, i: NDArray[np.intp], j: NDArray[np.intp]) -> Matches:
        turn = self.features.size[j] / mine.size[i] * np.exp(1j * (self.features.angle[j] - mine.angle[i]))
        return Matches(a=mine.at[i], b=self.features.at[j], turn=turn)


def index(signatures: Sequence[ImageSignature]) -> Index:
    """An index over pictures, in the order given."""
    strongest = [strongest_features(one.features) for one in signatures]
    features = _joined(strongest)
    codes = binary_codes(features)
    owner = np.repeat(np.arange(len(strongest)), [len(one) for one in strongest])
    upright = np.array([one.hashes[0] for one in signatures], np.uint64).reshape(len(signatures), WORDS)
    columns = tuple(np.ascontiguousarray(column) for column in upright.T)
    tables = tuple(_table(codes, number) for number in range(_TABLES))
    places = attrs.evolve(features, grids=np.empty((len(features), 0), np.uint8))
    return Index(hashes=Hashes(columns=columns), codes=codes, features=places, owner=owner, tables=tables)


def nearest_first(theirs: Sequence[ImageSignature], ours: Sequence[ImageSignature]) -> tuple[tuple[int, int], ...]:
    """Every pair by its two places: what each may share most with comes first, and what shares nothing last."""
    picture_index, behind = index(ours), len(ours)
    ranks = [dict(zip(picture_index.shortlist(one), range(behind), strict=False)) for one in theirs]
    pairs = [(a, b) for a in range(len(theirs)) for b in range(len(ours))]
    return tuple(sorted(pairs, key=lambda pair: (ranks[pair[0]].get(pair[1], behind + pair[1]), pair)))


def binary_codes(features: Features) -> Words:
    """Descriptors as 128-bit codes whose Hamming distance follows the angle between them (random projections)."""
    bits = features.looks @ _directions() > 0
    return np.packbits(bits, axis=1, bitorder="little").view(np.uint64).reshape(-1, 2)


def _key(codes: Words, table: int) -> NDArray[np.intp]:
    word, place = table % 2, (table // 2) * _KEY_BITS
    return ((codes[:, word] >> np.uint64(place)) & np.uint64((1 << _KEY_BITS) - 1)).astype(np.intp)


def _table(codes: Words, number: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    key = _key(codes, number)
    order = np.argsort(key, kind="stable")
    return np.searchsorted(key[order], np.arange((1 << _KEY_BITS) + 1)), order


def strongest_features(features: Features) -> Features:
    """The features that an index keeps of a picture, and looks for."""
    return features.first(MOST_FEATURES)


def _joined(features: Sequence[Features]) -> Features:
    every = [Features.none(), *features]
    return Features(
        at=np.concatenate([one.at for one in every]),
        size=np.concatenate([one.size for one in every]),
        angle=np.concatenate([one.angle for one in every]),
        grids=np.concatenate([one.grids for one in every]),
    )


@cache
def _directions() -> NDArray[np.float32]:
    """Orthogonal projection directions, orthogonal to constant grey too; drawn from a digest, the same everywhere."""
    noise = np.frombuffer(hashlib.shake_256(b"directions of looks").digest(128 * 128 * 2), np.int16).astype(np.float64)
    square = noise.reshape(128, 128)
    square[:, 0] = 1.0
    turned = np.linalg.qr(square)[0]
    turned[:, 0] = np.linalg.qr(square)[0][:, 1:].sum(axis=1) / np.sqrt(127)
    return np.ascontiguousarray(turned, np.float32)
