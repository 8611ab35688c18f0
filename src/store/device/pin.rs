//! A PIN or passphrase on its way from the keyboard to the key: never shown, never logged, wiped
//! when it is let go (K8).

use super::common_pin::common;
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Fewest characters of a new PIN; six figures are a million tries.
pub const SHORTEST: usize = 6;

/// Why a PIN is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnfitPin {
    /// It has signs that cannot be typed blindly: what an input method makes.
    NotPlain,
    /// It is too short.
    Short,
    /// Few different characters, or one piece over and over.
    Repeated,
    /// A row of figures, of letters or of the keyboard.
    Row,
    /// A day.
    Date,
    /// A number of a mobile phone.
    Mobile,
    /// A word or a number of the usual lists.
    Listed,
}

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

    /// Why it is not taken: it is too short, among the first that anybody tries, or cannot be typed blindly.
    pub fn unfit(&self) -> Option<UnfitPin> {
        let plain = { self.0.bytes() }.all(|b| b.is_ascii_graphic() || b == b' ');
        match (plain, self.0.chars().count()) {
            (false, _) => Some(UnfitPin::NotPlain),
            (true, ..SHORTEST) => Some(UnfitPin::Short),
            _ => common(&self.0),
        }
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
        use UnfitPin as U;
        for (pin, why) in [
            ("482913", None),
            ("48291", Some(U::Short)),
            ("", Some(U::Short)),
            ("111111", Some(U::Repeated)),
            ("１２３４５６", Some(U::Row)),
            ("１２３\u{3000}４５６", Some(U::Row)),
            ("86420135", Some(U::Row)),
            ("１９９０．０１．０１", Some(U::Date)),
            ("wjl19900101", Some(U::Date)),
            ("13912345679", Some(U::Mobile)),
            ("password", Some(U::Listed)),
            ("钢筋安装检查表", Some(U::NotPlain)),
        ] {
            assert_eq!(Pin::new(pin).unfit(), why, "{pin}");
        }
    }

    #[test]
    fn never_prints_itself() {
        assert!(!format!("{:?}", Pin::new("482913")).contains("482913"));
    }
}
