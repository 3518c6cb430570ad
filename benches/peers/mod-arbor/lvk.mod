NEURON {
    SUFFIX lvk
    USEION k READ ik WRITE ki, ko
}
PARAMETER { beta = 0.075 q = 0.2591067 }
STATE { ki ko }
INITIAL {
    ki = 145
    ko = 5
}
BREAKPOINT {
    SOLVE pools METHOD cnexp
}
DERIVATIVE pools {
    ki' = -ik * q - beta * (ki - 145)
    ko' = ik * q - beta * (ko - 5)
}
