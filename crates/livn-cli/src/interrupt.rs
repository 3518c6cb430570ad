//! Ctrl-C.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use crate::error::INTERRUPTED;

static REQUESTED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// A flag that Ctrl-C raises. The second Ctrl-C ends the process at once.
pub(crate) fn flag() -> Arc<AtomicBool> {
    let flag = REQUESTED.get_or_init(|| {
        let flag = Arc::new(AtomicBool::new(false));
        let raised = Arc::clone(&flag);
        // Without a handler Ctrl-C ends the process as usual, which is all that can be done.
        let _ = ctrlc::set_handler(move || {
            if raised.swap(true, Ordering::SeqCst) {
                std::process::exit(i32::from(INTERRUPTED));
            }
        });
        flag
    });
    flag.store(false, Ordering::SeqCst);
    Arc::clone(flag)
}
