use super::*;

#[test]
fn begins_at_a_cache_line_wherever_it_is_copied() {
    let mut kept = Vec::new();
    for len in [0, 1, 8, 100, 5_000] {
        let mut columns = Columns::zeros(len);
        columns.iter_mut().enumerate().for_each(|(i, x)| *x = i as f64);
        let copy = columns.clone();
        assert_eq!(copy, columns);
        assert_eq!(copy.to_vec(), (0..len).map(|i| i as f64).collect::<Vec<_>>());
        for one in [columns, copy] {
            assert_eq!((one.len(), one.as_ptr().addr() % LINE), (len, 0));
            kept.push(one);
        }
    }
}

#[test]
fn numbers_survive_the_way_there_and_back() {
    let numbers = vec![1.5, -2.0, f64::MIN_POSITIVE];
    assert_eq!(Vec::from(Columns::from(numbers.clone())), numbers);
}
