//! What was spent, as it is typed: `6.5 plasterer`, `0.4 m³ mortar`, `1 crane @900`, `800 tests`.

use crate::cli::args::CostTyped;
use crate::domain::Decimal;
use crate::domain::spent::{Spent, SpentOn};
use crate::failure::{Expected, Failure, WrittenAs};
use crate::text::typed::figure;

/// The lines of a cost; what is none is a fault of its option.
pub fn spent(typed: &CostTyped) -> Result<Vec<Spent>, Failure> {
    let mut lines = Vec::new();
    for (option, on, given) in [
        ("--hours", SpentOn::Hours, &typed.hours),
        ("--material", SpentOn::Material, &typed.material),
        ("--machine", SpentOn::Machine, &typed.machine),
        ("--money", SpentOn::Money, &typed.money),
    ] {
        for text in given {
            let one = line(on, text);
            let one = one
                .ok_or_else(|| Failure::usage(option, text, Expected::Written(WrittenAs::Spent)));
            lines.push(one?);
        }
    }
    Ok(lines)
}

/// The days of delay.
pub fn delay(typed: &CostTyped) -> Result<Option<Decimal>, Failure> {
    let delay = typed.delay.as_deref().map(|text| {
        let wrong = |_| Failure::usage("--delay", text, Expected::Amount);
        figure(text, "").map_err(wrong)
    });
    delay.transpose()
}

fn line(on: SpentOn, text: &str) -> Option<Spent> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let price = match words.last().and_then(|last| last.strip_prefix('@')) {
        Some(price) => {
            words.pop();
            Some(figure(price, "").ok()?)
        }
        None => None,
    };
    let (quantity, mut rest) = words.split_first()?;
    let mut unit = String::new();
    if on == SpentOn::Material {
        let (first, others) = rest.split_first()?;
        unit = (*first).to_owned();
        rest = others;
    }
    Some(Spent {
        on,
        name: rest.join(" "),
        quantity: figure(quantity, "").ok()?,
        unit,
        price: price.filter(|_| on != SpentOn::Money),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(on: SpentOn, text: &str) -> Option<(String, String, String, Option<String>)> {
        let line = line(on, text)?;
        let price = line.price.map(|price| price.to_string());
        Some((line.quantity.to_string(), line.unit, line.name, price))
    }

    #[test]
    fn quantity_unit_name_and_price_are_read_as_they_are_typed() {
        let told = |quantity: &str, unit: &str, name: &str, price: Option<&str>| {
            let price = price.map(str::to_owned);
            Some((quantity.to_owned(), unit.to_owned(), name.to_owned(), price))
        };
        assert_eq!(
            read(SpentOn::Hours, "６.5 抹灰工"),
            told("6.5", "", "抹灰工", None)
        );
        assert_eq!(read(SpentOn::Hours, "6"), told("6", "", "", None));
        let mortar = told("0.4", "m³", "DP M15 砂浆", Some("420"));
        assert_eq!(read(SpentOn::Material, "0.4 m³ DP M15 砂浆 @420"), mortar);
        assert_eq!(
            read(SpentOn::Money, "800 检测费"),
            told("800", "", "检测费", None)
        );
    }

    #[test]
    fn what_is_no_quantity_is_none() {
        assert_eq!(read(SpentOn::Hours, ""), None);
        assert_eq!(read(SpentOn::Hours, "抹灰工 6.5"), None);
        assert_eq!(read(SpentOn::Hours, "1,5 抹灰工"), None);
        assert_eq!(read(SpentOn::Material, "0.4"), None);
        assert_eq!(read(SpentOn::Machine, "1 塔吊 @"), None);
    }
}
