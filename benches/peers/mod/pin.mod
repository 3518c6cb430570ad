TITLE constant outward current density
NEURON {
    THREADSAFE
    SUFFIX lvpin
    NONSPECIFIC_CURRENT i
    RANGE ic
}
UNITS { (mA) = (milliamp) }
PARAMETER { ic = 0 (mA/cm2) }
ASSIGNED { i (mA/cm2) }
BREAKPOINT { i = ic }
