"""Data as a tree of named elements, as XML holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs


@attrs.frozen(eq=False)
class Node:
    """One element: local name, attributes by local name, its own words, its children."""

    name: str
    text: str = ""
    attributes: Mapping[str, str] = attrs.field(factory=dict)
    children: Sequence[Node] = ()
    span: tuple[int, int] | None = None
    """`[start, end)` of its words in the text of the page on which the data is written out."""

    @property
    def words(self) -> str:
        """Its own words on one line."""
        return " ".join(self.text.split())

    def every(self, *names: str) -> Iterator[Node]:
        """All elements of these local names below, in order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.every(*names)

    def first(self, name: str) -> Node | None:
        """The first element of this local name below, or None."""
        return next(self.every(name), None)

    def along(self, path: str) -> Iterator[Node]:
        """All elements reached by the names of a path `A/B/C`, each a child of the last; the first at any depth."""
        first, _, rest = path.partition("/")
        for node in self.every(first):
            yield from node.down(rest)

    def down(self, path: str) -> Iterator[Node]:
        """All elements reached from here by exactly the names of a path."""
        if not path:
            yield self
            return
        name, _, rest = path.partition("/")
        for child in self.children:
            if child.name == name:
                yield from child.down(rest)

    def first_with_words(self, *paths: str) -> Iterator[Node]:
        """The elements with words along the first of the paths that has any."""
        for path in paths:
            found = [node for node in self.along(path) if node.words]
            if found:
                yield from found
                return
