TITLE N-type calcium current with a scaled GHK driving force
NEURON {
    THREADSAFE
    SUFFIX lvcan
    USEION ca READ cai, cao WRITE ica
    RANGE gmax
}
UNITS { (mA) = (milliamp) (mV) = (millivolt) (S) = (siemens) (mM) = (milli/liter) }
PARAMETER { gmax = 1e-3 (S/cm2) }
ASSIGNED { v (mV) celsius (degC) cai (mM) cao (mM) ica (mA/cm2) minf hinf }
STATE { m h }
INITIAL { gates(v) m = minf h = hinf }
BREAKPOINT {
    SOLVE kinetics METHOD cnexp
    ica = gmax * m * m * h * drive(v, cai, cao)
}
DERIVATIVE kinetics {
    gates(v)
    m' = (minf - m) / 4
    h' = (hinf - h) / 40
}
PROCEDURE gates(v (mV)) {
    minf = 1 / (1 + exp(-(v + 30) / 5))
    hinf = 1 / (1 + exp((v + 45) / 5))
}
FUNCTION drive(v (mV), ci (mM), co (mM)) (mV) {
    LOCAL f, nu, phi
    f = 0.5 * (36 / 293.15) * (celsius + 273.15)
    nu = v / f
    if (fabs(nu) < 1e-4) {
        phi = 1 - nu / 2
    } else {
        phi = nu / (exp(nu) - 1)
    }
    drive = -f * (1 - (ci / co) * exp(nu)) * phi
}
