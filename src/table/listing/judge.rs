//! The columns of each kind of judge: which it fills, how they are read, and what stands in them.

use super::cells::Cells;
use super::limits::{self, Limits};
use super::written::{figure, limit, share};
use super::{Misentry, cell, counting};
use crate::domain::criterion::{Computed, Deviation, Groups, Range};
use crate::domain::limit::Limit;
use crate::domain::plan::Plan;
use crate::domain::{Decimal, Judge};
use crate::text::Lang;
use crate::text::listing::{self, JUDGES, PLANS, item};
use crate::text::table::note::{Note, Sense};

/// How a kind is read, by its word.
struct KindReading {
    word: &'static str,
    /// The columns it fills.
    columns: &'static [&'static str],
    read: fn(&mut Cells) -> Judge,
}

const KINDS: [KindReading; 6] = [
    KindReading {
        word: "attribute",
        columns: &[item::PLAN.key],
        read: attribute,
    },
    KindReading {
        word: "deviation",
        columns: &[
            item::UNIT.key,
            item::LIMIT.key,
            item::LOWER.key,
            item::UPPER.key,
            item::PASS_RATE.key,
            item::CAP.key,
        ],
        read: deviation,
    },
    KindReading {
        word: "range",
        columns: &[
            item::UNIT.key,
            item::LIMIT.key,
            item::LOWER.key,
            item::UPPER.key,
            item::GROUPS.key,
            item::PASS_RATE.key,
        ],
        read: range,
    },
    KindReading {
        word: "document",
        columns: &[item::DOCUMENTS.key],
        read: document,
    },
    KindReading {
        word: "appearance",
        columns: &[],
        read: |_| Judge::Appearance,
    },
    KindReading {
        word: "computed",
        columns: &[item::RULE.key],
        read: computed,
    },
];

/// All that some kind fills, in their order.
const COLUMNS: [&str; 10] = [
    item::UNIT.key,
    item::LIMIT.key,
    item::LOWER.key,
    item::UPPER.key,
    item::GROUPS.key,
    item::PASS_RATE.key,
    item::CAP.key,
    item::DOCUMENTS.key,
    item::PLAN.key,
    item::RULE.key,
];

/// What stands in the columns of an item's judge; nothing in those its kind does not fill.
#[derive(Debug, Default)]
pub(super) struct WrittenJudge {
    pub unit: String,
    pub limit: String,
    pub lower: String,
    pub upper: String,
    pub groups: String,
    pub pass_rate: String,
    pub cap: String,
    pub documents: String,
    pub plan: String,
    pub rule: String,
}

/// What stands in the columns of a judge.
pub(super) fn cells(judge: &Judge, lang: Lang) -> WrittenJudge {
    match judge {
        Judge::Attribute(attribute) => WrittenJudge {
            plan: attribute.plan.map_or_else(String::new, |plan| {
                listing::shown(lang, PLANS, plan_word(plan))
            }),
            ..WrittenJudge::default()
        },
        Judge::Deviation(deviation) => of_deviation(deviation, lang),
        Judge::Range(range) => of_range(range, lang),
        Judge::Document(papers) => WrittenJudge {
            documents: papers.required.join(lang.semicolon()),
            ..WrittenJudge::default()
        },
        Judge::Appearance => WrittenJudge::default(),
        Judge::Computed(computed) => WrittenJudge {
            rule: computed.rule.clone(),
            ..WrittenJudge::default()
        },
    }
}

fn plan_word(plan: Plan) -> &'static str {
    match plan {
        Plan::Single => "single",
        Plan::Double => "double",
    }
}

fn of_deviation(deviation: &Deviation, lang: Lang) -> WrittenJudge {
    let [most, lower, upper] = [&deviation.limit, &deviation.lower, &deviation.upper];
    let lower = limit(lang, lower.as_ref());
    let (limit, upper) = match deviation.unsigned {
        true => {
            let most = most.as_ref().or(upper.as_ref());
            let most =
                most.map_or_else(String::new, |most| format!("≤{}", limit(lang, Some(most))));
            (most, String::new())
        }
        false => (limit(lang, most.as_ref()), limit(lang, upper.as_ref())),
    };
    WrittenJudge {
        unit: deviation.unit.clone(),
        limit,
        lower,
        upper,
        pass_rate: share(deviation.pass_rate.as_ref()),
        cap: figure(deviation.cap.as_ref()),
        ..WrittenJudge::default()
    }
}

fn of_range(range: &Range, lang: Lang) -> WrittenJudge {
    let sets = |sets: &Groups| listing::sets(lang, sets.size, sets.at_most, &sets.below);
    WrittenJudge {
        unit: range.unit.clone(),
        lower: limit(lang, range.min.as_ref()),
        upper: limit(lang, range.max.as_ref()),
        groups: range.groups.as_ref().map_or_else(String::new, sets),
        pass_rate: share(range.pass_rate.as_ref()),
        ..WrittenJudge::default()
    }
}

/// Reads the columns of an item's judge.
pub(super) fn read(cells: &mut Cells) -> Judge {
    let word = cells.needed_meaning(item::JUDGE.key, |text| cell::word(JUDGES, text));
    let kind = word.and_then(|word| KINDS.iter().find(|kind| kind.word == word));
    let Some(kind) = kind else {
        return Judge::Appearance;
    };
    cells.unused(kind.columns);
    (kind.read)(cells)
}

/// Whether what is wrong with a judge may stem from a column: limits of values stand in the columns of
/// their sides.
pub(super) fn may_stem_from(judge: &Judge, column: &str) -> bool {
    column != item::LIMIT.key || !matches!(judge, Judge::Range(_))
}

fn attribute(cells: &mut Cells) -> Judge {
    let plan = cells.meaning(item::PLAN.key, |text| cell::word(PLANS, text));
    let plan = plan.map(|word| match word {
        "single" => Plan::Single,
        _ => Plan::Double,
    });
    Judge::looking(plan)
}

fn document(cells: &mut Cells) -> Judge {
    let kinds = cell::several(cells.text(item::DOCUMENTS.key));
    Judge::asking(kinds.map(str::to_owned).collect())
}

fn computed(cells: &mut Cells) -> Judge {
    let rule = cells.needed(item::RULE.key);
    Judge::Computed(Computed { rule })
}

fn deviation(cells: &mut Cells) -> Judge {
    let (unit, limits) = (cells.needed(item::UNIT.key), cells.limits());
    let mut deviation = Deviation {
        limit: None,
        lower: cells.limit(item::LOWER.key),
        upper: cells.limit(item::UPPER.key),
        unsigned: false,
        pass_rate: cells.rate(),
        cap: cells.meaning(item::CAP.key, cell::figure),
        unit,
    };
    match limits {
        Some(Limits::Magnitude(limit)) => deviation.limit = Some(limit),
        Some(Limits::AtMost(limit)) => {
            (deviation.limit, deviation.unsigned) = (Some(limit), true);
        }
        // From zero up it is a distance too.
        Some(Limits::Between(low, high)) if low.micro() == 0 => {
            (deviation.limit, deviation.unsigned) = (Some(Limit::Fixed(high)), true);
        }
        Some(Limits::Between(low, high)) => {
            deviation.lower = Some(Limit::Fixed(low));
            deviation.upper = Some(Limit::Fixed(high));
        }
        Some(Limits::AtLeast(low)) => deviation.lower = Some(low),
        None => {}
    }
    Judge::Deviation(Box::new(deviation))
}

fn range(cells: &mut Cells) -> Judge {
    let (unit, limits) = (cells.needed(item::UNIT.key), cells.limits());
    let (mut min, mut max) = (cells.limit(item::LOWER.key), cells.limit(item::UPPER.key));
    match limits {
        Some(Limits::Between(low, high)) => {
            (min, max) = (Some(Limit::Fixed(low)), Some(Limit::Fixed(high)));
        }
        Some(Limits::AtMost(high)) => max = Some(high),
        Some(Limits::AtLeast(low)) => min = Some(low),
        // Values have no limit to both sides of zero.
        Some(Limits::Magnitude(_)) => {
            let text = cells.text(item::LIMIT.key).to_owned();
            cells.fault(item::LIMIT.key, Misentry::NotUsed(text));
        }
        None => {}
    }
    Judge::Range(Box::new(Range {
        unit,
        min,
        max,
        groups: cells.meaning(item::GROUPS.key, counting::groups),
        pass_rate: cells.rate(),
    }))
}

impl Cells<'_> {
    fn limit(&mut self, key: &'static str) -> Option<Limit> {
        let unit = self.text(item::UNIT.key).to_owned();
        self.meaning(key, |text| limits::one(text, &unit))
    }

    /// What the column of limits says; sides that it names stand nowhere else.
    fn limits(&mut self) -> Option<Limits> {
        let unit = self.text(item::UNIT.key).to_owned();
        let limits = self.meaning(item::LIMIT.key, |text| limits::all(text, &unit))?;
        let sided = !matches!(limits, Limits::Magnitude(_));
        let twice =
            !self.text(item::LOWER.key).is_empty() || !self.text(item::UPPER.key).is_empty();
        if sided && twice {
            self.fault(item::LIMIT.key, Misentry::SidesTwice);
        }
        self.take_note(&limits);
        Some(limits)
    }

    /// Tells what a limit was taken for that stands as on a form.
    fn take_note(&mut self, limits: &Limits) {
        let Some(sense) = limits.shown().map(Sense::Plain) else {
            return;
        };
        let text = self.text(item::LIMIT.key).to_owned();
        for note in self.taken.iter_mut() {
            if let Note::Meant { written, count, .. } = note
                && *written == text
            {
                *count += 1;
                return;
            }
        }
        self.taken.push(Note::Meant {
            written: text,
            sense,
            count: 1,
        });
    }

    fn rate(&mut self) -> Option<Decimal> {
        self.meaning(item::PASS_RATE.key, cell::share)
    }

    /// A figure in a column that the judge does not look at would be lost without a word.
    fn unused(&mut self, used: &[&str]) {
        for key in COLUMNS {
            if !used.contains(&key) && !self.text(key).is_empty() {
                let text = self.text(key).to_owned();
                self.fault(key, Misentry::NotUsed(text));
            }
        }
    }
}
