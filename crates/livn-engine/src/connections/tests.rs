use livn_core::Step;
use proptest::prelude::*;

use super::*;
use crate::network::Depression;

fn rule(depression: Option<Depression>) -> Rule {
    Rule { group: 0, slot: 0, weight: 2.0, unit: 0.5, depression }
}

proptest! {
    /// Rows hold the connections of their source, in the order they were made.
    #[test]
    fn rows_equal_the_edge_list(edges in prop::collection::vec((0u32..20, 0u32..1000), 0..300)) {
        let raw: Vec<RawConnection> = edges
            .iter()
            .map(|&(source, offset)| RawConnection { source, offset, rule: 0, delay: 3, factor: 1.0 })
            .collect();
        let connections = Connections::build(&raw, 20, &[rule(None)]);
        for source in 0..20 {
            let found: Vec<u32> = connections.of(source).iter().map(|c| c.offset).collect();
            let expected: Vec<u32> = edges.iter().filter(|e| e.0 as usize == source).map(|e| e.1).collect();
            prop_assert_eq!(found, expected);
        }
    }
}

/// At a steady rate r the resources before each spike settle at (1 − e)/(1 − (1 − U)e),
/// e = exp(−1/(r·τ)).
#[test]
fn depression_reaches_its_closed_form() {
    let depression = Depression { u: 0.25, tau_rec_ms: 400.0 };
    let mut state = DepressionState::RESTED;
    let mut released = 0.0;
    for k in 0..2000 {
        released = depression.release(&mut state, 800 * k, 0.025);
    }
    let e = (-20.0f64 / 400.0).exp();
    let expected = 0.25 * (1.0 - e) / (1.0 - 0.75 * e);
    assert!((released / expected - 1.0).abs() < 1e-12);
}

#[test]
fn spikes_become_events_after_their_delay() {
    let raw = [RawConnection { source: 0, offset: 8, rule: 0, delay: 5, factor: 3.0 }];
    let rules = [rule(None)];
    let connections = Connections::build(&raw, 1, &rules);
    let mut ring = EventRing::new(10);
    let spike = Spike { step: Step(7), gid: 4 };
    let events = connections.fan_out(&[spike], &[0, 0, 0, 0, 0], &rules, 0.025, &mut [], &mut ring);
    assert_eq!(events, 1);
    assert_eq!(ring.due(12), [Event { offset: 8, slot: 0, amplitude: 3.0 }]);
}
