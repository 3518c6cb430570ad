NEURON {
    SUFFIX lvca
    USEION ca READ ica WRITE cai
    RANGE f, alpha, kca, irest
}
PARAMETER { f = 0.004 alpha = 1 kca = 8 irest = 0 }
STATE { cai }
INITIAL { cai = 1e-5 }
BREAKPOINT {
    SOLVE pool METHOD cnexp
}
DERIVATIVE pool {
    LOCAL influx
    influx = max(0, -alpha * (ica - irest))
    cai' = f * (influx - kca * (cai - 1e-5))
}
