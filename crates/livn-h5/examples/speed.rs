//! Time to generate, write and read the predefined cultures: `cargo run --release -p livn-h5 --example speed [NAME]`.

use std::io::Write;
use std::time::Instant;

use livn_h5::{read_system, replace_system};
use livn_system::generate::generate;
use livn_system::predefined_config;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let name = std::env::args().nth(1).unwrap_or_else(|| "EI4".into());
    let directory =
        std::env::args().nth(2).map_or_else(|| std::env::temp_dir().join("livn-speed"), Into::into);
    let start = Instant::now();
    let generated = generate(&name, &predefined_config(&name)?)?;
    let drawn = start.elapsed();
    replace_system(&directory, &generated.system)?;
    let written = start.elapsed();
    let system = read_system(&directory)?;
    let read = start.elapsed();
    let mut out = std::io::stdout();
    for r in &generated.report {
        let (asked, expected, got) = (r.requested_degree, r.expected_degree, r.realised_degree);
        writeln!(out, "{}->{}: degree {asked} asked, {expected:.4} expected, {got:.4} drawn", r.pre, r.post)?;
    }
    writeln!(
        out,
        "{name}: {} cells, {} edges; drawn {drawn:.2?}, written {:.2?}, read {:.2?}",
        system.cell_count(),
        system.edge_count(),
        written.checked_sub(drawn).unwrap_or_default(),
        read.checked_sub(written).unwrap_or_default(),
    )?;
    Ok(())
}
