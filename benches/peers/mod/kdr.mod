TITLE delayed rectifier (Booth, Rinzel and Kiehn 1997)
NEURON {
    THREADSAFE
    SUFFIX lvkdr
    USEION k READ ek WRITE ik
    RANGE gmax
}
UNITS { (mA) = (milliamp) (mV) = (millivolt) (S) = (siemens) }
PARAMETER { gmax = 0.1 (S/cm2) }
ASSIGNED { v (mV) ek (mV) ik (mA/cm2) ninf taun (ms) }
STATE { n }
INITIAL { gates(v) n = ninf }
BREAKPOINT {
    SOLVE kinetics METHOD cnexp
    ik = gmax * n * n * n * n * (v - ek)
}
DERIVATIVE kinetics {
    gates(v)
    n' = (ninf - n) / taun
}
PROCEDURE gates(v (mV)) {
    ninf = 1 / (1 + exp(-(v + 28) / 15))
    taun = 7 / (exp((v + 40) / 40) + exp(-(v + 40) / 50))
}
