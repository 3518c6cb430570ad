use super::*;

#[test]
fn alternatives_need_one_and_conjunctions_all() {
    let allowed = ["MIT".to_owned(), "Apache-2.0".to_owned()];
    for fine in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0 OR MIT",
        "Apache-2.0 WITH LLVM-exception",
        "(MIT OR ISC) AND Apache-2.0",
    ] {
        assert!(is_allowed(fine, &allowed), "{fine}");
    }
    for refused in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "LGPL-2.1 OR MPL-2.0", "not a licence"] {
        assert!(!is_allowed(refused, &allowed), "{refused}");
    }
}
