"""Brian2: the motoneuron without its axon, as explicit equations.

A DIFFERENT cell: soma and dendrite only, fixed sodium and potassium reversal potentials. Brian2 integrates such
groups explicitly and the coupling of the two compartments then needs 0.005 ms, so the number is given per 0.025 ms
of biological time (five of its steps). Its code generation needs a C++ compiler.
"""

import math

import brian2 as b
import numpy as np

from common import best, emit, ns_per_cell_step, peak_rss_mib
from motoneuron import P

DT_MS = 0.005
REFERENCE_DT_MS = 0.025
DURATION_MS = 50.0
CELLS = 256


def equations():
    """Current densities in mA/cm2, capacitances in mA ms/(cm2 mV); the names follow the model."""
    lines = [
        "dvs/dt = (gcs*(vd - vs) + drive - gls*(vs - el) - gna*mna**3*hna*(vs - ena) - gk*n**4*(vs - ek)"
        " - gkcas*cas/(cas + 5e-4)*(vs - ek) - icas - pin_s)/cs/ms : 1",
        "dvd/dt = (gcd*(vs - vd) - gld*(vd - el) - gkcad*cad/(cad + 5e-4)*(vd - ek) - icad - pin_d)/cd/ms : 1",
        "mna = 1/(1 + exp(-(vs + 35)/7.8)) : 1",
        "dhna/dt = (1/(1 + exp((vs + 55)/7)) - hna)*(exp((vs + 50)/15) + exp(-(vs + 50)/16))/30/ms : 1",
        "dn/dt = (1/(1 + exp(-(vs + 28)/15)) - n)*(exp((vs + 40)/40) + exp(-(vs + 40)/50))/7/ms : 1",
        "icas = gcans*mcs**2*hcs*ghk(vs, cas, fn) : 1",
        "icad = gcand*mcd**2*hcd*ghk(vd, cad, fn) + gcal*mld*ghk(vd, cad, fl) : 1",
        "dmld/dt = (1/(1 + exp(-(vd + 40)/7)) - mld)/60/ms : 1",
        "pin_s : 1",
        "pin_d : 1",
        "drive : 1",
    ]
    for c in "sd":
        lines += [
            f"dmc{c}/dt = (1/(1 + exp(-(v{c} + 30)/5)) - mc{c})/4/ms : 1",
            f"dhc{c}/dt = (1/(1 + exp((v{c} + 45)/5)) - hc{c})/40/ms : 1",
            f"dca{c}/dt = f{c}*(clip(-alpha{c}*(ica{c} - irest{c}), 0, inf) - kca{c}*(ca{c} - 1e-5))/ms : 1",
            f"irest{c} : 1",
        ]
    driving = "(-({f})*(1 - {c}/2*exp({v}/({f})))/exprel({v}/({f})))"
    text = "\n".join(lines)
    for c in "sd":
        for f in ("fn", "fl"):
            text = text.replace(f"ghk(v{c}, ca{c}, {f})", driving.format(v=f"v{c}", c=f"ca{c}", f=f))
    return text


def constants():
    s, d = P["soma"], P["dend"]
    return dict(
        el=P["e_pas"], ena=60.4388, ek=-89.7064, fn=0.5 * 36 / 293.15 * 309.15, fl=0.5 * 25 / 293.15 * 309.15,
        cs=1e-3 * P["cm"] * P["cm_ratio"], cd=1e-3 * P["cm"],
        gcs=2e-3 * P["gc"] * (1 - P["pp"]) / P["pp"], gcd=2e-3 * P["gc"],
        gls=s["pas"], gld=d["pas"], gna=s["nas"], gk=s["kdr"], gkcas=s["kca"], gkcad=d["kca"],
        gcans=s["can"], gcand=d["can"], gcal=d["cal"],
        fs=s["f"], alphas=s["alpha"], kcas=s["rate"], fd=d["f"], alphad=d["alpha"], kcad=d["rate"],
    )  # fmt: skip


def main():
    b.prefs.codegen.target = "cython"
    b.defaultclock.dt = DT_MS * b.ms
    group = b.NeuronGroup(CELLS, equations(), method="euler", threshold="vs > -37", refractory="vs > -37",
                          namespace=constants())  # fmt: skip
    group.vs = group.vd = -60
    group.hna, group.n, group.mld = "1/(1 + exp((vs + 55)/7))", "1/(1 + exp(-(vs + 28)/15))", "1/(1 + exp(-(vd + 40)/7))"
    for c in "sd":
        setattr(group, f"mc{c}", f"1/(1 + exp(-(v{c} + 30)/5))")
        setattr(group, f"hc{c}", f"1/(1 + exp((v{c} + 45)/5))")
        setattr(group, f"ca{c}", 1e-5)
        setattr(group, f"irest{c}", f"ica{c}")
    group.pin_s = "-(gls*(vs - el) + gna*mna**3*hna*(vs - ena) + gk*n**4*(vs - ek) + gkcas*cas/(cas + 5e-4)*(vs - ek) + icas)"
    group.pin_d = "-(gld*(vd - el) + gkcad*cad/(cad + 5e-4)*(vd - ek) + icad)"
    group.drive = 100 * 0.05 / (math.pi * P["diam"] * P["pp"] * P["length"])
    spikes = b.SpikeMonitor(group)
    network = b.Network(group, spikes)
    cpu, _ = best(lambda: network.run(DURATION_MS * b.ms))
    assert np.isfinite(group.vs[:]).all() and spikes.num_spikes > 0, "the cell did not fire"
    emit("Brian2", "motoneuron without axon, bare", ns_per_cell_step(cpu, CELLS, DURATION_MS, REFERENCE_DT_MS),
         "ns/cell-step", cell="different: soma and dendrite, fixed reversal potentials, explicit Euler",
         cells=CELLS, dt_ms=DT_MS, per_ms=REFERENCE_DT_MS, threads=1, spikes=int(spikes.num_spikes),
         peak_rss_mib=peak_rss_mib())  # fmt: skip


if __name__ == "__main__":
    main()
