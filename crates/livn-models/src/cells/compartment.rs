//! What every compartment has: area, capacitance, leak, pinning current and coupling.

use livn_eqn::{Value, record};

use crate::currents::Linear;

record! {
    /// Passive coefficients of a compartment.
    pub struct PassiveCoeffs {
        /// 2·cm/dt.
        capacity: "S/cm2" = 0.0;
        /// Leak conductance.
        g_pas: "S/cm2" = 0.0;
        /// Leak reversal.
        e_pas: "mV" = 0.0;
        /// Constant outward current that pins the rest.
        ic: "mA/cm2" = 0.0;
        /// 100/area: nA to mA/cm², µS to S/cm².
        per_area: "1/cm2" = 0.0;
    }
}
record! {
    /// Coupling of a compartment to its parent.
    pub struct Coupling {
        /// Conductance of the junction.
        g_us: "uS" = 0.0;
        /// The same as a density in the parent.
        in_parent: "S/cm2" = 0.0;
        /// The same as a density in the child.
        in_child: "S/cm2" = 0.0;
    }
}

/// Coefficients of a compartment; `ic` is filled in by the caller.
#[inline(always)]
pub fn passive<V: Value>(cm_uf_cm2: V, g_pas: V, e_pas: V, area_um2: V, dt_ms: V) -> PassiveCoeffs<V> {
    PassiveCoeffs {
        capacity: V::c(2e-3) * cm_uf_cm2 / dt_ms,
        g_pas,
        e_pas,
        ic: V::c(0.0),
        per_area: V::c(100.0) / area_um2,
    }
}

/// Coupling of two compartments through `r_mohm`.
#[inline(always)]
pub fn couple<V: Value>(r_mohm: V, parent_area_um2: V, child_area_um2: V) -> Coupling<V> {
    let g_us = r_mohm.recip();
    let scaled = V::c(100.0) * g_us;
    Coupling { g_us, in_parent: scaled / parent_area_um2, in_child: scaled / child_area_um2 }
}

/// Lateral area of a cylinder, µm².
#[inline(always)]
pub fn cylinder_um2<V: Value>(diameter_um: V, length_um: V) -> V {
    V::c(std::f64::consts::PI) * diameter_um * length_um
}

/// Axial resistance of half a cylinder, MΩ, for a resistivity in Ω·cm.
#[inline(always)]
pub fn half_cylinder_mohm<V: Value>(ra_ohm_cm: V, diameter_um: V, length_um: V) -> V {
    V::c(1e-2 * 0.5 * 4.0 / std::f64::consts::PI) * ra_ohm_cm * length_um / (diameter_um * diameter_um)
}

/// Diagonal and right-hand side of one compartment before coupling, from its summed membrane
/// current, its point processes' slope (µS) and the net inward point current (nA).
#[inline(always)]
pub fn row<V: Value>(membrane: Linear<V>, c: &PassiveCoeffs<V>, slope_us: V, inward_na: V) -> (V, V) {
    let diagonal = slope_us.mul_add(c.per_area, membrane.g + c.capacity);
    let rhs = inward_na.mul_add(c.per_area, -(membrane.i + c.ic));
    (diagonal, rhs)
}
