"""Arbor: the motoneuron (soma, dendrite, five axon links) with mechanisms written for this benchmark.

Usage: python arbor_rcsd.py CATALOGUE

The equations in `mod-arbor/` are the model's, built once with `arbor-build-catalogue` (which needs cmake and a C++
compiler). Arbor integrates by implicit Euler, so the voltage agrees with the test vector to first order in dt only.
"""

import math
import sys

import arbor as A
from arbor import units as U

from common import best, emit, ns_per_cell_step, peak_rss_mib
from motoneuron import P

DT_MS = 0.025
DURATION_MS = 50.0
CELLS = 256
# Outward density (mA/cm2) that cancels the rest current at -60 mV, and the soma at 10 ms from -75 mV (mV).
PIN = {"soma": -0.00012851097790, "dend": -0.00013279433287, "axon": -0.00033968881355}
SOMA_AT_10_MS_MV = -71.20097427
TAGS = {"soma": 1, "axon": 2, "dend": 3}


def calcium_at_rest(values, v_mv=-75.0):
    """Calcium current density (mA/cm2) at steady gates, the offset of the calcium pool."""

    def drive(thermal):
        f = 0.5 * (thermal / 293.15) * 309.15
        nu = v_mv / f
        return -f * (1 - (1e-5 / 2) * math.exp(nu)) * nu / (math.exp(nu) - 1)

    m_n, h_n = 1 / (1 + math.exp(-(v_mv + 30) / 5)), 1 / (1 + math.exp((v_mv + 45) / 5))
    m_l = 1 / (1 + math.exp(-(v_mv + 40) / 7))
    return values["can"] * m_n**2 * h_n * drive(36) + values.get("cal", 0.0) * m_l * drive(25)


def axial_resistivity(length_um):
    """Resistivity (ohm cm) that gives the coupling `gc`."""
    area_cm2 = math.pi * length_um * P["diam"] * 1e-8
    half_mohm = 1e-6 / (2 * (P["gc"] / P["pp"]) * 1e-3 * area_cm2)
    return half_mohm / (1e-2 * (length_um / 2) / (math.pi * P["diam"] ** 2 / 4))


def description(clamp):
    lengths = {"soma": P["pp"] * P["length"], "dend": (1 - P["pp"]) * P["length"]}
    radius, axon = P["diam"] / 2, P["axon"]
    tree = A.segment_tree()
    soma = tree.append(A.mnpos, (0, 0, 0, radius), (lengths["soma"], 0, 0, radius), tag=TAGS["soma"])
    tree.append(soma, (lengths["soma"], 0, 0, radius), (P["length"], 0, 0, radius), tag=TAGS["dend"])
    parent = A.mnpos
    for link in range(axon["links"]):
        x, thin = -link * axon["length"], axon["diam"] / 2
        parent = tree.append(parent, (x, 0, 0, thin), (x - axon["length"], 0, 0, thin), tag=TAGS["axon"])
    decor = A.decor()
    for name in ("soma", "dend"):
        values, region = P[name], f"(tag {TAGS[name]})"
        cm = P["cm"] * (P["cm_ratio"] if name == "soma" else 1.0)
        decor.paint(region, cm=cm * 1e-2 * U.F / U.m2, rL=axial_resistivity(lengths[name]) * U.Ohm * U.cm)
        paint(decor, region, f"pas/e={P['e_pas']}", g=values["pas"])
        paint(decor, region, "lvcan", gmax=values["can"])
        paint(decor, region, "lvkca", gmax=values["kca"])
        paint(decor, region, "lvca", f=values["f"], alpha=values["alpha"], kca=values["rate"], irest=calcium_at_rest(values))
        paint(decor, region, "lvk")
        paint(decor, region, "lvpin", ic=PIN[name])
    paint(decor, "(tag 1)", "lvna")
    paint(decor, "(tag 3)", "lvcal", gmax=P["dend"]["cal"])
    decor.paint("(tag 2)", cm=axon["cm"] * 1e-2 * U.F / U.m2, rL=axon["ra"] * U.Ohm * U.cm)
    paint(decor, "(tag 2)", f"pas/e={axon['e_pas']}", g=axon["pas"])
    paint(decor, "(tag 2)", "lvk")
    paint(decor, "(tag 2)", "lvna")
    paint(decor, "(tag 2)", "lvpin", ic=PIN["axon"])
    for region, values in (("(tag 1)", P["soma"]), ("(tag 2)", axon)):
        paint(decor, region, "lvnas", gmax=values["nas"])
        paint(decor, region, "lvkdr", gmax=values["kdr"])
    if clamp:
        decor.place("(on-components 0.5 (tag 1))", A.i_clamp(0 * U.ms, 1e6 * U.ms, 0.05 * U.nA))
    labels = A.label_dict({"middle": "(on-components 0.5 (tag 1))"})
    return A.cable_cell(tree, decor, labels, A.cv_policy("(every-segment)"))


def paint(decor, region, mechanism, **values):
    decor.paint(region, A.density(mechanism, values))


class Recipe(A.recipe):
    def __init__(self, catalogue, cells, clamp, probe):
        A.recipe.__init__(self)
        self.cells, self.cell, self.probe = cells, description(clamp), probe
        self.properties = A.neuron_cable_properties()
        self.properties.catalogue = A.default_catalogue()
        self.properties.catalogue.extend(A.load_catalogue(catalogue), "")
        self.properties.set_property(Vm=-75 * U.mV, tempK=309.15 * U.Kelvin)
        self.properties.set_ion("ca", valence=2, int_con=1e-5 * U.mM, ext_con=2 * U.mM)
        self.properties.set_ion("k", valence=1, int_con=145 * U.mM, ext_con=5 * U.mM, method="nernst/x=k")
        self.properties.set_ion("na", valence=1, int_con=15 * U.mM, ext_con=145 * U.mM, method="nernst/x=na")

    def num_cells(self):
        return self.cells

    def cell_kind(self, gid):
        return A.cell_kind.cable

    def cell_description(self, gid):
        return self.cell

    def global_properties(self, kind):
        return self.properties

    def probes(self, gid):
        return [A.cable_probe_membrane_voltage('"middle"', "v")] if self.probe else []


def simulation(recipe):
    context = A.context(threads=1)
    hint = A.partition_hint(cpu_group_size=recipe.cells)
    layout = A.partition_load_balance(recipe, context, {A.cell_kind.cable: hint})
    return A.simulation(recipe, context, layout)


def difference_from_test_vector(catalogue):
    single = simulation(Recipe(catalogue, 1, clamp=False, probe=True))
    handle = single.sample((0, "v"), A.regular_schedule(1 * U.ms))
    single.run(10.5 * U.ms, DT_MS * U.ms)
    samples = single.samples(handle)[0][0]
    return abs(samples[10][1] - SOMA_AT_10_MS_MV)


def main(catalogue):
    difference_mv = difference_from_test_vector(catalogue)
    assert difference_mv < 0.02, f"not the same cell: {difference_mv} mV off the test vector"
    many = simulation(Recipe(catalogue, CELLS, clamp=True, probe=False))

    def run():
        many.reset()
        many.run(DURATION_MS * U.ms, DT_MS * U.ms)

    cpu, _ = best(run)
    emit("Arbor", "motoneuron, bare", ns_per_cell_step(cpu, CELLS, DURATION_MS, DT_MS), "ns/cell-step",
         cell="same (7 compartments), implicit Euler", cells=CELLS, dt_ms=DT_MS, threads=1,
         difference_from_test_vector_mv=difference_mv, peak_rss_mib=peak_rss_mib())  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1])
