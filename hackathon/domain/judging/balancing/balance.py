"""A balanced assignment: even first, then connected, and the same again from the same seed."""

from __future__ import annotations

from hackathon.domain.judging.balancing.connecting import Freedom, connected_pairs
from hackathon.domain.judging.balancing.lots import lot, seed_commitment
from hackathon.domain.judging.balancing.matching import even_pairs
from hackathon.domain.judging.balancing.requests import BalancedAssignment, BalancingRequest
from hackathon.domain.judging.ranking.components import components


def balance(request: BalancingRequest) -> BalancedAssignment:
    """Give every entry its judges: no conflict, no overload, loads as even as can be, connected.

    The order of names, conflicts and kept pairs changes nothing; the seed alone decides between
    equals. Whether all hangs together is said by `components`: with one review an entry it
    cannot, and conflicts may forbid it. RuleBroken as in `BalancingRequest.check` and
    `even_pairs`.
    """
    request.check()
    room = {judge.name: request.room_of(judge) for judge in request.judges}
    even = even_pairs(request)
    freedom = Freedom(
        may_meet=lambda pair: pair not in request.conflicts,
        may_move=lambda pair: pair not in request.kept,
        has_room=lambda judge, load: load < room[judge],
        lot_of=lambda pair: lot(request.seed, *pair),
    )
    pairs = connected_pairs(even, freedom)
    return BalancedAssignment(
        pairs=tuple(sorted(pairs)),
        added=tuple(sorted(pairs - request.kept)),
        loads={
            name: sum(judge == name for _, judge in pairs) for name in sorted(request.judge_names)
        },
        components=components(pairs),
        seed_commitment=seed_commitment(request.seed),
    )
