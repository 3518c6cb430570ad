NEURON {
    SUFFIX lvnas
    USEION na READ ena WRITE ina
    RANGE gmax
}
PARAMETER { gmax = 0.1 (S/cm2) }
STATE { h }
INITIAL { h = 1 / (1 + exp((v + 55) / 7)) }
BREAKPOINT {
    SOLVE kinetics METHOD cnexp
    LOCAL m
    m = 1 / (1 + exp(-(v + 35) / 7.8))
    ina = gmax * m * m * m * h * (v - ena)
}
DERIVATIVE kinetics {
    LOCAL inf, tau
    inf = 1 / (1 + exp((v + 55) / 7))
    tau = 30 / (exp((v + 50) / 15) + exp(-(v + 50) / 16))
    h' = (inf - h) / tau
}
