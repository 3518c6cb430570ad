fn order<const N: usize>() -> (Vec<usize>, Vec<usize>) {
    let (mut up, mut down) = (Vec::new(), Vec::new());
    unroll!(k in 0..N => { up.push(k); });
    unroll!(k in (0..N).rev() => { down.push(k); });
    (up, down)
}

#[test]
fn repeats_in_order_and_in_reverse() {
    assert_eq!(order::<0>(), (vec![], vec![]));
    assert_eq!(order::<3>(), (vec![0, 1, 2], vec![2, 1, 0]));
    assert_eq!(order::<8>(), ((0..8).collect(), (0..8).rev().collect()));
}
