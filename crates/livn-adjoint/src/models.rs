//! Which generated reverse step belongs to which cell.

use std::marker::PhantomData;
use std::sync::Arc;

use livn_eqn::Record;
use livn_eqn::adjoint::{Adjoint, ParamSlope, PullArgs};
use livn_eqn::dual::{Dual, DualReader, Slopes};
use livn_eqn::kernel::{GroupData, Kernel};
use livn_eqn::lane::{Lane, Target};
use livn_eqn::model::CellModel;
use livn_models::cells::izhikevich::Izhikevich;
use livn_models::cells::lif::Lif;
use livn_models::cells::motoneuron::Motoneuron;
use livn_models::cells::pinsky_rinzel::PinskyRinzel;
use livn_models::cells::renshaw::Renshaw;
use livn_models::kernels::AXON_LINKS;

use crate::generated;
use crate::kernel::{PullTask, StepBars, StepColumns};

/// A cell model with its reverse step.
pub trait ReverseStep: CellModel {
    /// Cotangents of one step of the cells from `cell` on; those of the coefficients only if `COEFFS`.
    fn pull<L: Lane, const COEFFS: bool>(x: &StepColumns<'_>, out: &mut StepBars<'_>, cell: usize);
}

macro_rules! reverse {
    ($($model:ty => $module:ident;)*) => {
        $(impl ReverseStep for $model {
            #[inline(always)]
            fn pull<L: Lane, const COEFFS: bool>(x: &StepColumns<'_>, out: &mut StepBars<'_>, cell: usize) {
                generated::$module::pull::<L, COEFFS>(x, out, cell);
            }
        })*

        /// The reverse of a kernel; `None` if it is not one of the shipped models.
        pub fn of(kernel: &dyn Kernel) -> Option<Arc<dyn Adjoint>> {
            let is = |name: &str, states: usize| kernel.name() == name && kernel.state().len() == states;
            $(if is(<$model>::NAME, <$model as CellModel>::State::<Dual>::LEN) {
                return Some(Arc::new(AdjointKernel::<$model>(PhantomData)));
            })*
            None
        }
    };
}

reverse! {
    Motoneuron<AXON_LINKS> => motoneuron;
    Motoneuron<0> => motoneuron_bare;
    Renshaw<AXON_LINKS> => renshaw;
    Renshaw<0> => renshaw_bare;
    PinskyRinzel => pinsky_rinzel;
    Izhikevich => izhikevich;
    Lif => lif;
}

/// A cell model as an [`Adjoint`].
pub struct AdjointKernel<M>(PhantomData<fn() -> M>);

impl<M: ReverseStep> Adjoint for AdjointKernel<M> {
    fn pull(&self, target: Target, group: &GroupData, args: PullArgs<'_>) {
        target.run(PullTask::<M> { group, args, model: PhantomData });
    }

    fn along(&self, params: &[f64], direction: &[f64], dt_ms: f64) -> ParamSlope {
        let params = M::Params::<Dual>::read(&mut DualReader { values: params, slopes: direction });
        let coeffs = M::prepare(&params, Dual::constant(dt_ms));
        ParamSlope {
            initial: slopes(&M::initial(&params, &coeffs)),
            coeffs: slopes(&coeffs),
            areas_um2: slopes(&M::areas_um2(&params)),
            resistances_mohm: slopes(&M::resistances_mohm(&params)),
        }
    }
}

fn slopes<T: Record<Dual>>(record: &T) -> Vec<f64> {
    let mut out = Slopes(Vec::with_capacity(T::LEN));
    record.write(&mut out);
    out.0
}
