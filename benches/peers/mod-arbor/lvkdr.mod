NEURON {
    SUFFIX lvkdr
    USEION k READ ek WRITE ik
    RANGE gmax
}
PARAMETER { gmax = 0.1 (S/cm2) }
STATE { n }
INITIAL { n = 1 / (1 + exp(-(v + 28) / 15)) }
BREAKPOINT {
    SOLVE kinetics METHOD cnexp
    ik = gmax * n * n * n * n * (v - ek)
}
DERIVATIVE kinetics {
    LOCAL inf, tau
    inf = 1 / (1 + exp(-(v + 28) / 15))
    tau = 7 / (exp((v + 40) / 40) + exp(-(v + 40) / 50))
    n' = (inf - n) / tau
}
