//! `mea.json`.

use serde_json::{Value, json};

use super::{Electrode, InputReach, Mea};
use crate::json::{Object, channel_id, parse, rows, wrong};
use crate::{Conductor, Error, StimulationModel};

const FILE: &str = "mea.json";
const KEYS: [&str; 5] =
    ["electrode_coordinates", "input_radius", "output_radius", "volume_conductor", "limit_input"];
const CONDUCTOR_KEYS: [&str; 6] = [
    "stimulation_gain",
    "recording_gain",
    "min_distance_um",
    "electrode_radius_um",
    "culture_height_um",
    "stimulation_model",
];
const COORDINATES: &str = "a list of [id, x, y, z] rows (µm)";

impl Mea {
    /// Read the text of a `mea.json`.
    ///
    /// Keys: `electrode_coordinates` (rows `[id, x, y, z]`, µm; required), `input_radius` and `output_radius`
    /// (µm; 250), `volume_conductor` (the fields of [`Conductor`]), `limit_input` (see [`InputReach`]; false).
    ///
    /// # Errors
    /// `Json` for text that is not JSON, `UnknownKey`, `MissingKey`, `WrongType` with the place in the file,
    /// and whatever [`Mea::new`] and [`Conductor::validate`] refuse.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let value = parse(FILE, text)?;
        let object = Object::new(FILE, "", &value, &KEYS)?;
        let table = object.required("electrode_coordinates", COORDINATES)?;
        let electrodes = rows::<4>(FILE, "electrode_coordinates", table, COORDINATES)?
            .into_iter()
            .enumerate()
            .map(|(i, [id, x, y, z])| {
                let id = channel_id(FILE, &format!("electrode_coordinates[{i}][0]"), id)?;
                Ok(Electrode { id, position_um: [x, y, z] })
            })
            .collect::<Result<_, Error>>()?;
        let mut mea = Self::new(
            electrodes,
            object.number_or("input_radius", 250.0)?,
            object.number_or("output_radius", 250.0)?,
        )?;
        if let Some(conductor) = object.get("volume_conductor") {
            mea.conductor = conductor_from_json(conductor)?;
        }
        if object.bool_or("limit_input", false)? {
            mea.input_reach = InputReach::WithinRadius;
        }
        Ok(mea)
    }

    /// The text of a `mea.json`. Keys that older readers do not know are written only where they differ from
    /// the default.
    pub fn to_json(&self) -> String {
        let table: Vec<Value> = self
            .electrodes
            .iter()
            .map(|e| json!([e.id, e.position_um[0], e.position_um[1], e.position_um[2]]))
            .collect();
        let mut object = json!({
            "electrode_coordinates": table,
            "input_radius": self.input_radius_um,
            "output_radius": self.output_radius_um,
        });
        if self.conductor != Conductor::default() {
            object["volume_conductor"] = conductor_to_json(&self.conductor);
        }
        if self.input_reach == InputReach::WithinRadius {
            object["limit_input"] = true.into();
        }
        object.to_string()
    }
}

fn conductor_from_json(value: &Value) -> Result<Conductor, Error> {
    let object = Object::new(FILE, "volume_conductor", value, &CONDUCTOR_KEYS)?;
    let default = Conductor::default();
    let stimulation = match object.get("stimulation_model") {
        None => StimulationModel::Disk,
        Some(Value::String(s)) if s == "disk" => StimulationModel::Disk,
        Some(Value::String(s)) if s == "point" => StimulationModel::Point,
        Some(other) => {
            return Err(wrong(FILE, &object.at("stimulation_model"), "\"disk\" or \"point\"", other));
        }
    };
    let conductor = Conductor {
        stimulation_gain_mv_per_ua: object
            .number_or("stimulation_gain", default.stimulation_gain_mv_per_ua)?,
        recording_gain_uv_per_ua: object.number_or("recording_gain", default.recording_gain_uv_per_ua)?,
        min_distance_um: object.number_or("min_distance_um", default.min_distance_um)?,
        electrode_radius_um: object.number_or("electrode_radius_um", default.electrode_radius_um)?,
        culture_height_um: object.number_or("culture_height_um", default.culture_height_um)?,
        stimulation,
    };
    conductor.validate()?;
    Ok(conductor)
}

fn conductor_to_json(conductor: &Conductor) -> Value {
    let mut object = json!({
        "stimulation_gain": conductor.stimulation_gain_mv_per_ua,
        "recording_gain": conductor.recording_gain_uv_per_ua,
        "min_distance_um": conductor.min_distance_um,
        "electrode_radius_um": conductor.electrode_radius_um,
        "culture_height_um": conductor.culture_height_um,
    });
    if conductor.stimulation != StimulationModel::Disk {
        object["stimulation_model"] = conductor.stimulation.name().into();
    }
    object
}

#[cfg(test)]
mod tests;
