//! What may name a device or a project in a path (I2), and so the journals and heads of one. Where such a
//! name stands, and what lies under it, is not known here.

/// Tells whether a text may name a device or a project in a path.
pub fn is_plain_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (1..=40).contains(&name.len()) && name.bytes().all(plain)
}
