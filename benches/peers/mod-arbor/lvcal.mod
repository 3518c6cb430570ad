NEURON {
    SUFFIX lvcal
    USEION ca READ cai, cao WRITE ica
    RANGE gmax
}
PARAMETER { gmax = 1e-4 (S/cm2) celsius (degC) }
STATE { m }
INITIAL {
    m = 1 / (1 + exp(-(v + 40) / 7))
}
BREAKPOINT {
    SOLVE kinetics METHOD cnexp
    LOCAL f, nu
    f = 0.5 * (25 / 293.15) * (celsius + 273.15)
    nu = v / f
    ica = -gmax * m * f * (1 - (cai / cao) * exp(nu)) * exprelr(nu)
}
DERIVATIVE kinetics {
    m' = (1 / (1 + exp(-(v + 40) / 7)) - m) / 60
}
