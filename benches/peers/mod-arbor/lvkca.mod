NEURON {
    SUFFIX lvkca
    USEION ca READ cai
    USEION k READ ek WRITE ik
    RANGE gmax
}
PARAMETER { gmax = 1e-3 (S/cm2) }
BREAKPOINT {
    ik = gmax * cai / (cai + 5e-4) * (v - ek)
}
