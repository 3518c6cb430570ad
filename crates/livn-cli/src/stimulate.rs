//! `--stimulate CHANNEL@MS:UA[xN@HZ]`: pulses on electrodes.

use clap::ValueEnum;

use crate::error::CliError;

const GRAMMAR: &str = "expected CHANNEL@MS:UA or CHANNEL@MS:UAxN@HZ, for example 5@100:1.5 (channel 5 at 100 ms \
                       with 1.5 µA) or 5@100:1.5x10@20 (the same, 10 pulses at 20 Hz)";

/// One train of pulses on one channel.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Train {
    /// Channel id.
    pub channel: i64,
    /// Onset of the first pulse (ms).
    pub start_ms: f64,
    /// Amplitude (µA).
    pub amplitude_ua: f64,
    /// Number of pulses.
    pub count: u32,
    /// Time from pulse to pulse (ms); 0 for a single pulse.
    pub period_ms: f64,
    /// As typed.
    pub text: String,
}

/// Shape of a pulse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PulseShape {
    // Without doc comments, so that the help lists the names on one line.
    Biphasic,
    BiphasicAnodicFirst,
    Monophasic,
}

/// Shape and duration of a pulse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pulse {
    pub shape: PulseShape,
    /// Duration of a phase (ms).
    pub phase_ms: f64,
    /// Pause between the phases (ms).
    pub gap_ms: f64,
}

/// Commands of some channels: `rows[step][k]` (µA) belongs to `channels[k]`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Commands {
    pub channels: Vec<i64>,
    /// `[step, channel]`, row-major.
    pub rows_ua: Vec<f64>,
    /// Onsets of all pulses, ascending (ms).
    pub onsets_ms: Vec<f64>,
}

/// Parse one `--stimulate` argument.
pub(crate) fn parse_train(text: &str) -> Result<Train, String> {
    let fail = |what: String| format!("{what}; {GRAMMAR}");
    let number = |part: &str, what: &str| {
        let value: Option<f64> = part.trim().parse().ok().filter(|v: &f64| v.is_finite());
        value.ok_or_else(|| fail(format!("{what} {part:?} is not a number")))
    };
    let (channel, rest) = text.split_once('@').ok_or_else(|| fail("no \"@\" after the channel".into()))?;
    let (start, rest) = rest.split_once(':').ok_or_else(|| fail("no \":\" after the time".into()))?;
    let channel =
        channel.trim().parse().map_err(|_| fail(format!("channel {channel:?} is not a whole number")))?;
    let start_ms = number(start, "time")?;
    if start_ms < 0.0 {
        return Err(fail(format!("time {start_ms} ms is before the start of the run")));
    }
    let (amplitude, train) = rest.split_once('x').map_or((rest, None), |(a, t)| (a, Some(t)));
    let amplitude_ua = number(amplitude, "amplitude")?;
    let (count, period_ms) = match train {
        None => (1, 0.0),
        Some(train) => {
            let (count, rate) =
                train.split_once('@').ok_or_else(|| fail("no \"@HZ\" after the number of pulses".into()))?;
            let count: u32 =
                count.trim().parse().ok().filter(|n| *n > 0).ok_or_else(|| {
                    fail(format!("number of pulses {count:?} is not a whole number above 0"))
                })?;
            let rate_hz = number(rate, "rate")?;
            if rate_hz <= 0.0 {
                return Err(fail(format!("rate {rate_hz} Hz is not above 0")));
            }
            (count, 1000.0 / rate_hz)
        }
    };
    Ok(Train { channel, start_ms, amplitude_ua, count, period_ms, text: text.into() })
}

/// The commands of all trains on the grid of `dt_ms`, up to the end of the last pulse. Pulses that meet on one
/// channel add up.
pub(crate) fn commands(
    trains: &[Train],
    pulse: Pulse,
    dt_ms: f64,
    duration_ms: f64,
) -> Result<Commands, CliError> {
    let phase = whole_steps("--phase-ms", pulse.phase_ms, dt_ms)?;
    let gap = whole_steps("--gap-ms", pulse.gap_ms, dt_ms)?;
    if phase == 0 {
        return Err(CliError::Usage(format!(
            "--phase-ms must be at least dt = {dt_ms} ms, not {} ms",
            pulse.phase_ms
        )));
    }
    let waveform = waveform(pulse.shape, phase, gap);
    let mut channels: Vec<i64> = trains.iter().map(|t| t.channel).collect();
    channels.sort_unstable();
    channels.dedup();
    let last = (duration_ms / dt_ms).round() as usize;
    let mut pulses = Vec::new();
    for train in trains {
        let column = channels.partition_point(|c| *c < train.channel);
        for n in 0..train.count {
            let onset_ms = train.start_ms + f64::from(n) * train.period_ms;
            let onset = (onset_ms / dt_ms).round() as usize;
            if onset + waveform.len() > last {
                return Err(CliError::Usage(format!(
                    "--stimulate {}: pulse {} of {} at {onset_ms} ms ends after the run ({duration_ms} ms); lengthen \
                     --duration or shorten the train",
                    train.text,
                    n + 1,
                    train.count
                )));
            }
            pulses.push((onset, column, train.amplitude_ua));
        }
    }
    let steps = pulses.iter().map(|p| p.0 + waveform.len()).max().unwrap_or(0);
    let mut rows_ua = vec![0.0; steps * channels.len()];
    for (onset, column, amplitude_ua) in &pulses {
        for (k, sign) in waveform.iter().enumerate() {
            rows_ua[(onset + k) * channels.len() + column] += sign * amplitude_ua;
        }
    }
    let mut onsets_ms: Vec<f64> = pulses.iter().map(|p| p.0 as f64 * dt_ms).collect();
    onsets_ms.sort_by(f64::total_cmp);
    Ok(Commands { channels, rows_ua, onsets_ms })
}

/// One pulse of amplitude 1.
fn waveform(shape: PulseShape, phase: usize, gap: usize) -> Vec<f64> {
    let both = |first: f64| [vec![first; phase], vec![0.0; gap], vec![-first; phase]].concat();
    match shape {
        PulseShape::Biphasic => both(-1.0),
        PulseShape::BiphasicAnodicFirst => both(1.0),
        PulseShape::Monophasic => vec![1.0; phase],
    }
}

fn whole_steps(option: &str, value_ms: f64, dt_ms: f64) -> Result<usize, CliError> {
    let steps = (value_ms / dt_ms).round();
    // 1e-6 of a step: decimal fractions such as 0.2/0.025 are off by a few ulps.
    if value_ms >= 0.0 && (value_ms / dt_ms - steps).abs() < 1e-6 {
        return Ok(steps as usize);
    }
    Err(CliError::Usage(format!(
        "{option} must be a whole number of steps of dt = {dt_ms} ms, not {value_ms} ms; nearest: {} ms",
        steps.max(0.0) * dt_ms
    )))
}

#[cfg(test)]
mod tests;
