//! What may stand where an option takes a value: one of some words, an offset, a number. What is said when
//! something else stands there is not decided here.

use crate::domain::Quantity;
use crate::domain::zone::Zone;
use crate::failure::Expected;
use crate::text::typed;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

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
