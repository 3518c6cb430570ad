use proptest::prelude::*;

use super::*;

proptest! {
    /// The ring delivers what a queue sorted by (step, order of pushing) delivers.
    #[test]
    fn the_ring_is_a_sorted_queue(
        horizon in 1u64..50,
        pushes in prop::collection::vec((0u64..200, 0u64..50, -5.0f64..5.0), 0..300),
    ) {
        let mut ring = EventRing::new(horizon);
        let mut sorted: Vec<(u64, usize, Event)> = Vec::new();
        let mut by_now = pushes.clone();
        by_now.sort_by_key(|p| p.0);
        let mut next = by_now.iter().enumerate().peekable();
        for now in 0..260u64 {
            while let Some((order, &(at, ahead, amplitude))) = next.peek().copied() {
                if at != now {
                    break;
                }
                next.next();
                let due = now + 1 + ahead % horizon;
                let event = Event { offset: order as u32, slot: 0, amplitude };
                ring.push(due, event);
                sorted.push((due, order, event));
            }
            let mut expected: Vec<_> = sorted.iter().filter(|e| e.0 == now).copied().collect();
            expected.sort_by_key(|e| e.1);
            let expected: Vec<Event> = expected.into_iter().map(|e| e.2).collect();
            prop_assert_eq!(ring.due(now), &expected[..]);
            ring.clear_step(now);
        }
    }
}
