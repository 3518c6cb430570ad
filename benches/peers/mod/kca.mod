TITLE calcium-activated potassium current, instantaneous in calcium
NEURON {
    THREADSAFE
    SUFFIX lvkca
    USEION ca READ cai
    USEION k READ ek WRITE ik
    RANGE gmax
}
UNITS { (mA) = (milliamp) (mV) = (millivolt) (S) = (siemens) (mM) = (milli/liter) }
PARAMETER { gmax = 1e-3 (S/cm2) kd = 5e-4 (mM) }
ASSIGNED { v (mV) ek (mV) ik (mA/cm2) cai (mM) }
BREAKPOINT { ik = gmax * cai / (cai + kd) * (v - ek) }
