//! Writes what is generated from the equations to the folder given: the model pages to `pages`, the source
//! of the reverse steps to `adjoint`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "generated".into());
    let write = |part: &str, name: &str, text: String| {
        let folder = Path::new(&folder).join(part);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(name), text)
    };
    write("pages", "rcsd.md", livn_models::describe::rcsd_page())?;
    write("pages", "point.md", livn_models::describe::point_page())?;
    for (name, text) in livn_models::adjoint_source::files() {
        write("adjoint", name, text)?;
    }
    Ok(())
}
