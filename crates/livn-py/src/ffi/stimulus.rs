//! The part of a stimulus that does not depend on traced values, and how the rest joins it.

use livn::core::Gid;
use livn::{InputMode, Interpolation, Stimulus};

/// A stimulus without its rows and gains.
#[derive(Clone, Debug)]
pub(super) struct Template {
    pub(super) mode: InputMode,
    pub(super) interpolation: Interpolation,
    pub(super) dt_ms: f64,
    pub(super) columns: Vec<(Gid, u16)>,
}

impl Template {
    /// The stimulus of `rows[step, channel]` and `gain[channel, column]`; without a gain every channel is a
    /// column. `dense` keeps gains of zero, which have a gradient like any other.
    pub(super) fn fill(
        &self,
        rows: Vec<f64>,
        channels: usize,
        gain: Option<&[f64]>,
        dense: bool,
    ) -> Stimulus {
        let columns = self.columns.len();
        let gain = match gain {
            None => (0..columns as u32).map(|c| vec![(c, 1.0)]).collect(),
            Some(gain) => (0..columns)
                .map(|column| {
                    let of = |channel: usize| (channel as u32, gain[channel * columns + column]);
                    (0..channels).map(of).filter(|(_, g)| dense || *g != 0.0).collect()
                })
                .collect(),
        };
        Stimulus {
            mode: self.mode,
            interpolation: self.interpolation,
            dt_ms: self.dt_ms,
            channels,
            rows,
            columns: self.columns.clone(),
            gain,
        }
    }
}
