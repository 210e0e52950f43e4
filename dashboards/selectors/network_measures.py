"""What a network looks like as a whole. Every measure is of the register's ties, none of anybody's answers.

All of them are linear in ties, so that England's network is measured within a page's time and nothing is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx

from dashboards.selectors.network import Network
from models_engine import ShownShare, publish_share


@dataclass(frozen=True)
class Measures:
    """Places are those of the network's organisations.

    - `degree`: by place, with how many other organisations it has a tie;
    - `groups`: the connected components of two or more, each by place, in the order of their first;
    - `brokers`: organisations without which the others of their group would fall apart into groups that do not meet
      (cut points). Betweenness counts shortest paths; it has no border above which an organisation is a broker, and
      only of a cut point is the sentence true that it links groups that would not otherwise meet;
    - `isolates`: those without a tie here;
    - `density`: ties there are, of all that there could be; None for fewer than two organisations;
    - `agreement`: of the pairs of which at least one side chose a partnership, of how many both did, in percent. It
      passes disclosure control with organisations in the place of people: of few, it would tell of single ones.
    """

    degree: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    brokers: tuple[int, ...]
    isolates: tuple[int, ...]
    ties: int
    density: float | None
    agreement: ShownShare


def measure(network: Network) -> Measures:
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(network.organisations)))
    graph.add_edges_from(network.ties)
    groups = sorted(tuple(sorted(found)) for found in networkx.connected_components(graph) if len(found) > 1)
    return Measures(
        degree=tuple(degree for _, degree in graph.degree()),
        groups=tuple(groups),
        brokers=tuple(sorted(networkx.articulation_points(graph))),
        isolates=tuple(networkx.isolates(graph)),
        ties=len(network.ties),
        density=networkx.density(graph) if len(network.organisations) > 1 else None,
        agreement=_agreement(network),
    )


def _agreement(network: Network) -> ShownShare:
    """Both the pairs that agree and those that do not have to stand on enough organisations, or nothing is said."""
    agreed, not_agreed = list(network.both), list(network.one_sided)
    whole = len(agreed) + len(not_agreed)
    return publish_share(
        len(agreed),
        whole,
        _each_once([*agreed, *not_agreed]),
        part_people=_each_once(agreed),
        rest_people=_each_once(not_agreed),
    )


def _each_once(pairs: Sequence[tuple[int, int]]) -> list[int]:
    """One for each organisation in the pairs, as if it were one person."""
    return [1] * len({place for pair in pairs for place in pair})
