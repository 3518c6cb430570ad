NEURON {
    SUFFIX lvcan
    USEION ca READ cai, cao WRITE ica
    RANGE gmax
}
PARAMETER { gmax = 1e-4 (S/cm2) celsius (degC) }
STATE { m h }
INITIAL {
    m = 1 / (1 + exp(-(v + 30) / 5))
    h = 1 / (1 + exp((v + 45) / 5))
}
BREAKPOINT {
    SOLVE kinetics METHOD cnexp
    LOCAL f, nu
    f = 0.5 * (36 / 293.15) * (celsius + 273.15)
    nu = v / f
    ica = -gmax * m * m * h * f * (1 - (cai / cao) * exp(nu)) * exprelr(nu)
}
DERIVATIVE kinetics {
    m' = (1 / (1 + exp(-(v + 30) / 5)) - m) / 4
    h' = (1 / (1 + exp((v + 45) / 5)) - h) / 40
}
