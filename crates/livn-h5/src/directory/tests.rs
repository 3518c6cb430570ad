use livn_system::generate::generate;
use livn_system::predefined_config;

use super::*;

fn culture(name: &str) -> System {
    generate(name, &predefined_config(name).expect("known")).expect("valid").system
}

#[test]
fn a_written_system_reads_back_the_same() {
    for name in ["EI1", "EI2"] {
        let folder = tempfile::tempdir().expect("temporary directory");
        let directory = folder.path().join(name);
        let system = culture(name);
        write_system(&directory, &system).expect("written");
        let back = read_system(&directory).expect("readable");
        assert_eq!(back, system);
    }
}
