TITLE linear dual-exponential conductance, peak normalised, optional magnesium block
NEURON {
    THREADSAFE
    POINT_PROCESS LvDualExp
    NONSPECIFIC_CURRENT i
    RANGE tau_rise, tau_decay, e, mg
}
UNITS { (nA) = (nanoamp) (mV) = (millivolt) (uS) = (microsiemens) }
PARAMETER { tau_rise = 0.5 (ms) tau_decay = 3 (ms) e = 0 (mV) mg = 0 }
ASSIGNED { v (mV) i (nA) scale }
STATE { a (uS) b (uS) }
INITIAL {
    LOCAL tp
    tp = tau_rise * tau_decay / (tau_decay - tau_rise) * log(tau_decay / tau_rise)
    scale = 1 / (exp(-tp / tau_decay) - exp(-tp / tau_rise))
    a = 0
    b = 0
}
BREAKPOINT {
    SOLVE decay METHOD cnexp
    i = (b - a) * (v - e)
    if (mg > 0) { i = i / (1 + mg / 3.57 * exp(-0.062 * v)) }
}
DERIVATIVE decay {
    a' = -a / tau_rise
    b' = -b / tau_decay
}
NET_RECEIVE(w (uS)) {
    a = a + w * scale
    b = b + w * scale
}
