//! What may name a device or a project in a path (I2), and so the journals and heads of one; a branch's
//! name says whose it is. Where such a name stands, and what lies under it, is not known here.

/// Digits of the hash in a branch's name.
const DIGITS: usize = 16;
/// Letters of a device id; ids are made of `a`–`z` and `2`–`7`, so that a `0` behind one is no id.
const ID: usize = 12;

/// Tells whether a text may name a device or a project in a path.
pub fn is_plain_name(name: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (1..=40).contains(&name.len()) && name.bytes().all(plain)
}

/// Returns the device whose records a journal's folder holds.
pub fn device_of(folder: &str) -> &str {
    match folder.split_at_checked(ID) {
        Some((did, rest)) if is_mark(rest) => did,
        _ => folder,
    }
}

fn is_mark(rest: &str) -> bool {
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    rest.len() == DIGITS + 1 && rest.starts_with('0') && rest.bytes().all(hex)
}

/// Tells whether a folder holds a second branch.
pub fn is_branch(folder: &str) -> bool {
    device_of(folder) != folder
}

/// Returns the folder for the branch that begins with the record of this hash.
pub fn branch_of(did: &str, h: &str) -> String {
    format!("{did}0{}", h.get(..DIGITS).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_names_its_device_and_nothing_else_does() {
        let branch = branch_of("abcdefghijkl", &"0123456789abcdef".repeat(4));
        assert_eq!(branch, "abcdefghijkl00123456789abcdef");
        assert_eq!(device_of(&branch), "abcdefghijkl");
        for plain in [
            "d7k2",
            "abcdefghijkl",
            "abcdefghijkl0",
            "abcdefghijklx0123456789abcdef",
        ] {
            assert!(!is_branch(plain), "{plain}");
        }
    }
}
