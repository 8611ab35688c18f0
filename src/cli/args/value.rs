//! What may stand where an option takes a value: one of some words, an offset, a number. What is said when
//! something else stands there is not decided here.

use crate::domain::zone::Zone;
use crate::domain::{Decimal, Quantity};
use crate::failure::{Expected, Failure};
use crate::text::percent::{NoPercent, percent as typed_percent};
use crate::text::typed;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use unicode_normalization::UnicodeNormalization;

/// One of these words, or its Chinese name; gives the word.
pub fn one_of(
    words: &'static [(&'static str, &'static str)],
) -> impl TypedValueParser<Value = String> {
    let value =
        |(word, name): &(&'static str, &'static str)| PossibleValue::new(*word).alias(*name);
    PossibleValuesParser::new(words.iter().map(value)).map(move |typed| {
        let named = words.iter().find(|(_, name)| *name == typed);
        named.map_or(typed, |(word, _)| (*word).to_owned())
    })
}

/// An offset of clocks.
pub fn zone(text: &str) -> Result<Zone, Expected> {
    Zone::parse(text).ok_or(Expected::Zone)
}

/// How many, in digits of any width.
pub fn quantity(text: &str) -> Result<Quantity, Expected> {
    let amount = typed::amount(text, "").ok();
    let amount = amount.and_then(|amount| Quantity::parse(amount.as_str()));
    amount.ok_or(Expected::Amount)
}

/// A text as it is kept: NFC, without the spaces around it (I4).
pub fn entered(text: &str) -> String {
    text.trim().nfc().collect()
}

/// A figure in per cent.
pub fn percent(what: &'static str, text: Option<&str>) -> Result<Option<Decimal>, Failure> {
    let Some(text) = text else {
        return Ok(None);
    };
    let figure = typed_percent(text).map_err(|why| {
        let expected = match why {
            NoPercent::Form => Expected::Percent,
            NoPercent::Fraction => Expected::Fraction,
        };
        Failure::usage(what, text, expected)
    })?;
    Ok(Some(figure))
}
