use super::*;

/// Applies every operation to every vector of three columns; returns all results.
struct EveryOperation<'a>(&'a [f64]);

impl Task for EveryOperation<'_> {
    type Output = Vec<u64>;
    #[inline(always)]
    fn run<L: Lane>(self) -> Vec<u64> {
        let mut results = Vec::new();
        for tile in self.0.chunks_exact(3 * TILE) {
            let mut out = [0.0; 17 * TILE];
            for cell in (0..TILE).step_by(L::WIDTH) {
                let mut reader = ColumnReader::new(tile, cell);
                let (a, b, c): (L, L, L) = (reader.read(), reader.read(), reader.read());
                let mut writer = ColumnWriter::new(&mut out, cell);
                let (sin, cos) = (c * L::c(0.01)).sin_cos_turn();
                let positive = a * a + L::c(1e-3);
                let mask = f64::from(a.gt_mask(b));
                for value in [
                    a + b,
                    a - b,
                    a * b,
                    a / positive,
                    -a,
                    a.mul_add(b, c),
                    a.max(b),
                    a.min(b),
                    L::select_lt(a, b, c, a),
                    positive.sqrt(),
                    a.exp(),
                    a.exp2(),
                    positive.ln(),
                    sin,
                    cos,
                    a.recip(),
                    L::c(if L::WIDTH == TILE { mask } else { 0.0 }),
                ] {
                    writer.write(value);
                }
                // Masks of narrower lanes are assembled bit by bit.
                if L::WIDTH < TILE {
                    let whole: u32 = (0..TILE).map(|i| u32::from(tile[i] > tile[TILE + i]) << i).sum();
                    assert_eq!(a.gt_mask(b), (whole >> cell) & ((1 << L::WIDTH) - 1));
                    out[16 * TILE..].fill(f64::from(whole));
                }
            }
            results.extend(out.iter().map(|x| x.to_bits()));
        }
        results
    }
}

fn on(isa: Isa, data: &[f64]) -> Vec<u64> {
    Target::new(isa).expect("available").run(EveryOperation(data))
}

fn columns() -> Vec<f64> {
    let mut stream = livn_core::random::Stream::new(7, livn_core::random::StreamKind::Noise, 0, 0);
    (0..3 * TILE * 500).map(|_| 24.0 * (stream.uniform() - 0.5)).collect()
}

#[test]
fn every_instruction_set_gives_the_bits_of_the_scalar() {
    let data = columns();
    let reference = on(Isa::Scalar, &data);
    for isa in Isa::available() {
        if isa != Isa::Plain {
            assert!(on(isa, &data) == reference, "{} differs", isa.name());
        }
    }
}

#[test]
fn the_plain_body_differs_in_the_last_digits_only() {
    let data = columns();
    let reference = on(Isa::Scalar, &data);
    let plain = on(Isa::Plain, &data);
    for (a, b) in reference.iter().zip(&plain) {
        let (a, b) = (f64::from_bits(*a), f64::from_bits(*b));
        // a·b + c cancels, so the bound is absolute on the scale of the operands (12² = 144).
        assert!((a - b).abs() <= 1e-13 * a.abs().max(1.0) || (a - b).abs() <= 1e-13, "{a} {b}");
    }
}

#[test]
fn own_functions_agree_with_the_platform_library() {
    let mut worst = [0.0f64; 3];
    for i in -70_000..70_000i32 {
        let x = f64::from(i) * 0.01;
        worst[0] = worst[0].max((Scalar(x).exp().0 / x.exp() - 1.0).abs());
        worst[0] = worst[0].max((Scalar(x).exp2().0 / x.exp2() - 1.0).abs());
        let y = (f64::from(i) * 1e-3).exp();
        worst[1] = worst[1].max((Scalar(y).ln().0 - y.ln()).abs() / y.ln().abs().max(1.0));
        let turn = f64::from(i) / 560_000.0;
        let (sin, cos) = Scalar(turn).sin_cos_turn();
        let angle = turn * std::f64::consts::TAU;
        worst[2] = worst[2].max((sin.0 - angle.sin()).abs()).max((cos.0 - angle.cos()).abs());
    }
    // Two units in the last place: ours and the library's rounding.
    assert!(worst.iter().all(|e| *e < 4.5e-16), "{worst:?}");
}
