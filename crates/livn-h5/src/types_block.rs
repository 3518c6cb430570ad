//! `/H5Types`: which populations there are and how they are numbered.

use livn_core::{Gid, PopulationRange, PopulationTable};

use crate::FormatError;
use crate::builder::{Builder, RecordMember};
use crate::container::Container;

const LABELS: &str = "H5Types/Population labels";
const RANGE: &str = "H5Types/Population range";
const RANGE_MEMBERS: [RecordMember; 3] = [("Start", Some(8)), ("Count", Some(4)), ("Population", None)];
const PAIRS: &str = "H5Types/Population projections";
const POPULATIONS: &str = "H5Types/Populations";
const VALID: &str = "H5Types/Valid population projections";

/// Populations of one file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TypesBlock {
    /// Names and ranges.
    pub populations: PopulationTable,
    /// Number of each population, in the order of `populations`.
    pub numbers: Vec<u16>,
}

impl TypesBlock {
    /// Read the block; the name of each row is found by its number, never by its position.
    pub(crate) fn read(file: &Container) -> Result<Self, FormatError> {
        refuse_old_layout(file)?;
        let table = file.table(POPULATIONS)?;
        let starts = file.member(&table, "Start")?;
        let counts = file.member(&table, "Count")?;
        let numbers = file.member(&table, "Population")?;
        let names = file.member_names(&table, "Population")?;
        let mut rows = Vec::new();
        for (i, ((start, count), number)) in starts.iter().zip(&counts).zip(&numbers).enumerate() {
            let known = names.iter().find(|(_, value)| value == number);
            let (name, _) = known.ok_or_else(|| {
                let known: Vec<String> = names.iter().map(|(n, v)| format!("{v} ({n})")).collect();
                file.bad_value(table.object(), i, number, format!("one of {}", known.join(", ")))
            })?;
            let fits = start.checked_add(*count).is_some_and(|end| end <= u64::from(Gid::MAX));
            if !fits {
                let value = format!("start {start}, count {count}");
                return Err(file.bad_value(table.object(), i, value, format!("within {} cells", Gid::MAX)));
            }
            let range = PopulationRange { name: name.clone(), first: *start as Gid, count: *count as u32 };
            rows.push((range, *number as u16));
        }
        let populations = PopulationTable::new(rows.iter().map(|(r, _)| r.clone()).collect())
            .map_err(|source| FormatError::System { path: file.path().into(), source: source.into() })?;
        let number = |p: &PopulationRange| rows.iter().find(|(r, _)| r == p).map_or(0, |(_, n)| *n);
        let numbers = populations.iter().map(number).collect();
        Ok(Self { populations, numbers })
    }

    /// Write the block. `pairs` are indices of (source, destination), destinations outer.
    pub(crate) fn write(&self, file: &Builder, pairs: &[(usize, usize)]) -> Result<(), FormatError> {
        let mut names: Vec<(String, u16)> =
            self.populations.iter().zip(&self.numbers).map(|(p, n)| (p.name.clone(), *n)).collect();
        names.sort_by_key(|(_, n)| *n);
        file.group("H5Types")?;
        file.commit_enumeration(LABELS, &names)?;
        file.commit_record(RANGE, &RANGE_MEMBERS, &names)?;
        file.commit_record(PAIRS, &[("Source", None), ("Destination", None)], &names)?;
        let mut order: Vec<usize> = (0..self.numbers.len()).collect();
        order.sort_by_key(|i| self.numbers[*i]);
        let ranges: Vec<&PopulationRange> = self.populations.iter().collect();
        let mut raw = Vec::new();
        for &i in &order {
            raw.extend(u64::from(ranges[i].first).to_le_bytes());
            raw.extend(ranges[i].count.to_le_bytes());
            raw.extend(self.numbers[i].to_le_bytes());
        }
        // As in the original, this one does not refer to the committed type: not every reader follows it.
        file.typed_records(POPULATIONS, (&RANGE_MEMBERS, &names), order.len(), &raw)?;
        let raw: Vec<u8> = pairs
            .iter()
            .flat_map(|(pre, post)| [self.numbers[*pre].to_le_bytes(), self.numbers[*post].to_le_bytes()])
            .flatten()
            .collect();
        file.records(VALID, PAIRS, pairs.len(), &raw)
    }
}

/// Files from before the current layout keep projections by name, with `Connectivity` groups.
fn refuse_old_layout(file: &Container) -> Result<(), FormatError> {
    if !file.has_group("Projections")? {
        return Ok(());
    }
    for name in file.groups("Projections")? {
        let object = format!("Projections/{name}/Connectivity");
        if file.has_group(&object)? {
            return Err(FormatError::OldLayout { path: file.path().into(), object: format!("/{object}") });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
