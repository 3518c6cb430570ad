//! Values of arguments.

/// `NAME:AMOUNT[:TYPE][:TRANSMITTER][:soma-only]`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PopulationArg {
    pub name: String,
    pub amount: Amount,
    /// excitatory or inhibitory.
    pub kind: Option<String>,
    pub transmitter: Option<String>,
    pub soma_only: bool,
}

/// How many cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Amount {
    /// This many.
    Count(u64),
    /// A share of the total.
    Ratio(f64),
}

/// `N`, `default=N` or `PRE->POST=N`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DegreeArg {
    /// `None`: every projection.
    pub projection: Option<String>,
    pub degree: f64,
}

/// One item of `--record`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordArg {
    pub what: Recordable,
    pub population: Option<String>,
}

/// What can be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Recordable {
    Spikes,
    Voltage,
    MembraneCurrent,
}

/// `KEY=VALUE`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Setting {
    pub key: String,
    pub value: f64,
}

fn finite(text: &str) -> Result<f64, String> {
    text.trim()
        .parse()
        .ok()
        .filter(|v: &f64| v.is_finite())
        .ok_or_else(|| format!("{text:?} is not a number"))
}

pub(crate) fn positive(text: &str) -> Result<f64, String> {
    let value = finite(text)?;
    if value > 0.0 { Ok(value) } else { Err("must be above 0".into()) }
}

pub(crate) fn count(text: &str) -> Result<usize, String> {
    text.trim().parse().ok().filter(|n| *n > 0).ok_or_else(|| "must be a whole number above 0".into())
}

/// A time in ms; a bare number is ms.
pub(crate) fn time_ms(text: &str) -> Result<f64, String> {
    let text = text.trim();
    let split = text.find(|c: char| c.is_alphabetic() && c != 'e' && c != 'E').unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let ms = match unit {
        "" | "ms" => 1.0,
        "s" => 1000.0,
        "min" => 60_000.0,
        other => return Err(format!("unknown unit {other:?}; use ms, s or min")),
    };
    Ok(positive(number)? * ms)
}

pub(crate) fn pair(text: &str) -> Result<[f64; 2], String> {
    let (a, b) = text.split_once(',').ok_or("must be two numbers with a comma between them")?;
    Ok([finite(a)?, finite(b)?])
}

pub(crate) fn setting(text: &str) -> Result<Setting, String> {
    let (key, value) = text.split_once('=').ok_or("must be KEY=VALUE, for example noise-g_e0=1.2")?;
    Ok(Setting { key: key.trim().into(), value: finite(value)? })
}

pub(crate) fn definition(text: &str) -> Result<(String, u16), String> {
    let wrong = || "must be NAME=NUMBER with a number from 0 to 65535, for example EXC=10".to_owned();
    let (name, number) = text.split_once('=').ok_or_else(wrong)?;
    Ok((name.trim().into(), number.trim().parse().map_err(|_| wrong())?))
}

pub(crate) fn record(text: &str) -> Result<RecordArg, String> {
    let (what, population) = match text.trim().split_once(':') {
        Some((what, population)) => (what, Some(population.to_owned())),
        None => (text.trim(), None),
    };
    let what = match what {
        "spikes" => Recordable::Spikes,
        "voltage" => Recordable::Voltage,
        "membrane_current" => Recordable::MembraneCurrent,
        other => {
            return Err(format!(
                "{other:?} cannot be recorded; choose from spikes, voltage, membrane_current"
            ));
        }
    };
    if what == Recordable::Spikes && population.is_some() {
        return Err("spikes are always recorded from all populations".into());
    }
    Ok(RecordArg { what, population })
}

pub(crate) fn degree(text: &str) -> Result<DegreeArg, String> {
    let (projection, degree) = match text.split_once('=') {
        Some((projection, degree)) => (Some(projection.trim().to_owned()), degree),
        None => (None, text),
    };
    if let Some(p) = projection.as_deref().filter(|p| *p != "default" && !p.contains("->")) {
        return Err(format!(
            "{p:?} is no projection; write PRE->POST=N (in quotes, as > is special to the shell)"
        ));
    }
    Ok(DegreeArg { projection, degree: finite(degree)? })
}

pub(crate) fn population(text: &str) -> Result<PopulationArg, String> {
    let mut parts = text.split(':').map(str::trim);
    let name = parts.next().unwrap_or_default().to_owned();
    let amount = parts.next().ok_or("must be NAME:AMOUNT, for example EXC:80% or EXC:400")?;
    let amount = match amount.strip_suffix('%') {
        Some(percent) => Amount::Ratio(finite(percent)? / 100.0),
        None => Amount::Count(
            amount
                .parse()
                .map_err(|_| format!("{amount:?} is neither a number of cells nor a share such as 80%"))?,
        ),
    };
    let mut out = PopulationArg { name, amount, kind: None, transmitter: None, soma_only: false };
    for word in parts {
        match word {
            "excitatory" | "inhibitory" => out.kind = Some(word.into()),
            "glutamatergic" | "cholinergic" | "gabaergic" | "glycinergic" => {
                out.transmitter = Some(word.into());
            }
            "soma-only" => out.soma_only = true,
            other => {
                return Err(format!(
                    "unknown word {other:?}; known: excitatory, inhibitory, glutamatergic, cholinergic, gabaergic, \
                     glycinergic, soma-only"
                ));
            }
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests;
