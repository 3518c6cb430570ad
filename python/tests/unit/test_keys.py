"""Weight and noise keys: the three dialects, and errors that name the nearest."""

import warnings

import pytest

from livn.env import _keys
from livn.env._keys import resolve_noise, resolve_weights
from livn.exceptions import ParameterError

POPULATIONS = ["EXC", "INH"]
NAMES = [
    "EXC_EXC-dend-AMPA-weight",
    "EXC_EXC-dend-NMDA-weight",
    "INH_EXC-soma-GABA_A-weight",
    "EXC_INH-dend-AMPA-weight",
    "EXC_INH-dend-NMDA-weight",
    "INH_INH-soma-GABA_A-weight",
]


def place(post, section):
    return "soma" if post == "INH" and section == "dend" else section


def resolve(weights):
    return resolve_weights(weights, NAMES, POPULATIONS, place)


def test_canonical_names_are_themselves():
    assert resolve(dict.fromkeys(NAMES, 2)) == dict.fromkeys(NAMES, 2.0)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("EXC_EXC-hillock-AMPA-weight", "EXC_EXC-dend-AMPA-weight"),
        ("EXC_EXC-basal-NMDA-weight", "EXC_EXC-dend-NMDA-weight"),
        ("EXC_INH-hillock-AMPA-weight", "EXC_INH-dend-AMPA-weight"),
        ("EXC_INH-soma-AMPA-weight", "EXC_INH-dend-AMPA-weight"),  # those cells have no dendrite
        ("INH_EXC-dend-AMPA-weight", "EXC_INH-dend-AMPA-weight"),  # POST_PRE
        ("EXC_INH-soma-GABA_A-weight", "INH_EXC-soma-GABA_A-weight"),  # POST_PRE
        ("INH_INH", "INH_INH-soma-GABA_A-weight"),
        ("EXC_EXC-AMPA", "EXC_EXC-dend-AMPA-weight"),
        ("EXC_EXC-dend-AMPA", "EXC_EXC-dend-AMPA-weight"),
    ],
)
def test_dialects(key, name):
    assert resolve({key: 3.0}) == {name: 3.0}


def test_hillock_is_where_excitation_arrives():
    names = ["EXC_INH-soma-AMPA-weight"]
    assert resolve_weights({"EXC_INH-hillock-AMPA-weight": 1}, names, POPULATIONS) == {names[0]: 1.0}
    with pytest.raises(ParameterError, match="fits no projection"):
        resolve_weights({"EXC_EXC-soma-AMPA-weight": 1}, NAMES, POPULATIONS)


def test_a_short_key_means_everything_it_covers():
    assert resolve({"EXC_EXC": 1.5}) == {"EXC_EXC-dend-AMPA-weight": 1.5, "EXC_EXC-dend-NMDA-weight": 1.5}


def test_where_both_orders_exist_pre_post_is_meant_and_said_once(monkeypatch):
    monkeypatch.setattr(_keys, "_warned", set())
    with pytest.warns(UserWarning, match="read as PRE_POST, that is INH->EXC"):
        assert resolve({"INH_EXC": 1.0}) == {"INH_EXC-soma-GABA_A-weight": 1.0}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        resolve({"INH_EXC": 1.0})


def test_both_published_sets_reach_all_six_weights():
    first = {
        "EXC_EXC-hillock-AMPA-weight": 1,
        "EXC_EXC-hillock-NMDA-weight": 2,
        "EXC_INH-hillock-AMPA-weight": 3,
        "EXC_INH-hillock-NMDA-weight": 4,
        "INH_EXC-soma-GABA_A-weight": 5,
        "INH_INH-soma-GABA_A-weight": 6,
    }
    second = {
        "EXC_EXC-dend-AMPA-weight": 1,
        "EXC_EXC-dend-NMDA-weight": 2,
        "INH_EXC-dend-AMPA-weight": 3,
        "INH_EXC-dend-NMDA-weight": 4,
        "EXC_INH-soma-GABA_A-weight": 5,
        "INH_INH-soma-GABA_A-weight": 6,
    }
    assert resolve(first) == resolve(second)
    assert sorted(resolve(first)) == sorted(NAMES)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("EXC_EXC-dend-GABA_A-weight", "fits no projection"),
        ("EXC_EXK-dend-AMPA-weight", "did you mean 'EXC_EXC-dend-AMPA-weight'"),
        ("EXC-dend-AMPA-weight", "is not PRE_POST"),
        ("EXC_EXC-dend-AMPA-tau_decay", "neither a section"),
        ("EXC_EXC-trunk-AMPA-weight", "neither a section"),
        ("INH_EXC-dend-NMDB-weight", "neither a section"),
    ],
)
def test_unknown_keys_are_errors(key, message):
    with pytest.raises(ParameterError, match=message):
        resolve({key: 1.0})


def test_two_keys_for_one_weight_are_refused():
    with pytest.raises(ParameterError, match="both mean EXC_EXC-dend-AMPA-weight"):
        resolve({"EXC_EXC-dend-AMPA-weight": 1.0, "EXC_EXC-hillock-AMPA-weight": 2.0})


@pytest.mark.parametrize("value", ["big", None, float("nan"), float("inf")])
def test_values_must_be_finite_numbers(value):
    with pytest.raises(ParameterError, match=r"must be (a number|finite)"):
        resolve({NAMES[0]: value})


def test_population_names_may_contain_underscores():
    names = ["E_b_E_b-dend-AMPA-weight", "E_b_I-dend-AMPA-weight"]
    assert resolve_weights({"E_b_I-hillock-AMPA-weight": 1}, names, ["E_b", "I"]) == {names[1]: 1.0}


def test_errors_are_key_and_value_errors_and_read_as_sentences():
    with pytest.raises(KeyError) as caught:
        resolve({"EXC_EXC-dend-GABA_A-weight": 1.0})
    assert isinstance(caught.value, ValueError)
    assert str(caught.value).startswith("weight 'EXC_EXC")


def test_noise_keys():
    names = ["g_e0", "std_e"]
    assert resolve_noise({"g_e0": 1, "INH-std_e": 2}, names, POPULATIONS, "M") == {
        (None, "g_e0"): 1.0,
        ("INH", "std_e"): 2.0,
    }
    with pytest.raises(ParameterError, match="did you mean 'g_e0'"):
        resolve_noise({"g_e": 1}, names, POPULATIONS, "M")
    with pytest.raises(ParameterError, match="unknown population 'ESC'"):
        resolve_noise({"ESC-g_e0": 1}, names, POPULATIONS, "M")
