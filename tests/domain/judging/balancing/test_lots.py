"""Lots can be drawn again by anyone who has the seed."""

import hashlib

from hackathon.domain.judging.balancing.lots import lot, seed_commitment


def test_a_lot_is_the_hash_of_seed_and_names() -> None:
    assert lot("semilla", "e1", "ana") == hashlib.sha256(b"semilla:e1:ana").hexdigest()


def test_the_commitment_is_what_sha256sum_says_of_the_seed() -> None:
    # printf %s abc | sha256sum; FIPS 180-4 prints it as its first example.
    assert seed_commitment("abc") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
