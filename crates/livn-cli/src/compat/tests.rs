use super::answer;

fn suggested(line: &str) -> String {
    let args: Vec<String> = line.split(' ').map(Into::into).collect();
    answer(&args).expect("published spelling").lines().last().expect("text").trim().to_owned()
}

#[test]
fn published_commands_are_translated() {
    assert_eq!(
        suggested("systems generate_2d total_cells=50 output_directory=./my_system --launch"),
        "livn generate ./my_system --total-cells 50"
    );
    assert_eq!(
        suggested(
            "systems generate_2d output_directory=a random_seed=7 area_kwargs.x_range=[0,100] --launch"
        ),
        "livn generate a --seed 7 --x-range 0,100"
    );
    assert_eq!(suggested("systems generate_2d output_directory=./a --mea"), "livn mea ./a");
    assert_eq!(suggested("systems mpi run system=./a --launch"), "livn run ./a");
    assert!(suggested("systems mpi tune system=./a --launch").contains("`tune` is not part of this version"));
    assert!(suggested("systems").contains("livn --help"));
}

#[test]
fn other_commands_pass() {
    assert_eq!(answer(&["run".into(), "EI2".into()]), None);
    assert_eq!(answer(&[]), None);
}
