//! A PIN or passphrase on its way from the keyboard to the key: never shown, never logged, wiped
//! when it is let go (K8).

use super::common_pin::is_common;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Fewest characters of a new PIN; six figures are a million tries.
pub const SHORTEST: usize = 6;

/// A PIN or passphrase.
#[derive(Clone, Default)]
pub struct Pin(Zeroizing<String>);

impl Pin {
    /// Takes what was typed. An input method may have typed full-width digits and letters: they are
    /// the same PIN (I7).
    pub fn new(typed: &str) -> Self {
        let half = typed.chars().map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            other => other,
        });
        // Room for whatever composition may add, so that no copy is left behind by growing.
        let mut text = Zeroizing::new(String::with_capacity(typed.len() * 3));
        text.extend(half.nfc());
        Self(text)
    }

    /// Whether it is long enough, not among the first that anybody tries, and can be typed blindly:
    /// what an input method makes cannot.
    pub fn is_fit(&self) -> bool {
        if !self.0.bytes().all(|b| b.is_ascii_graphic() || b == b' ') {
            return false;
        }
        self.0.chars().count() >= SHORTEST && !is_common(&self.0)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl PartialEq for Pin {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_are_the_same_pin() {
        assert!(Pin::new("１２３４５６") == Pin::new("123456"));
        assert!(Pin::new("123456") != Pin::new("123457"));
    }

    #[test]
    fn short_or_common_pins_are_not_fit() {
        assert!(Pin::new("482913").is_fit());
        assert!(!Pin::new("48291").is_fit());
        assert!(!Pin::new("111111").is_fit());
        assert!(!Pin::new("１２３４５６").is_fit());
        assert!(!Pin::new("１２３\u{3000}４５６").is_fit());
        assert!(!Pin::new("１９９０．０１．０１").is_fit());
        assert!(!Pin::new("").is_fit());
        assert!(!Pin::new("钢筋安装检查表").is_fit());
    }

    #[test]
    fn never_prints_itself() {
        assert!(!format!("{:?}", Pin::new("482913")).contains("482913"));
    }
}
