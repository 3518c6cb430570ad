TITLE fast sodium current, instantaneous activation (Booth, Rinzel and Kiehn 1997)
NEURON {
    THREADSAFE
    SUFFIX lvnas
    USEION na READ ena WRITE ina
    RANGE gmax
}
UNITS { (mA) = (milliamp) (mV) = (millivolt) (S) = (siemens) }
PARAMETER { gmax = 0.1 (S/cm2) }
ASSIGNED { v (mV) ena (mV) ina (mA/cm2) minf hinf tauh (ms) }
STATE { h }
INITIAL { gates(v) h = hinf }
BREAKPOINT {
    SOLVE kinetics METHOD cnexp
    ina = gmax * minf * minf * minf * h * (v - ena)
}
DERIVATIVE kinetics {
    gates(v)
    h' = (hinf - h) / tauh
}
PROCEDURE gates(v (mV)) {
    minf = 1 / (1 + exp(-(v + 35) / 7.8))
    hinf = 1 / (1 + exp((v + 55) / 7))
    tauh = 30 / (exp((v + 50) / 15) + exp(-(v + 50) / 16))
}
