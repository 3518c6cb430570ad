"""Helpers: merging, hashing, objects by path, JSON, files."""

import json

import numpy as np
import pytest

from livn.exceptions import DependencyError
from livn.utils import (
    DotDict,
    Jsonable,
    P,
    decode_file,
    download_directory,
    import_instance,
    load_file,
    merge,
    merge_array,
    merge_dict,
    resolve_instance,
    sentinel,
    sum_dict,
    timed,
)


class TestMerge:
    def test_arrays(self):
        assert merge_array([np.array([1]), None, np.array([2, 3])]).tolist() == [1, 2, 3]
        assert merge_array(None) is None
        assert merge_array([None]).size == 0

    def test_empty_members_keep_their_type(self):
        assert merge_array([np.empty(0, np.int64)]).dtype == np.int64

    def test_dicts(self):
        merged = merge_dict([{0: [1], 1: [9]}, {0: [2]}])
        assert {key: value.tolist() for key, value in merged.items()} == {0: [1, 2], 1: [9]}

    def test_several_and_empty(self):
        first, second = merge([np.array([1])], [{0: [2]}])
        assert (first.tolist(), second[0].tolist()) == ([1], [2])
        assert merge([]).size == 0


class TestP:
    def test_one_rank_without_mpi(self):
        assert (P.rank(), P.size(), P.is_root(), P.is_root(-1), P.comm()) == (0, 1, True, True, None)
        assert P.gather(1) == [1]
        assert P.gather(1, 2) == ([1], [2])
        assert P.broadcast("x") == "x"

    def test_reduce_sum(self):
        assert P.reduce_sum(np.array([1.0])).tolist() == [1.0]
        assert P.reduce_sum([np.array([1.0]), np.array([2.0])]).tolist() == [3.0]
        assert P.reduce_sum([{"a": 1}, {"a": 2}]) == {"a": 3}
        assert P.reduce_sum(None) is None

    def test_stable_hash_and_uniform_are_the_published_numbers(self):
        hashes = [int(h) for h in P.stable_hash([0, 1, 2])]
        assert hashes == [16294208416658607535, 10451216379200822465, 10905525725756348110]
        np.testing.assert_allclose(
            P.stable_uniform([0, 1, 2], seed=123), [0.70649122, 0.81922328, 0.79113455], atol=5e-9
        )
        spread = P.stable_uniform(np.arange(1000), low=-2.0, high=3.0)
        assert (spread >= -2.0).all()
        assert (spread < 3.0).all()


class TestObjects:
    def test_specs(self):
        assert import_instance(None) is None
        assert import_instance("collections.OrderedDict") == {}
        nested = (("fractions.Fraction", {"numerator": 1}), {"denominator": 2}, None, {"numerator": 3})
        assert resolve_instance(nested)[1] == {"numerator": 3, "denominator": 2}
        with pytest.raises(ValueError, match="object spec"):
            import_instance(3)

    def test_json(self, tmp_path):
        class Point(Jsonable):
            def __init__(self, x):
                self.x = x

            def serialize(self):
                return {"x": self.x}

        path = tmp_path / "point.json"
        path.write_text('{"x": [1, 2]}')
        assert Point.from_json(str(path)).x == [1, 2]
        assert Point.from_json({"x": 3}).clone().x == 3
        assert Point(np.arange(2)).as_json(stringify=False) == {"x": [0, 1]}

    def test_dotdict(self):
        nested = DotDict.create({"a": {"b": 1}})
        assert (nested.a.b, nested.missing) == (1, None)
        nested.c = 2
        assert json.dumps(nested) == '{"a": {"b": 1}, "c": 2}'

    def test_timed_writes_to_standard_error(self, capsys):
        with timed("work"):
            pass
        with timed("quiet", enabled=False):
            pass
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("work: ")


class TestFiles:
    def test_by_extension(self, tmp_path):
        (tmp_path / "a.json").write_text("[1]")
        (tmp_path / "b.txt").write_text("text")
        np.save(tmp_path / "c.npy", np.arange(2))
        assert load_file([tmp_path, None, "a.json"]) == [1]
        assert decode_file(tmp_path / "b.txt") == "text"
        assert decode_file(tmp_path / "c.npy").tolist() == [0, 1]

    def test_pickles_are_refused(self, tmp_path):
        path = tmp_path / "x.p"
        path.write_bytes(b"")
        with pytest.raises(ValueError, match="pickle files run code"):
            decode_file(path)

    def test_a_default_covers_missing_not_damaged_files(self, tmp_path):
        assert load_file(tmp_path / "none.json", default=7) == 7
        with pytest.raises(FileNotFoundError):
            load_file(tmp_path / "none.json")
        (tmp_path / "bad.json").write_text("{")
        with pytest.raises(ValueError, match="Expecting"):
            load_file(tmp_path / "bad.json", default=sentinel)
        with pytest.raises(ValueError, match="Expecting"):
            load_file(tmp_path / "bad.json", default=7)

    def test_downloads_need_the_extra(self, tmp_path, monkeypatch):
        import sys

        monkeypatch.setitem(sys.modules, "fsspec", None)
        with pytest.raises(DependencyError, match=r"livn\[hub\]"):
            download_directory("memory://x", tmp_path / "x")

    def test_an_existing_directory_is_kept(self, tmp_path):
        assert download_directory("memory://x", tmp_path) == str(tmp_path)


def test_sum_dict_adds_by_key():
    assert sum_dict([{"a": 1, "b": 2}, {"a": 3}]) == {"a": 4, "b": 2}
