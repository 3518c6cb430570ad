//! What a system directory holds: `cargo run --release -p livn-h5 --example inspect DIRECTORY`.

use std::io::Write;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let directory = std::env::args().nth(1).ok_or("usage: inspect DIRECTORY")?;
    let system = livn_h5::read_system(Path::new(&directory))?;
    let mut out = std::io::stdout();
    writeln!(out, "{}: fingerprint {:016x}", system.name(), system.fingerprint())?;
    for p in system.populations().iter() {
        writeln!(out, "  {}: gids {:?}, {} synapses", p.name, p.gids(), system.synapses(&p.name)?.len())?;
    }
    for p in system.projections() {
        writeln!(out, "  {}->{}: {} edges", p.pre().name, p.post().name, p.len())?;
    }
    Ok(())
}
