//! Percentages as people write them: `96`, `96.5`, `96%`, `９６％`. A figure of at most 1 without the
//! sign is what a spreadsheet holds of a percentage, and is told apart, never guessed.

use super::typed;
use crate::domain::Decimal;

/// Why a text is no percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPercent {
    /// No figure of 0 to 100.
    Form,
    /// Almost surely a share of 1.
    Fraction,
}

/// One per cent, and all, in millionths.
const ONE: i64 = 1_000_000;
const ALL: i64 = 100 * ONE;

/// The percentage that is written.
pub fn percent(text: &str) -> Result<Decimal, NoPercent> {
    let figure = typed::figure(text, "%").map_err(|_| NoPercent::Form)?;
    let signed = text.contains(['%', '％']);
    match figure.micro() {
        1..=ONE if !signed => Err(NoPercent::Fraction),
        0..=ALL => Ok(figure),
        _ => Err(NoPercent::Form),
    }
}

/// The share above zero that is written as a percentage.
pub fn share(text: &str) -> Option<Decimal> {
    let percent = percent(text).ok().filter(|figure| figure.micro() > 0)?;
    Decimal::of_micro(percent.micro() / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_understood_and_fractions_told_apart() {
        let read = |text| percent(text).map(|figure| figure.to_string());
        for text in ["96", "96%", "９６", " 96 ％ "] {
            assert_eq!(read(text).as_deref(), Ok("96"), "{text}");
        }
        assert_eq!(read("96.0").as_deref(), Ok("96.0"));
        assert_eq!(read("0").as_deref(), Ok("0"));
        assert_eq!(read("0.5%").as_deref(), Ok("0.5"));
        for text in ["0.96", "1", "０．９６"] {
            assert_eq!(read(text), Err(NoPercent::Fraction), "{text}");
        }
        for text in ["", "%", "101", "-1", "96,5", "abc", "9 %6"] {
            assert_eq!(read(text), Err(NoPercent::Form), "{text}");
        }
    }
}
