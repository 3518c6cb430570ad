TITLE sodium pools on both sides of the membrane
NEURON {
    THREADSAFE
    SUFFIX lvna
    USEION na READ ina WRITE nai, nao
    RANGE depth, beta
}
UNITS { (mA) = (milliamp) (mM) = (milli/liter) (um) = (micron) }
PARAMETER { depth = 0.2 (um) beta = 0.075 (/ms) }
ASSIGNED { ina (mA/cm2) q }
STATE { nai (mM) nao (mM) }
INITIAL {
    q = 1e4 / (2 * 96485.33 * depth)
    nai = 15
    nao = 145
}
BREAKPOINT { SOLVE pools METHOD cnexp }
DERIVATIVE pools {
    nai' = -ina * q - beta * (nai - 15)
    nao' = ina * q - beta * (nao - 145)
}
