//! A cell's step as a function from one record to another, and as a traced program.

use crate::model::{CellModel, Input, Output};
use crate::trace::{Sym, trace};
use crate::{Field, Program, Reader, Record, Value, Writer};

/// Everything a step reads, as one record: state, coefficients, and per site the inward current, the
/// slope and the electrode current.
pub struct StepInput<V: Value, M: CellModel> {
    /// State.
    pub state: M::State<V>,
    /// Coefficients.
    pub coeffs: M::Coeffs<V>,
    /// Electrical input.
    pub input: Input<M::PerSite<V>>,
}

/// Everything a step yields, as one record: state, trigger after and before, membrane current per site.
pub struct StepOutput<V: Value, M: CellModel> {
    /// New state.
    pub state: M::State<V>,
    /// Positive above threshold after the step, mV.
    pub trigger: V,
    /// Positive above threshold before the step, mV.
    pub trigger_before: V,
    /// Membrane current per site, nA.
    pub membrane_na: M::PerSite<V>,
}

impl<V: Value, M: CellModel> StepInput<V, M> {
    /// The step, membrane currents included.
    pub fn step(&self) -> StepOutput<V, M> {
        let (state, output) = M::step(&self.state, &self.coeffs, &self.input, true);
        let Output { trigger, trigger_before, membrane_na } = output;
        StepOutput { state, trigger, trigger_before, membrane_na }
    }
}

/// The traced step of a model, from [`StepInput`] to [`StepOutput`].
pub fn step_program<M: CellModel>() -> Program {
    trace(|x: StepInput<Sym, M>| x.step())
}

impl<V: Value, M: CellModel> Clone for StepInput<V, M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<V: Value, M: CellModel> Copy for StepInput<V, M> {}
impl<V: Value, M: CellModel> Clone for StepOutput<V, M> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<V: Value, M: CellModel> Copy for StepOutput<V, M> {}

impl<V: Value, P: Record<V>> Record<V> for Input<P> {
    const LEN: usize = 3 * P::LEN;
    fn filled(value: V) -> Self {
        let all = P::filled(value);
        Self { inward_na: all, slope_us: all, electrode_na: all }
    }
    fn defaults() -> Self {
        Self::filled(V::c(0.0))
    }
    fn read<R: Reader<V>>(reader: &mut R) -> Self {
        Self { inward_na: P::read(reader), slope_us: P::read(reader), electrode_na: P::read(reader) }
    }
    fn write<W: Writer<V>>(&self, writer: &mut W) {
        self.inward_na.write(writer);
        self.slope_us.write(writer);
        self.electrode_na.write(writer);
    }
    fn describe(prefix: &str, out: &mut Vec<Field>) {
        for name in ["inward_na.", "slope_us.", "electrode_na."] {
            P::describe(&format!("{prefix}{name}"), out);
        }
    }
}

impl<V: Value, M: CellModel> Record<V> for StepInput<V, M> {
    const LEN: usize = M::State::<V>::LEN + M::Coeffs::<V>::LEN + 3 * M::PerSite::<V>::LEN;
    fn filled(value: V) -> Self {
        Self { state: Record::filled(value), coeffs: Record::filled(value), input: Input::filled(value) }
    }
    fn defaults() -> Self {
        Self { state: Record::defaults(), coeffs: Record::defaults(), input: Input::defaults() }
    }
    fn read<R: Reader<V>>(reader: &mut R) -> Self {
        Self { state: Record::read(reader), coeffs: Record::read(reader), input: Input::read(reader) }
    }
    fn write<W: Writer<V>>(&self, writer: &mut W) {
        self.state.write(writer);
        self.coeffs.write(writer);
        self.input.write(writer);
    }
    fn describe(prefix: &str, out: &mut Vec<Field>) {
        M::State::<V>::describe(&format!("{prefix}state."), out);
        M::Coeffs::<V>::describe(&format!("{prefix}coeffs."), out);
        <Input<M::PerSite<V>> as Record<V>>::describe(&format!("{prefix}input."), out);
    }
}

impl<V: Value, M: CellModel> Record<V> for StepOutput<V, M> {
    const LEN: usize = M::State::<V>::LEN + 2 + M::PerSite::<V>::LEN;
    fn filled(value: V) -> Self {
        Self {
            state: Record::filled(value),
            trigger: value,
            trigger_before: value,
            membrane_na: Record::filled(value),
        }
    }
    fn defaults() -> Self {
        let zero = V::c(0.0);
        Self {
            state: Record::defaults(),
            trigger: zero,
            trigger_before: zero,
            membrane_na: Record::defaults(),
        }
    }
    fn read<R: Reader<V>>(reader: &mut R) -> Self {
        Self {
            state: Record::read(reader),
            trigger: reader.read(),
            trigger_before: reader.read(),
            membrane_na: Record::read(reader),
        }
    }
    fn write<W: Writer<V>>(&self, writer: &mut W) {
        self.state.write(writer);
        writer.write(self.trigger);
        writer.write(self.trigger_before);
        self.membrane_na.write(writer);
    }
    fn describe(prefix: &str, out: &mut Vec<Field>) {
        M::State::<V>::describe(&format!("{prefix}state."), out);
        V::describe(&format!("{prefix}trigger."), out);
        V::describe(&format!("{prefix}trigger_before."), out);
        M::PerSite::<V>::describe(&format!("{prefix}membrane_na."), out);
    }
}
