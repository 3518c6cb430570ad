TITLE calcium pool driven by the inward deviation of the calcium current
NEURON {
    THREADSAFE
    SUFFIX lvca
    USEION ca READ ica WRITE cai
    RANGE f, alpha, kca
}
UNITS { (mA) = (milliamp) (mM) = (milli/liter) }
PARAMETER { f = 0.004 alpha = 1 kca = 8 (/ms) cai0 = 1e-5 (mM) }
ASSIGNED { ica (mA/cm2) irest (mA/cm2) }
STATE { cai (mM) }
INITIAL { irest = ica cai = cai0 }
BREAKPOINT { SOLVE pool METHOD cnexp }
DERIVATIVE pool {
    cai' = f * (influx(ica) - kca * (cai - cai0))
}
FUNCTION influx(i (mA/cm2)) {
    influx = -alpha * (i - irest)
    if (influx < 0) { influx = 0 }
}
