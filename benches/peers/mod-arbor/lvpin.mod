NEURON {
    SUFFIX lvpin
    NONSPECIFIC_CURRENT i
    RANGE ic
}
PARAMETER { ic = 0 (mA/cm2) }
BREAKPOINT {
    i = ic
}
