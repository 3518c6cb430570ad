//! `livn mea`.

use livn::system::generate::{MeaLayout, electrode_grid};

use crate::args::MeaArgs;
use crate::console::Console;
use crate::error::CliError;

/// Lay a grid of electrodes under a culture.
pub(crate) fn mea(args: &MeaArgs, console: &mut Console<'_>) -> Result<(), CliError> {
    let culture = |e: livn::h5::FormatError| CliError::Culture(e.to_string());
    let system = livn::h5::read_system(&args.system).map_err(culture)?;
    let path = args.system.join("mea.json");
    if path.exists() && !args.overwrite {
        return Err(CliError::Usage(format!("{} exists; pass --overwrite to replace it", path.display())));
    }
    let b = system.bounding_box();
    let layout = MeaLayout {
        pitch_um: args.pitch,
        z_um: args.z.unwrap_or(system.center_point()[2]),
        input_radius_um: args.input_radius,
        output_radius_um: args.output_radius,
    };
    let document = electrode_grid([[b.min[0], b.min[1]], [b.max[0], b.max[1]]], &layout)
        .map_err(|e| CliError::Usage(e.to_string()))?;
    livn::h5::write_mea(&args.system, &document).map_err(culture)?;
    console.say(&format!(
        "{} electrodes written to {}",
        document.electrode_coordinates.len(),
        path.display()
    ));
    Ok(())
}
