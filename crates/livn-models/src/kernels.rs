//! The shipped cells as kernels. They are compiled here, once, for every instruction set.

use std::sync::Arc;

use livn_eqn::kernel::Kernel;

use crate::cells::izhikevich::Izhikevich;
use crate::cells::lif::Lif;
use crate::cells::motoneuron::Motoneuron;
use crate::cells::pinsky_rinzel::PinskyRinzel;
use crate::cells::renshaw::Renshaw;
use crate::kernel::CellKernel;

/// Axon links of the cells that have an axon.
pub const AXON_LINKS: usize = 5;

/// Motoneuron: soma, dendrite and, if asked for, [`AXON_LINKS`] axon links.
pub fn motoneuron(axon: bool) -> Arc<dyn Kernel> {
    if axon {
        Arc::new(CellKernel::<Motoneuron<AXON_LINKS>>::new())
    } else {
        Arc::new(CellKernel::<Motoneuron<0>>::new())
    }
}

/// V1 Renshaw cell: soma and, if asked for, [`AXON_LINKS`] axon links.
pub fn renshaw(axon: bool) -> Arc<dyn Kernel> {
    if axon {
        Arc::new(CellKernel::<Renshaw<AXON_LINKS>>::new())
    } else {
        Arc::new(CellKernel::<Renshaw<0>>::new())
    }
}

/// Pinsky–Rinzel cell.
pub fn pinsky_rinzel() -> Arc<dyn Kernel> {
    Arc::new(CellKernel::<PinskyRinzel>::new())
}

/// Izhikevich point neuron.
pub fn izhikevich() -> Arc<dyn Kernel> {
    Arc::new(CellKernel::<Izhikevich>::new())
}

/// Leaky integrate-and-fire point neuron.
pub fn lif() -> Arc<dyn Kernel> {
    Arc::new(CellKernel::<Lif>::new())
}
