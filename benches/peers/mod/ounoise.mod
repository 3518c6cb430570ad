TITLE two Ornstein-Uhlenbeck conductances with the exact update per step
NEURON {
    THREADSAFE
    POINT_PROCESS LvOu
    NONSPECIFIC_CURRENT i
    RANGE g_e0, g_i0, std_e, std_i
    RANDOM stream
}
UNITS { (nA) = (nanoamp) (mV) = (millivolt) (uS) = (microsiemens) }
PARAMETER {
    g_e0 = 0 (uS) g_i0 = 0 (uS) std_e = 0 (uS) std_i = 0 (uS)
    tau_e = 2.728 (ms) tau_i = 10.49 (ms) e_e = 0 (mV) e_i = -75 (mV)
}
ASSIGNED { v (mV) i (nA) dt (ms) g_e (uS) g_i (uS) keep_e keep_i amp_e (uS) amp_i (uS) }
INITIAL {
    g_e = g_e0
    g_i = g_i0
    keep_e = exp(-dt / tau_e)
    keep_i = exp(-dt / tau_i)
    amp_e = std_e * sqrt(1 - keep_e * keep_e)
    amp_i = std_i * sqrt(1 - keep_i * keep_i)
}
BEFORE STEP {
    g_e = g_e0 + keep_e * (g_e - g_e0) + amp_e * random_normal(stream)
    g_i = g_i0 + keep_i * (g_i - g_i0) + amp_i * random_normal(stream)
}
BREAKPOINT {
    LOCAL used_e, used_i
    used_e = g_e
    used_i = g_i
    if (used_e < 0) { used_e = 0 }
    if (used_i < 0) { used_i = 0 }
    i = used_e * (v - e_e) + used_i * (v - e_i)
}
