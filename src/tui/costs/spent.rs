//! What of a cost stands on the lines of its form: hours, one material, one machine, money, delay. What has a price in
//! the agreement is chosen by arrows or digits; anything else is typed.

use crate::domain::cost::CostRecord;
use crate::domain::decimal::Decimal;
use crate::domain::spent::{Price, Spent, SpentOn};
use crate::text::Lang;
use crate::text::cost as say;
use crate::text::screen::costs as words;
use crate::text::typed::figure;
use crate::tui::form::{Choice, Form, Line};
use std::collections::BTreeSet;

/// What a line asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CostAsk {
    Step,
    Kind,
    /// How much of a sort.
    Quantity(SpentOn),
    /// What of a sort.
    Name(SpentOn),
    Delay,
    Text,
    By,
}

/// Between the parts of a choice's key.
const BETWEEN: char = '\t';

/// The lines of what was spent.
pub fn lines(prices: &[Price], before: Option<&CostRecord>) -> Vec<Line<CostAsk>> {
    let first = |on: SpentOn| before.and_then(|said| said.spent.iter().find(|line| line.on == on));
    let mut lines = Vec::new();
    for on in SpentOn::ALL {
        let known = first(on);
        let quantity = known.map_or(String::new(), |line| line.quantity.to_string());
        let label = move |lang: Lang| quantity_label(lang, on);
        lines.push(Line::figure(CostAsk::Quantity(on), label, &quantity));
        if on != SpentOn::Money {
            lines.push(name_line(on, prices, known));
        }
    }
    let delay = before.and_then(|said| said.delay.as_ref());
    let delay = delay.map_or(String::new(), Decimal::to_string);
    lines.push(Line::figure(CostAsk::Delay, say::delay, &delay));
    lines
}

fn quantity_label(lang: Lang, on: SpentOn) -> String {
    let sort = say::spent_on(lang, on);
    match say::unit_of(lang, on) {
        "" => format!("{sort} {}", say::quantity(lang)),
        unit => format!("{sort} {unit}"),
    }
}

/// What of a sort: those that have a price of their own to choose from, or a field.
fn name_line(on: SpentOn, prices: &[Price], known: Option<&Spent>) -> Line<CostAsk> {
    let label = move |lang: Lang| name_label(lang, on);
    let priced = prices
        .iter()
        .filter(|price| price.on == on && !price.name.is_empty());
    let mut choices: Vec<Choice> = priced
        .map(|price| choice(&price.name, &price.unit))
        .collect();
    let now = known.map_or(String::new(), |line| key(&line.name, &line.unit));
    if choices.is_empty() {
        let typed = now.replace(BETWEEN, " ");
        let hint = if on == SpentOn::Material {
            words::material_hint
        } else {
            words::name_hint
        };
        return Line::typed(CostAsk::Name(on), label, typed.trim()).hinted(hint);
    }
    if let Some(line) = known
        && !choices.iter().any(|choice| choice.key == now)
    {
        choices.push(choice(&line.name, &line.unit));
    }
    Line::turned(CostAsk::Name(on), label, choices).at(&now)
}

fn name_label(lang: Lang, on: SpentOn) -> &'static str {
    match on {
        SpentOn::Hours => words::trade(lang),
        SpentOn::Material => words::material(lang),
        SpentOn::Machine | SpentOn::Money => words::machine(lang),
    }
}

fn choice(name: &str, unit: &str) -> Choice {
    let shown = format!("{name} {unit}").trim().to_owned();
    Choice::new(&key(name, unit), |_| shown.clone())
}

fn key(name: &str, unit: &str) -> String {
    format!("{name}{BETWEEN}{unit}")
}

/// What a record says beyond the lines of the form, which have one of each sort: a correction says it again.
pub fn beyond(before: Option<&CostRecord>) -> Vec<Spent> {
    let mut seen = BTreeSet::new();
    let lines = before.into_iter().flat_map(|said| &said.spent);
    lines
        .filter(|line| !seen.insert(line.on))
        .cloned()
        .collect()
}

/// What was filled in, in place of what was said before; or the line that holds no figure.
pub fn read(
    form: &Form<CostAsk>,
    before: Option<&CostRecord>,
) -> Result<(Vec<Spent>, Option<Decimal>), CostAsk> {
    let known = |on| before.and_then(|said| said.spent.iter().find(|line| line.on == on));
    let mut spent = Vec::new();
    for on in SpentOn::ALL {
        let ask = CostAsk::Quantity(on);
        let Some(quantity) = amount(form, ask)? else {
            continue;
        };
        let (name, unit) = match on {
            // The form does not ask what for; a correction of the sum does not take it away.
            SpentOn::Money => (
                known(on).map_or(String::new(), |line| line.name.clone()),
                String::new(),
            ),
            _ => named(on, form.value(CostAsk::Name(on))),
        };
        let same = known(on).filter(|line| line.name == name && line.unit == unit);
        spent.push(Spent {
            on,
            quantity,
            price: same.and_then(|line| line.price.clone()),
            name,
            unit,
        });
    }
    spent.extend(beyond(before));
    Ok((spent, amount(form, CostAsk::Delay)?))
}

fn amount(form: &Form<CostAsk>, ask: CostAsk) -> Result<Option<Decimal>, CostAsk> {
    match form.value(ask) {
        "" => Ok(None),
        typed => figure(typed, "").map(Some).map_err(|_| ask),
    }
}

/// The name and the unit: chosen, or typed with the unit last.
fn named(on: SpentOn, value: &str) -> (String, String) {
    let typed = || match on {
        SpentOn::Material => value.rsplit_once(char::is_whitespace),
        _ => None,
    };
    let (name, unit) = value
        .split_once(BETWEEN)
        .or_else(typed)
        .unwrap_or((value, ""));
    (name.trim().to_owned(), unit.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cost::{CostKind, Reckoning};

    fn line(on: SpentOn, name: &str, unit: &str, price: Option<&str>) -> Spent {
        Spent {
            on,
            name: name.into(),
            quantity: Decimal::parse("2.5").unwrap(),
            unit: unit.into(),
            price: price.map(|price| Decimal::parse(price).unwrap()),
        }
    }

    /// What was entered elsewhere, in the order of the form and behind it what the form has no place for.
    fn record() -> CostRecord {
        CostRecord {
            step: Reckoning::Actual,
            kind: CostKind::Internal,
            issue: "a-1".into(),
            subject: String::new(),
            spent: vec![
                line(SpentOn::Hours, "抹灰工", "", Some("45")),
                line(SpentOn::Material, "DP M15 砂浆", "m³", None),
                line(SpentOn::Machine, "搅拌机", "", Some("90")),
                line(SpentOn::Money, "检测费", "", None),
                line(SpentOn::Material, "网格布", "m²", Some("6")),
            ],
            delay: Decimal::parse("1.5").ok(),
            corrects: String::new(),
            at: "2026-05-01T08:00:00+08:00".into(),
            by: "F".into(),
            text: String::new(),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn a_correction_that_changes_nothing_says_all_that_was_said() {
        let record = record();
        let price = |name: &str| Price {
            on: SpentOn::Hours,
            name: name.into(),
            unit: String::new(),
            price: Decimal::parse("50").unwrap(),
        };
        for prices in [
            vec![],
            vec![price("木工")],
            vec![price("木工"), price("抹灰工")],
        ] {
            let form = Form::new(lines(&prices, Some(&record)));
            let (spent, delay) = read(&form, Some(&record)).unwrap();
            assert_eq!((spent, delay), (record.spent.clone(), record.delay.clone()));
        }
    }

    #[test]
    fn what_is_spent_on_something_else_has_a_price_of_its_own() {
        let record = record();
        let mut form = Form::new(lines(&[], Some(&record)));
        form.put(CostAsk::Name(SpentOn::Hours), "木工");
        form.put(CostAsk::Quantity(SpentOn::Machine), "");
        let (spent, _) = read(&form, Some(&record)).unwrap();
        assert_eq!((spent[0].name.as_str(), &spent[0].price), ("木工", &None));
        assert!(spent.iter().all(|line| line.on != SpentOn::Machine));
        form.put(CostAsk::Delay, "1,5");
        assert_eq!(read(&form, Some(&record)), Err(CostAsk::Delay));
    }
}
