use super::*;

fn row(cell: &str, load: &str, isa: &str) -> Row {
    let line = format!(
        r#"{{"bench":"kernel","cell":"{cell}","load":"{load}","isa":"{isa}","cells":8,"ns_per_cell_step":5.5}}"#
    );
    let Value::Object(line) = serde_json::from_str(&line).expect("valid") else { unreachable!("an object") };
    bench_row(line).expect("complete")
}

#[test]
fn kernel_lines_become_questions() {
    assert_eq!(row("motoneuron axon=False", "bare", "avx2").question, "motoneuron without axon, bare");
    assert_eq!(row("motoneuron", "noise+synapses", "avx2").question, "motoneuron, noise and synapses");
}

#[test]
fn the_widest_instruction_set_stands_for_the_engine() {
    let mut rows = vec![row("m", "bare", "scalar"), row("m", "bare", "avx2"), row("lif", "bare", "avx2")];
    name_the_fastest(&mut rows);
    assert_eq!(
        rows.iter().map(|row| row.peer.as_str()).collect::<Vec<_>>(),
        ["livn, scalar", "livn", "livn"]
    );
}

#[test]
fn culture_lines_become_questions() {
    let line = r#"{"bench":"culture","system":"EI2","isa":"avx2","threads":2,"wall_s_per_bio_s":0.3,"ns_per_cell_step":9}"#;
    let row = bench_row(serde_json::from_str(line).expect("valid")).expect("complete");
    assert_eq!((row.question.as_str(), row.value), ("EI2, 2 threads", 0.3));
}

#[test]
fn gradient_lines_become_questions() {
    let line = r#"{"bench":"gradient","system":"EI2","duration_ms":30,"isa":"avx2","threads":1,"spikes":"detached","ratio":3.5}"#;
    let row = bench_row(serde_json::from_str(line).expect("valid")).expect("complete");
    assert_eq!((row.question.as_str(), row.value), ("gradient over run, EI2 30 ms, 1 thread, detached", 3.5));
}
