//! Where synapses sit: the `Synapse Attributes` of cells.

use livn_core::PopulationRange;
use livn_system::{SectionKind, SynapseKind, SynapseTable};

use crate::FormatError;
use crate::attributes::{self, Rows};
use crate::builder::Builder;
use crate::container::{Container, Number};

/// Read the synapses of a population; empty if it carries none.
pub(crate) fn read(
    file: &Container,
    population: &PopulationRange,
    namespace: &str,
) -> Result<SynapseTable, FormatError> {
    let present = attributes::names(file, &population.name, namespace)?;
    if present.is_empty() {
        return Ok(SynapseTable::default());
    }
    let ids = attributes::read::<u32>(file, population, namespace, "syn_ids")?;
    let reader = Reader { file, population, namespace, rows: &ids.rows };
    let kinds = reader.column::<u8>("syn_types")?;
    reader.check_codes("syn_types", &kinds, "0 excitatory, 1 inhibitory, 2 modulatory", |c| {
        SynapseKind::from_code(c).is_some()
    })?;
    let swc_types = reader.column::<u8>("swc_types")?;
    reader.check_codes("swc_types", &swc_types, "1 (soma) to 8 (hillock)", |c| {
        SectionKind::from_code(c).is_some()
    })?;
    let locations = reader.column::<f32>("syn_locs")?;
    if let Some(i) = locations.iter().position(|x| !(0.0..=1.0).contains(x)) {
        return Err(file.bad_value(&reader.object("syn_locs"), i, locations[i], "0 to 1"));
    }
    let known = present.iter().any(|n| n == "syn_cdists");
    let distances_um = if known { reader.column::<f32>("syn_cdists")? } else { Vec::new() };
    let mut table = SynapseTable {
        kinds,
        swc_types,
        locations,
        distances_um,
        sections: reader.column::<i32>("syn_secs")?,
        layers: reader.column::<i16>("syn_layers")?,
        syn_ids: ids.values,
        gids: ids.rows.gids,
        offsets: ids.rows.offsets,
    };
    table.sort();
    table.check(population).map_err(|source| FormatError::System { path: file.path().into(), source })?;
    Ok(table)
}

struct Reader<'a> {
    file: &'a Container,
    population: &'a PopulationRange,
    namespace: &'a str,
    rows: &'a Rows,
}

impl Reader<'_> {
    /// One column; its cells and pointer must be those of `syn_ids`.
    fn column<T: Number>(&self, name: &str) -> Result<Vec<T>, FormatError> {
        let attribute = attributes::read::<T>(self.file, self.population, self.namespace, name)?;
        if attribute.rows != *self.rows {
            let (got, expected) = (attribute.values.len(), self.rows.offsets.last().copied().unwrap_or(0));
            let reason = "the same cells and counts as syn_ids";
            return Err(self.file.bad_length(&self.object(name), got, expected, reason));
        }
        Ok(attribute.values)
    }

    fn check_codes(
        &self,
        name: &str,
        codes: &[u8],
        allowed: &str,
        valid: impl Fn(u8) -> bool,
    ) -> Result<(), FormatError> {
        match codes.iter().position(|c| !valid(*c)) {
            Some(i) => Err(self.file.bad_value(&self.object(name), i, codes[i], allowed)),
            None => Ok(()),
        }
    }

    fn object(&self, name: &str) -> String {
        format!("Populations/{}/{}/{name}", self.population.name, self.namespace)
    }
}

/// Write the synapses of one population.
pub(crate) fn write(
    file: &Builder,
    population: &PopulationRange,
    namespace: &str,
    table: &SynapseTable,
) -> Result<(), FormatError> {
    file.group(&format!("Populations/{}/{namespace}", population.name))?;
    let rows = Rows { gids: table.gids.clone(), offsets: table.offsets.clone() };
    let column = Writer { file, population, namespace, rows: &rows };
    column.write("swc_types", &table.swc_types)?;
    if !table.distances_um.is_empty() || table.is_empty() {
        column.write("syn_cdists", &table.distances_um)?;
    }
    column.write("syn_ids", &table.syn_ids)?;
    // Planar cultures store layers as uint8 and sections as int16; larger numbers need the types of 3-D ones.
    match table.layers.iter().map(|l| u8::try_from(*l)).collect::<Result<Vec<u8>, _>>() {
        Ok(layers) => column.write("syn_layers", &layers)?,
        Err(_) => column.write("syn_layers", &table.layers)?,
    }
    column.write("syn_locs", &table.locations)?;
    match table.sections.iter().map(|s| i16::try_from(*s)).collect::<Result<Vec<i16>, _>>() {
        Ok(sections) => column.write("syn_secs", &sections)?,
        Err(_) => column.write("syn_secs", &table.sections)?,
    }
    column.write("syn_types", &table.kinds)
}

struct Writer<'a> {
    file: &'a Builder,
    population: &'a PopulationRange,
    namespace: &'a str,
    rows: &'a Rows,
}

impl Writer<'_> {
    fn write<T: rust_hdf5::H5Type>(&self, name: &str, values: &[T]) -> Result<(), FormatError> {
        attributes::write(self.file, self.population, self.namespace, name, self.rows, values)
    }
}
