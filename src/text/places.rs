//! Places as people list them: rooms, axes, storeys, one beside the other or as a range. And what is said of a
//! draw of places, and of points that have a name.

use super::Lang;
use super::escape::quoted;
use super::typed::half_width;
use crate::domain::places::PlaceDraw;
use crate::domain::{Answer, place_order};
use crate::phrases;

/// So many places are listed at most, of so many bytes together: a check has to fit into its record.
const MOST: usize = 2_000;
const MOST_BYTES: usize = 32 * 1024;
/// Places of a draw that are named where not all are.
const NAMED: usize = 12;

/// Why a list of places cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnfitPlaces {
    /// There is none.
    None,
    /// A place stands there twice.
    Twice(String),
    /// There are more than a check holds.
    Many,
}

/// The places of a list. Line ends, tabs, commas and signs for a list part them; blanks do where nothing else
/// does. A range such as `101-112` or `A1-A12室` is all of its places.
pub fn listed(typed: &str) -> Result<Vec<String>, UnfitPlaces> {
    // ５０１ is room 501, whatever the input method made of it: no place stands in a draw twice.
    let narrow = |c: char| {
        if c.is_alphanumeric() {
            half_width(c)
        } else {
            c
        }
    };
    let typed: String = typed.chars().map(narrow).collect();
    let between = |c: char| matches!(c, '\n' | '\r' | '\t' | ',' | '，' | '、' | ';' | '；');
    let parts: Vec<&str> = match typed.contains(between) {
        true => typed.split(between).collect(),
        false => typed.split_whitespace().collect(),
    };
    let mut places: Vec<String> = Vec::new();
    for part in parts {
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        for place in range(&part).unwrap_or_else(|| vec![part.clone()]) {
            match place.is_empty() {
                true => {}
                false if places.contains(&place) => return Err(UnfitPlaces::Twice(place)),
                false => places.push(place),
            }
        }
        if places.len() > MOST {
            return Err(UnfitPlaces::Many);
        }
    }
    match places.iter().map(String::len).sum::<usize>() {
        0 => Err(UnfitPlaces::None),
        bytes if bytes > MOST_BYTES => Err(UnfitPlaces::Many),
        _ => Ok(places),
    }
}

/// The places of a range, `None` where the text is none: what stands before both numbers is the same, or left
/// out before the second, and what stands behind them has no number.
fn range(text: &str) -> Option<Vec<String>> {
    let text: String = text.chars().map(super::typed::plain).collect();
    let (from, to) = text.split_once(['-', '~', '～', '至'])?;
    let digits = from.chars().rev().take_while(char::is_ascii_digit).count();
    let (before, first) = from.split_at_checked(from.len() - digits)?;
    let to = to.strip_prefix(before).unwrap_or(to);
    let end = to.find(|c: char| !c.is_ascii_digit()).unwrap_or(to.len());
    let (last, behind) = to.split_at_checked(end)?;
    if behind.contains(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '~')) {
        return None;
    }
    let (low, high): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
    let count = high.checked_sub(low).filter(|count| *count > 0)?;
    // One more than there may be is enough to be refused.
    let high = low + count.min(MOST);
    let wide = if first.starts_with('0') {
        first.len()
    } else {
        0
    };
    let places = (low..=high).map(|nth| format!("{before}{nth:0wide$}{behind}"));
    Some(places.collect())
}

phrases! {
    /// A draw that stands on record.
    drawn(at: &str, seed: &str, count: usize): "{at} 抽取，种子 {seed}，共 {count} 处", "Drawn {at}, seed {seed}, of {count} places";
    in_order: "次序", "Order";
    /// A point without a name that was left out.
    left_out_at(nth: u64, why: &str): "第 {nth} 点 {why}", "point {nth} {why}";
    /// All points that were left out.
    left_out_all(all: &str): "跳过：{all}", "Left out: {all}";
    no_places: "请列出可测的地方。", "List the places that can be measured.";
    too_many: "地方太多：至多 2,000 处。", "Too many places: 2,000 at most.";
    /// A place that stands twice.
    twice(place: &str): "「{place}」写了两次。", "\"{place}\" stands there twice.";
}

impl UnfitPlaces {
    /// What is wrong.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            UnfitPlaces::None => no_places(lang).to_owned(),
            UnfitPlaces::Twice(place) => twice(lang, &quoted(place)),
            UnfitPlaces::Many => too_many(lang).to_owned(),
        }
    }
}

/// A draw: when, by which seed, of how many.
pub fn draw(lang: Lang, draw: &PlaceDraw) -> String {
    let at = super::words::time(&draw.at);
    drawn(lang, &at, &draw.seed.to_string(), draw.places.len())
}

/// The order that a draw makes, as far as so many.
pub fn order(draw: &PlaceDraw, most: usize) -> String {
    let order = place_order::order(draw);
    let some = order.get(..most).unwrap_or(&order);
    let more = if some.len() < order.len() {
        "  ..."
    } else {
        ""
    };
    [some.join("  ").as_str(), more].concat()
}

/// The places of a list, of a long one the first and the last.
pub fn named(lang: Lang, places: &[String]) -> String {
    match places {
        [.., last] if places.len() > NAMED => {
            let first = places.get(..NAMED - 1).unwrap_or_default();
            [first.join(lang.between()).as_str(), " ... ", last].concat()
        }
        all => all.join(lang.between()),
    }
}

/// The points of an answer that were left out, each with the reason; none where none was.
pub fn left_out(lang: Lang, answer: &Answer) -> Option<String> {
    let skipped = answer.skipped();
    let each = skipped.iter().map(|one| match one.point.as_str() {
        "" => left_out_at(lang, one.nth, &one.why),
        place => format!("{place} {}", one.why),
    });
    let each: Vec<String> = each.collect();
    (!each.is_empty()).then(|| left_out_all(lang, &each.join(lang.between())))
}

/// The readings of an answer with the names of their points; none where no point has a name.
pub fn points(lang: Lang, answer: &Answer) -> Option<String> {
    let names = answer.points();
    if names.iter().all(|name| name.is_empty()) {
        return None;
    }
    let names = names.into_iter().chain(std::iter::repeat(""));
    let each = answer.typed_readings().into_iter().zip(names);
    let each = each.map(|(reading, name)| match name {
        "" => reading.to_owned(),
        name => format!("{name}: {reading}"),
    });
    let each: Vec<String> = each.collect();
    Some(each.join(lang.between()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(typed: &str) -> String {
        listed(typed).map_or_else(|slip| format!("{slip:?}"), |all| all.join("|"))
    }

    #[test]
    fn places_are_typed_pasted_or_a_range() {
        for (typed, wanted) in [
            ("101 102　103", "101|102|103"),
            ("1-5", "1|2|3|4|5"),
            ("８～１０", "8|9|10"),
            ("５０１－５０２，５０４、Ｂ１", "501|502|504|B1"),
            ("５０１－５０３，５０１", "Twice(\"501\")"),
            ("09-11", "09|10|11"),
            ("A1-A3、B1", "A1|A2|A3|B1"),
            ("3层101-103室", "3层101室|3层102室|3层103室"),
            ("3层 A轴\n3层 B轴\n", "3层 A轴|3层 B轴"),
            ("1-2/A-B、3/C", "1-2/A-B|3/C"),
            ("①～②轴", "①～②轴"),
            ("5-3", "5-3"),
            ("101,102，103；104", "101|102|103|104"),
        ] {
            assert_eq!(list(typed), wanted, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_drawn_from_is_refused() {
        assert_eq!(listed(" \n、"), Err(UnfitPlaces::None));
        assert_eq!(listed("1-5 3"), Err(UnfitPlaces::Twice("3".into())));
        assert_eq!(listed("1-9999999"), Err(UnfitPlaces::Many));
        assert_eq!(listed(&"层".repeat(40_000)), Err(UnfitPlaces::Many));
        assert_eq!(listed("1-2000").map(|all| all.len()), Ok(2_000));
    }

    #[test]
    fn readings_are_named_as_far_as_their_points_are() {
        let mut answer = Answer::readings("a", &["3"]);
        assert_eq!(points(Lang::Zh, &answer), None);
        answer.add_readings(&["4".to_owned()]);
        answer.name_last(&["103".to_owned()]);
        assert_eq!(points(Lang::Zh, &answer).as_deref(), Some("3、103: 4"));
    }
}
