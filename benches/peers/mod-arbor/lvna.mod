NEURON {
    SUFFIX lvna
    USEION na READ ina WRITE nai, nao
}
PARAMETER { beta = 0.075 q = 0.2591067 }
STATE { nai nao }
INITIAL {
    nai = 15
    nao = 145
}
BREAKPOINT {
    SOLVE pools METHOD cnexp
}
DERIVATIVE pools {
    nai' = -ina * q - beta * (nai - 15)
    nao' = ina * q - beta * (nao - 145)
}
