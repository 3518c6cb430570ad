//! One array to stimulate with, another to record with.

use crate::{Error, Gain, LightArray, Mea, Membership, Site};

/// Unit of a channel command, and with it what the drive of a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputUnit {
    /// Electrode current (µA); the drive is an extracellular potential (mV).
    Microampere,
    /// Light power (mW); the drive is an irradiance (mW/mm²).
    Milliwatt,
}

impl InputUnit {
    /// Short name of the unit of a command.
    pub fn name(self) -> &'static str {
        match self {
            Self::Microampere => "uA",
            Self::Milliwatt => "mW",
        }
    }
}

/// The stimulating half of an array.
pub trait InputArray {
    /// Ids of the input channels, in row order.
    fn input_channel_ids(&self) -> Vec<i64>;
    /// Unit of a command.
    fn input_unit(&self) -> InputUnit;
    /// Drive per command at each site, `[channel, site]`.
    fn input_gain(&self, sites: &[Site]) -> Gain;
}

/// The recording half of an array.
pub trait OutputArray {
    /// Ids of the output channels, in row order.
    fn output_channel_ids(&self) -> Vec<i64>;
    /// The cells each channel hears.
    ///
    /// # Errors
    /// `Unsupported` for an array that cannot record.
    fn members(&self, sites: &[Site]) -> Result<Vec<Membership>, Error>;
    /// Potential per membrane current at each site, `[channel, site]` (µV/µA).
    ///
    /// # Errors
    /// `Unsupported` for an array that cannot record.
    fn output_gain(&self, sites: &[Site]) -> Result<Gain, Error>;
}

impl InputArray for Mea {
    fn input_channel_ids(&self) -> Vec<i64> {
        self.channel_ids()
    }
    fn input_unit(&self) -> InputUnit {
        InputUnit::Microampere
    }
    fn input_gain(&self, sites: &[Site]) -> Gain {
        Mea::input_gain(self, sites)
    }
}

impl OutputArray for Mea {
    fn output_channel_ids(&self) -> Vec<i64> {
        self.channel_ids()
    }
    fn members(&self, sites: &[Site]) -> Result<Vec<Membership>, Error> {
        Ok(Mea::members(self, sites))
    }
    fn output_gain(&self, sites: &[Site]) -> Result<Gain, Error> {
        Ok(Mea::output_gain(self, sites))
    }
}

impl InputArray for LightArray {
    fn input_channel_ids(&self) -> Vec<i64> {
        self.channel_ids()
    }
    fn input_unit(&self) -> InputUnit {
        InputUnit::Milliwatt
    }
    fn input_gain(&self, sites: &[Site]) -> Gain {
        LightArray::input_gain(self, sites)
    }
}

impl OutputArray for LightArray {
    fn output_channel_ids(&self) -> Vec<i64> {
        self.channel_ids()
    }
    fn members(&self, _: &[Site]) -> Result<Vec<Membership>, Error> {
        Err(cannot_record())
    }
    fn output_gain(&self, _: &[Site]) -> Result<Gain, Error> {
        Err(cannot_record())
    }
}

fn cannot_record() -> Error {
    let remedy = "compose it with an electrode array (ComposedIo) to record";
    Error::Unsupported { array: "LightArray", operation: "recording", remedy }
}

/// Stimulates through `inputs`, records through `outputs`; each keeps its own channels.
#[derive(Clone, Debug, PartialEq)]
pub struct ComposedIo<I, O> {
    /// The array that stimulates.
    pub inputs: I,
    /// The array that records.
    pub outputs: O,
}

impl<I: InputArray, O> InputArray for ComposedIo<I, O> {
    fn input_channel_ids(&self) -> Vec<i64> {
        self.inputs.input_channel_ids()
    }
    fn input_unit(&self) -> InputUnit {
        self.inputs.input_unit()
    }
    fn input_gain(&self, sites: &[Site]) -> Gain {
        self.inputs.input_gain(sites)
    }
}

impl<I, O: OutputArray> OutputArray for ComposedIo<I, O> {
    fn output_channel_ids(&self) -> Vec<i64> {
        self.outputs.output_channel_ids()
    }
    fn members(&self, sites: &[Site]) -> Result<Vec<Membership>, Error> {
        self.outputs.members(sites)
    }
    fn output_gain(&self, sites: &[Site]) -> Result<Gain, Error> {
        self.outputs.output_gain(sites)
    }
}

#[cfg(test)]
mod tests;
