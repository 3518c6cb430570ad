TITLE potassium pools on both sides of the membrane
NEURON {
    THREADSAFE
    SUFFIX lvk
    USEION k READ ik WRITE ki, ko
    RANGE depth, beta
}
UNITS { (mA) = (milliamp) (mM) = (milli/liter) (um) = (micron) }
PARAMETER { depth = 0.2 (um) beta = 0.075 (/ms) }
ASSIGNED { ik (mA/cm2) q }
STATE { ki (mM) ko (mM) }
INITIAL {
    q = 1e4 / (2 * 96485.33 * depth)
    ki = 145
    ko = 5
}
BREAKPOINT { SOLVE pools METHOD cnexp }
DERIVATIVE pools {
    ki' = -ik * q - beta * (ki - 145)
    ko' = ik * q - beta * (ko - 5)
}
