//! Grading by points, as GB/T 50375-2016 does: each part of the works is judged in four aspects,
//! each aspect falls into a band that earns a share of its points, and the parts are weighted.
//! Aspects and parts that are not there leave both sums.

use crate::domain::checklist::{Checklist, Item};
use crate::domain::decimal::Decimal;
use crate::domain::grade::{Condition, Grading};
use crate::domain::ratio::Ratio;
use crate::domain::scheme::{SchemePart, Score};
use crate::domain::verdict::{Finding, ItemVerdict, Verdict};
use std::collections::BTreeMap;

/// The band an aspect falls into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScoreBand {
    First,
    Second,
    Below,
}

/// Points of a part, in hundredths: earned and possible.
type Points = BTreeMap<String, Ratio>;

/// The conditions of an evaluation with this verdict.
pub fn grading(score: &Score, checklist: &Checklist, verdict: &Verdict) -> Grading {
    let (mut points, mut reached): (Points, bool) = (Points::new(), true);
    for judged in &verdict.items {
        let Some((part, worth)) = checklist
            .item(&judged.item)
            .and_then(|item| worth(score, item))
        else {
            continue;
        };
        let Some(band) = band(score, judged) else {
            continue;
        };
        reached &= band != ScoreBand::Below;
        let sum = points.entry(part.id.clone()).or_default();
        sum.whole += worth * 100;
        sum.part += worth * share(score, band);
    }
    let of = |parts: &[&SchemePart]| weighted(parts, &points);
    let all: Vec<&SchemePart> = score.parts.iter().collect();
    let structure = |part: &&SchemePart| score.structure.contains(&part.id);
    let structure: Vec<&SchemePart> = score.parts.iter().filter(structure).collect();
    let conditions = vec![
        Condition::Score(of(&all), score.needed.clone()),
        Condition::Structure(of(&structure), score.needed.clone()),
        Condition::Bands(reached),
    ];
    Grading { conditions }
}

/// The part an item speaks of, and the points its aspect is worth there.
fn worth<'a>(score: &'a Score, item: &Item) -> Option<(&'a SchemePart, u64)> {
    let (part, aspect) = (item.part.as_ref()?, item.aspect.as_ref()?);
    let part = score.parts.iter().find(|known| known.id == *part)?;
    part.points.get(aspect).map(|points| (part, *points))
}

/// Per cent of its points that a band earns.
fn share(score: &Score, band: ScoreBand) -> u64 {
    match band {
        ScoreBand::First => 100,
        ScoreBand::Second => {
            u64::try_from(score.second_band.micro() / 1_000_000).unwrap_or_default()
        }
        ScoreBand::Below => 0,
    }
}

/// The band of an aspect; none when it was called not applicable.
fn band(score: &Score, judged: &ItemVerdict) -> Option<ScoreBand> {
    let by_share = |ratio: Ratio, [first, second]: &[Decimal; 2]| match () {
        () if ratio.meets(first) == Some(true) => ScoreBand::First,
        () if ratio.meets(second) == Some(true) => ScoreBand::Second,
        () => ScoreBand::Below,
    };
    Some(match &judged.finding {
        Finding::NotApplicable { .. } => return None,
        _ if !judged.conforming => ScoreBand::Below,
        Finding::Stated { excellent: true } => ScoreBand::First,
        Finding::Share {
            checked, failed, ..
        } => {
            let ratio = Ratio {
                part: checked - failed,
                whole: *checked,
            };
            by_share(ratio, &score.tolerance)
        }
        Finding::Appearance { places, .. } => {
            let ratio = Ratio {
                part: places[0],
                whole: places.iter().sum(),
            };
            by_share(ratio, &score.appearance)
        }
        _ => ScoreBand::Second,
    })
}

/// Weighted points of these parts as one fraction: the sum of weight × earned ÷ possible, over the
/// sum of the weights.
fn weighted(parts: &[&SchemePart], points: &Points) -> Ratio {
    let there: Vec<(u128, u128, u128)> = parts
        .iter()
        .filter_map(|part| {
            let sum = points.get(&part.id).filter(|sum| sum.whole > 0)?;
            let (earned, possible) = reduced(sum.part.into(), sum.whole.into());
            let weight = u128::from(part.weight);
            Some((weight, earned, possible))
        })
        .collect();
    let weights: u128 = there.iter().map(|(weight, ..)| weight).sum();
    let (mut part, mut whole) = (0, 1);
    for (weight, earned, possible) in there {
        (part, whole) = reduced(part * possible + weight * earned * whole, whole * possible);
    }
    let (part, whole) = reduced(part, whole * weights);
    Ratio {
        part: u64::try_from(part).unwrap_or_default(),
        whole: u64::try_from(whole).unwrap_or_default(),
    }
}

/// A fraction in its lowest terms.
fn reduced(part: u128, whole: u128) -> (u128, u128) {
    let (mut a, mut b) = (part, whole);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    match a {
        0 => (part, whole),
        common => (part / common, whole / common),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::Library;
    use crate::domain::judge::{Case, judge};
    use crate::domain::limit::Dims;
    use crate::domain::outcome::Grade;
    use crate::domain::{Answer, StatedCounts};
    use serde_json::json;

    /// The evaluation of these parts with these answers.
    fn evaluated(parts: &[&str], answers: &[(&str, serde_json::Value)]) -> Grading {
        let book = Library::load(&[]).rulebook;
        let score = book.schemes["gbt50375-2016"].score.clone().unwrap();
        let list = &book.checklists.get(&score.evaluation).unwrap().checklist;
        let variants: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        let answer = |(item, body): &(&str, serde_json::Value)| Answer {
            item: (*item).to_owned(),
            body: body.as_object().unwrap().clone(),
        };
        let answers: Vec<Answer> = answers.iter().map(answer).collect();
        let case = Case {
            checklist: list,
            stage: "acceptance",
            variants: &variants,
            capacity: None,
            counts: &StatedCounts::new(),
            dims: &Dims::new(),
            children: (0, 0),
        };
        grading(&score, list, &judge(&case, &answers).unwrap())
    }

    fn first() -> serde_json::Value {
        json!({"result": "excellent"})
    }

    /// Foundation all in the first band: 100 of 100. Structure: performance first (40), records
    /// second (21 of 30), tolerances 85 % (14 of 20), appearance 9 of 10 good (10): 85 of 100.
    /// Structure: (10 × 100 + 40 × 85) ÷ 50 = 88.
    #[test]
    fn two_parts_are_weighted_by_hand() {
        let answers = [
            ("1-1", first()),
            ("1-2", first()),
            ("1-3", json!({"checked": 10, "failed": 0})),
            ("1-4", json!({"good": 10, "fair": 0, "poor": 0})),
            ("2-1", first()),
            ("2-2", json!({"result": "pass"})),
            ("2-3", json!({"checked": 100, "failed": 15})),
            ("2-4", json!({"good": 9, "fair": 1, "poor": 0})),
        ];
        let grading = evaluated(&["foundation", "structure"], &answers);
        let shown = grading.conditions.iter().map(|condition| match condition {
            Condition::Score(ratio, _) | Condition::Structure(ratio, _) => ratio.percent(),
            _ => None,
        });
        let shown: Vec<_> = shown.collect();
        assert_eq!(
            shown[..2],
            [Some("88.0".to_owned()), Some("88.0".to_owned())]
        );
        assert_eq!(grading.grade(), Grade::Excellent);
    }

    /// A tolerance of 79 % stays below the second band: whatever the points, not excellent.
    #[test]
    fn below_the_second_band_nothing_is_excellent() {
        let answers = [
            ("1-1", first()),
            ("1-2", first()),
            ("1-3", json!({"checked": 100, "failed": 21})),
            ("1-4", json!({"good": 10, "fair": 0, "poor": 0})),
        ];
        let grading = evaluated(&["foundation"], &answers);
        assert!(grading.conditions.contains(&Condition::Bands(false)));
        assert_eq!(grading.grade(), Grade::Qualified);
    }
}
