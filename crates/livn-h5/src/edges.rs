//! Projections: `/Projections/<post>/<pre>`, block-compressed rows by destination.

use livn_core::PopulationRange;
use livn_system::{EdgeList, Projection};

use crate::FormatError;
use crate::builder::Builder;
use crate::container::Container;

const NO_ROW: (usize, usize) = (0, 0);

/// Sources that have edges onto `post`, in the file.
pub(crate) fn sources_of(file: &Container, post: &str) -> Result<Vec<String>, FormatError> {
    let object = format!("Projections/{post}");
    if file.has_group(&object)? { file.groups(&object) } else { Ok(Vec::new()) }
}

/// Destinations that have edges, in the file.
pub(crate) fn destinations(file: &Container) -> Result<Vec<String>, FormatError> {
    if file.has_group("Projections")? { file.groups("Projections") } else { Ok(Vec::new()) }
}

/// Read the edges of one projection; none if it has no group.
pub(crate) fn read(
    file: &Container,
    pre: &PopulationRange,
    post: &PopulationRange,
) -> Result<EdgeList, FormatError> {
    let object = format!("Projections/{}/{}", post.name, pre.name);
    if !file.has_group(&object)? {
        return Ok(EdgeList { offsets: vec![0; post.count as usize + 1], ..EdgeList::default() });
    }
    let path = |name: &str| format!("{object}/{name}");
    let mut sources: Vec<u32> = file.numbers(&path("Edges/Source Index"))?;
    if let Some(i) = sources.iter().position(|s| *s >= pre.count) {
        let allowed = format!("below {}, the cells of {}", pre.count, pre.name);
        return Err(file.bad_value(&path("Edges/Source Index"), i, sources[i], allowed));
    }
    for source in &mut sources {
        *source += pre.first;
    }
    let column_length = |name: &str, got: usize| {
        let error = || file.bad_length(&path(name), got, sources.len(), "one per edge");
        if got == sources.len() { Ok(()) } else { Err(error()) }
    };
    let distances_um: Vec<f32> = file.numbers(&path("Connections/distance"))?;
    column_length("Connections/distance", distances_um.len())?;
    let valid = |d: &f32| d.is_finite() && *d >= 0.0;
    if let Some(i) = distances_um.iter().position(|d| !valid(d)) {
        return Err(file.bad_value(
            &path("Connections/distance"),
            i,
            distances_um[i],
            "finite and >= 0 (µm)",
        ));
    }
    let syn_ids: Vec<u32> = file.numbers(&path("Synapses/syn_id"))?;
    column_length("Synapses/syn_id", syn_ids.len())?;
    let rows = read_rows(file, &object, post, sources.len())?;
    Ok(in_order(&rows, EdgeList { offsets: Vec::new(), sources, distances_um, syn_ids }))
}

/// Edges of each destination. Every block but the last has as many destinations as its stretch of the pointer; the
/// last one has one fewer, because its stretch ends with the total.
fn read_rows(
    file: &Container,
    object: &str,
    post: &PopulationRange,
    edges: usize,
) -> Result<Vec<(usize, usize)>, FormatError> {
    let [index_path, block_path, pointer_path] =
        ["Destination Block Index", "Destination Block Pointer", "Destination Pointer"]
            .map(|name| format!("{object}/Edges/{name}"));
    let index: Vec<u32> = file.numbers(&index_path)?;
    let blocks: Vec<u64> = file.numbers(&block_path)?;
    let pointer: Vec<u64> = file.numbers(&pointer_path)?;
    let mut rows = vec![NO_ROW; post.count as usize];
    if index.is_empty() && edges == 0 {
        return Ok(rows);
    }
    check_pointer(file, &pointer_path, &pointer, edges as u64, "the number of edges")?;
    if blocks.len() != index.len() + 1 {
        return Err(file.bad_length(&block_path, blocks.len(), index.len() + 1, "blocks + 1"));
    }
    check_pointer(file, &block_path, &blocks, pointer.len() as u64, "the length of Destination Pointer")?;
    let mut seen = vec![false; rows.len()];
    for (b, first) in index.iter().enumerate() {
        let (start, end) = (blocks[b] as usize, blocks[b + 1] as usize);
        let last = b + 1 == index.len();
        // Each destination needs the entry after its own; the last block brings the closing one itself.
        let room = if last { start < end } else { end < pointer.len() };
        if !room {
            let allowed =
                if last { format!("at least {}", start + 1) } else { format!("below {}", pointer.len()) };
            return Err(file.bad_value(&block_path, b + 1, end, allowed));
        }
        let count = end - start - usize::from(last);
        if u64::from(*first) + count as u64 > u64::from(post.count) {
            let value = format!("{first} (with {count} destinations)");
            return Err(file.bad_value(
                &index_path,
                b,
                value,
                format!("within the {} cells of {}", post.count, post.name),
            ));
        }
        for k in 0..count {
            let row = *first as usize + k;
            if std::mem::replace(&mut seen[row], true) {
                return Err(file.bad_value(&index_path, b, row, "listed as a destination only once"));
            }
            rows[row] = (pointer[start + k] as usize, pointer[start + k + 1] as usize);
        }
    }
    Ok(rows)
}

/// A pointer starts at 0, never decreases and ends at `total`.
fn check_pointer(
    file: &Container,
    path: &str,
    pointer: &[u64],
    total: u64,
    what: &str,
) -> Result<(), FormatError> {
    let (Some(first), Some(last)) = (pointer.first(), pointer.last()) else {
        return Err(file.bad_length(path, 0, 1, "at least the total"));
    };
    if *first != 0 {
        return Err(file.bad_value(path, 0, first, "0"));
    }
    if let Some(i) = (1..pointer.len()).find(|i| pointer[*i] < pointer[i - 1]) {
        return Err(file.bad_value(
            path,
            i,
            pointer[i],
            format!("at least {}, the entry before", pointer[i - 1]),
        ));
    }
    if *last != total {
        return Err(file.bad_value(path, pointer.len() - 1, last, format!("{total}, {what}")));
    }
    Ok(())
}

/// Offsets by destination; blocks may come in any order, then the columns are sorted.
fn in_order(rows: &[(usize, usize)], mut edges: EdgeList) -> EdgeList {
    let mut offsets = Vec::with_capacity(rows.len() + 1);
    offsets.push(0);
    let mut total = 0;
    let mut sorted = true;
    for (start, end) in rows {
        sorted &= start == end || *start == total;
        total += end - start;
        offsets.push(total);
    }
    if !sorted {
        let order: Vec<usize> = rows.iter().flat_map(|(start, end)| *start..*end).collect();
        edges.sources = order.iter().map(|i| edges.sources[*i]).collect();
        edges.distances_um = order.iter().map(|i| edges.distances_um[*i]).collect();
        edges.syn_ids = order.iter().map(|i| edges.syn_ids[*i]).collect();
    }
    edges.offsets = offsets;
    edges
}

/// Write one projection that has edges; the group of its destination must exist.
pub(crate) fn write(file: &Builder, projection: &Projection) -> Result<(), FormatError> {
    let (pre, post) = (projection.pre(), projection.post());
    let object = format!("Projections/{}/{}", post.name, pre.name);
    for group in ["", "/Connections", "/Edges", "/Synapses"] {
        file.group(&format!("{object}{group}"))?;
    }
    let columns = projection.columns();
    let (index, blocks, pointer) = blocks(&columns.offsets);
    let sources: Vec<u32> = columns.sources.iter().map(|s| s - pre.first).collect();
    file.numbers(&format!("{object}/Connections/distance"), &columns.distances_um)?;
    file.numbers(&format!("{object}/Edges/Destination Block Index"), &index)?;
    file.numbers(&format!("{object}/Edges/Destination Block Pointer"), &blocks)?;
    file.numbers(&format!("{object}/Edges/Destination Pointer"), &pointer)?;
    file.numbers(&format!("{object}/Edges/Source Index"), &sources)?;
    file.numbers(&format!("{object}/Synapses/syn_id"), &columns.syn_ids)
}

/// Blocks of consecutive destinations that have edges.
fn blocks(offsets: &[usize]) -> (Vec<u32>, Vec<u64>, Vec<u64>) {
    let (mut index, mut blocks, mut pointer) = (Vec::new(), Vec::new(), Vec::new());
    let mut open = false;
    for (row, w) in offsets.windows(2).enumerate() {
        let filled = w[1] > w[0];
        if filled && !open {
            index.push(row as u32);
            blocks.push(pointer.len() as u64);
        }
        if filled {
            pointer.push(w[0] as u64);
        }
        open = filled;
    }
    pointer.push(offsets.last().copied().unwrap_or(0) as u64);
    blocks.push(pointer.len() as u64);
    (index, blocks, pointer)
}

#[cfg(test)]
mod tests;
