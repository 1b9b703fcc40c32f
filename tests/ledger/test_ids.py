"""Ids are short, never twice, and lie together when they are made together."""

import os
import re

import pytest

from ledger.ids import LENGTH, new_id


def test_an_id_fits_a_button():
    assert re.fullmatch(r"[0-9a-z]{12}", new_id())
    assert len(new_id().encode()) == LENGTH


def test_ids_made_one_after_the_other_sort_so_and_are_all_different():
    made = [new_id() for _ in range(50_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_process_makes_other_ids():
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.write(write, new_id().encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, LENGTH).decode()[:6] != new_id()[:6]
    os.close(read)
    os.close(write)
