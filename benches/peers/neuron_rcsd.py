"""NEURON: the motoneuron (soma, dendrite, five axon links) with mechanisms written for this benchmark.

Usage: python neuron_rcsd.py MECHANISM_LIBRARY [bare|noise|synapses ...]

The mechanisms in `mod/` hold the equations of the model, compiled once with `nrnivmodl -coreneuron` (which
needs a C++ compiler). The script first compares the cell with the model's published test vector, so that the time that
follows is known to be the time of the same cell.
"""

import math
import os
import pathlib
import sys

# CoreNEURON looks for its half of the mechanisms beside NEURON's.
os.environ["CORENEURONLIB"] = str(pathlib.Path(sys.argv[1]).with_name("libcorenrnmech.so"))

from neuron import coreneuron, h  # noqa: E402

from common import best, emit, ns_per_cell_step, peak_rss_mib  # noqa: E402
from motoneuron import P  # noqa: E402

DT_MS = 0.025
DURATION_MS = 50.0
CELLS = 256
LABEL = {"bare": "bare", "noise": "noise", "synapses": "noise and synapses"}

# Soma, dendrite and last axon link (mV) without input from -75 mV at dt 0.025 ms.
TEST_VECTOR = {0.025: (-74.98880697, -74.99429879, -74.77057729), 10.0: (-71.20097427, -71.21644936, -71.03386369)}


class Motoneuron:
    def __init__(self):
        self.soma, self.dend = h.Section(name="soma", cell=self), h.Section(name="dend", cell=self)
        self.axon = [h.Section(name=f"ais{k}", cell=self) for k in range(P["axon"]["links"])]
        self.dend.connect(self.soma(1), 0)
        parent = self.soma(0)
        for link in self.axon:
            link.connect(parent, 0)
            parent = link(1)
        self._geometry()
        self._channels()

    def _geometry(self):
        for section, fraction in ((self.soma, P["pp"]), (self.dend, 1 - P["pp"])):
            section.L, section.diam, section.nseg = fraction * P["length"], P["diam"], 1
            area_cm2 = math.pi * section.L * section.diam * 1e-8
            half_mohm = 1e-6 / (2 * (P["gc"] / P["pp"]) * 1e-3 * area_cm2)
            section.Ra = half_mohm / (1e-2 * (section.L / 2) / (math.pi * section.diam**2 / 4))
        self.soma.cm, self.dend.cm = P["cm"] * P["cm_ratio"], P["cm"]
        for link in self.axon:
            a = P["axon"]
            link.L, link.diam, link.nseg, link.Ra, link.cm = a["length"], a["diam"], 1, a["ra"], a["cm"]

    def _channels(self):
        for section in (self.soma, self.dend, *self.axon):
            for name in ("pas", "lvk", "lvpin"):
                section.insert(name)
        for section in (self.soma, *self.axon):
            for name in ("lvnas", "lvkdr", "lvna"):
                section.insert(name)
        for section, values in ((self.soma, P["soma"]), (self.dend, P["dend"])):
            for name in ("lvcan", "lvkca", "lvca"):
                section.insert(name)
            seg = section(0.5)
            seg.lvcan.gmax, seg.lvkca.gmax = values["can"], values["kca"]
            seg.lvca.f, seg.lvca.alpha, seg.lvca.kca = values["f"], values["alpha"], values["rate"]
            seg.pas.g, seg.pas.e = values["pas"], P["e_pas"]
        self.dend.insert("lvcal")
        self.dend(0.5).lvcal.gmax = P["dend"]["cal"]
        self.soma(0.5).lvnas.gmax, self.soma(0.5).lvkdr.gmax = P["soma"]["nas"], P["soma"]["kdr"]
        for link in self.axon:
            seg, a = link(0.5), P["axon"]
            seg.lvnas.gmax, seg.lvkdr.gmax, seg.pas.g, seg.pas.e = a["nas"], a["kdr"], a["pas"], a["e_pas"]

    def sections(self):
        return (self.soma, self.dend, *self.axon)

    def pin(self):
        """Cancel the ionic and leak current that flows at the present voltage."""
        for section in self.sections():
            seg = section(0.5)
            total = seg.pas.g * (seg.v - seg.pas.e)
            for current in ("ina", "ik", "ica"):
                if hasattr(seg, current):
                    total += getattr(seg, current)
            seg.lvpin.ic = -total


def prepare(cells):
    """Pin the resting current at -60 mV, then start from -75 mV (twice: the calcium pool rests there)."""
    for cell in cells:
        for section in cell.sections():
            section(0.5).lvpin.ic = 0.0
    h.finitialize(-60)
    for cell in cells:
        cell.pin()
    h.finitialize(-75)
    h.finitialize(-75)


def check_against_test_vector(cell):
    prepare([cell])
    worst = 0.0
    for time_ms, expected in TEST_VECTOR.items():
        while h.t < time_ms - DT_MS / 2:
            h.fadvance()
        got = cell.soma(0.5).v, cell.dend(0.5).v, cell.axon[-1](0.5).v
        worst = max(worst, *(abs(a - b) for a, b in zip(got, expected)))
    return worst


def attach(cell, question, number):
    """Noise and synapses of the culture model on one cell; the returned objects keep them alive."""
    held = []
    if question in ("noise", "synapses"):
        for place, parts in ((cell.soma, ("g_i0", "std_i")), (cell.dend, ("g_e0", "std_e"))):
            noise = h.LvOu(place(0.5))
            setattr(noise, parts[0], 0.003)
            setattr(noise, parts[1], 0.001)
            noise.stream.set_ids(number, len(held), 1)
            held.append(noise)
    if question == "synapses":
        for place, rise, decay, e, mg in ((cell.dend, 0.5, 3, 0, 0), (cell.dend, 0.5, 80, 0, 1), (cell.soma, 0.3, 6, -60, 0)):
            synapse = h.LvDualExp(place(0.5))
            synapse.tau_rise, synapse.tau_decay, synapse.e, synapse.mg = rise, decay, e, mg
            held.append(synapse)
    clamp = h.IClamp(cell.soma(0.5))
    clamp.delay, clamp.dur, clamp.amp = 0, 1e9, 0.05
    held.append(clamp)
    return held


def seconds_of_run(context, core):
    """CPU seconds of `DURATION_MS` of biological time.

    CoreNEURON copies the whole model at the start of every run; the difference of two lengths leaves that out.
    """

    def run(duration_ms):
        def once():
            h.finitialize(-75)
            context.psolve(duration_ms)

        return best(once, repeats=3)[0]

    return run(5 * DURATION_MS) / 4 - run(DURATION_MS) / 4 if core else run(DURATION_MS)


def main(library, questions):
    h.nrn_load_dll(library)
    h.celsius, h.dt, h.secondorder = 36, DT_MS, 2
    probe = Motoneuron()
    difference_mv = check_against_test_vector(probe)
    assert difference_mv < 1e-6, f"not the same cell: {difference_mv} mV off the test vector"
    del probe
    context = h.ParallelContext()
    context.set_maxstep(10)
    coreneuron.verbose = 0
    for question in questions:
        cells = [Motoneuron() for _ in range(CELLS)]
        for gid, cell in enumerate(cells):
            context.set_gid2node(gid, context.id())
            context.cell(gid, h.NetCon(cell.soma(0.5)._ref_v, None, sec=cell.soma))
        held = [attach(cell, question, number) for number, cell in enumerate(cells)]
        prepare(cells)
        for peer in ("NEURON", "CoreNEURON"):
            coreneuron.enable = peer == "CoreNEURON"
            seconds = seconds_of_run(context, coreneuron.enable)
            emit(peer, f"motoneuron, {LABEL[question]}", ns_per_cell_step(seconds, CELLS, DURATION_MS, DT_MS),
                 "ns/cell-step", cell="same (7 compartments)", cells=CELLS, dt_ms=DT_MS, threads=1,
                 worst_difference_from_test_vector_mv=difference_mv, peak_rss_mib=peak_rss_mib())  # fmt: skip
        coreneuron.enable = False
        context.gid_clear()
        del held, cells


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:] or ["bare", "noise", "synapses"])
