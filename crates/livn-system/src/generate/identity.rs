//! Names of generated things: hashes that address random streams, identifiers that follow from content.

use serde_json::{Value, json};

use super::GenerateConfig;
use crate::GENERATOR_VERSION;

/// FNV-1a, 64 bits, from `basis`.
fn fnv(bytes: &[u8], basis: u64) -> u64 {
    bytes.iter().fold(basis, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01B3))
}

/// 32-bit hash of a name: the first word of a random stream's address.
pub(crate) fn name_hash(name: &str) -> u32 {
    let h = fnv(name.as_bytes(), 0xCBF2_9CE4_8422_2325);
    (h ^ (h >> 32)) as u32
}

/// An identifier in the form of a UUID (version 8) that follows from `content`: the same content, the same
/// identifier, so that stored selections stay valid when a culture is generated again.
pub fn content_uuid(content: &Value) -> String {
    let text = content.to_string();
    let (a, b) = (fnv(text.as_bytes(), 0xCBF2_9CE4_8422_2325), fnv(text.as_bytes(), 0x9E37_79B9_7F4A_7C15));
    format!(
        "{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        a >> 32,
        (a >> 16) & 0xFFFF,
        a & 0xFFF,
        ((b >> 48) & 0x3FFF) | 0x8000,
        b & 0xFFFF_FFFF_FFFF
    )
}

/// `provenance.json` of a generated culture.
pub(super) fn provenance(config: &GenerateConfig) -> Value {
    json!({
        "assumptions": {
            "degree": "the amplitude of each kernel is solved with saturation and cutoff, so that the expected mean in-degree is the requested one",
            "distance": "Euclidean soma distance in three dimensions",
            "random streams": "counter-based, addressed by seed, name of population or projection, and number of the cell in its population",
        },
        "config": config,
        "generator": "livn.system.generate_2d",
        "generator_version": GENERATOR_VERSION,
    })
}
