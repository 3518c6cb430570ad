//! Writes the model pages to the folder given (default `docs/models`).

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "docs/models".into());
    std::fs::write(format!("{folder}/rcsd.md"), livn_models::describe::rcsd_page())?;
    std::fs::write(format!("{folder}/point.md"), livn_models::describe::point_page())
}
