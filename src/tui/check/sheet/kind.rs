//! What the screen knows of each kind of judge: the keys and digits that answer it, the form of its
//! details, what is counted. Nothing is drawn or typed here.

use crate::domain::limit::Limit;
use crate::domain::plan::Plan;
use crate::domain::{Answer, Decimal, Judge};
use crate::text::screen::usual::{self, DigitWords};
use crate::text::screen::{check as say, keys};
use crate::tui::keymap::{Context, Phrase};

/// What a form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Places looked at, failed, excellent.
    Counts,
    /// The same for two draws of Appendix D.
    Draws,
    /// Places 好, 一般, 差.
    Places,
    /// Number and date of each paper.
    Papers,
    /// Why the item does not occur.
    Reason,
    /// What is wrong with it, and where.
    Problem,
    /// The design value of measured sizes.
    Design,
}

/// How items of a kind are answered.
pub struct Ways {
    /// Which keys an answer takes.
    pub keys: &'static [Context],
    /// The same on an item that fails.
    pub failing: &'static [Context],
    /// The same on an item that may be taken over.
    pub offered: &'static [Context],
    /// The digits that answer, and what each says.
    pub digits: &'static [(&'static str, Phrase)],
    /// What Enter says as long as nothing is answered; without it, Enter opens the form.
    pub hint: Option<Phrase>,
    /// The form of its details.
    pub form: Option<Purpose>,
    /// Whether so many places or points are asked.
    pub is_sampled: bool,
    /// What is usually wrong.
    pub problems: DigitWords,
    /// How many points or places an answer counts.
    pub got: fn(&Answer) -> Option<u64>,
}

const NOT_APPLICABLE: (&str, Phrase) = ("0", keys::not_applicable);

const ATTRIBUTE: Ways = Ways {
    keys: &[Context::Choice, Context::Check],
    failing: &[Context::Failing, Context::Choice, Context::Check],
    offered: &[Context::Offered, Context::Choice, Context::Check],
    digits: &[
        ("1", keys::pass),
        ("2", keys::excellent),
        ("3", keys::fail),
        ("4", keys::details),
        NOT_APPLICABLE,
    ],
    hint: Some(say::how_to_choose),
    form: Some(Purpose::Counts),
    is_sampled: true,
    problems: usual::problem_seen,
    got: checked,
};

const MEASURED: Ways = Ways {
    keys: &[Context::Measured, Context::Number, Context::Check],
    failing: &[
        Context::Failing,
        Context::Measured,
        Context::Number,
        Context::Check,
    ],
    offered: &[Context::Measured, Context::Number, Context::Check],
    digits: &[],
    hint: Some(say::how_to_read),
    form: None,
    is_sampled: true,
    problems: usual::problem_measured,
    got: |answer| Some(answer.typed_readings().len() as u64),
};

const DOCUMENT: Ways = Ways {
    keys: &[Context::Papers, Context::Check],
    failing: &[Context::Failing, Context::Papers, Context::Check],
    offered: &[Context::Offered, Context::Papers, Context::Check],
    digits: &[
        ("1", keys::present),
        ("3", keys::missing),
        ("4", keys::papers),
        NOT_APPLICABLE,
    ],
    hint: Some(say::how_to_papers),
    form: Some(Purpose::Papers),
    is_sampled: false,
    problems: usual::problem_papers,
    got: checked,
};

const APPEARANCE: Ways = Ways {
    keys: &[Context::Places, Context::Check],
    failing: &[Context::Failing, Context::Places, Context::Check],
    offered: &[Context::Offered, Context::Places, Context::Check],
    digits: &[("4", keys::places), NOT_APPLICABLE],
    hint: None,
    form: Some(Purpose::Places),
    is_sampled: true,
    problems: usual::problem_seen,
    got: |answer| {
        let grades = ["good", "fair", "poor"].into_iter();
        Some(grades.filter_map(|grade| answer.count(grade)).sum())
    },
};

const COMPUTED: Ways = Ways {
    keys: &[Context::Check],
    failing: &[Context::Check],
    offered: &[Context::Check],
    digits: &[],
    hint: Some(say::how_to_read),
    form: None,
    is_sampled: false,
    problems: usual::problem_seen,
    got: checked,
};

/// The one place of the screen that tells the kinds of judges apart.
pub fn ways(judge: &Judge) -> Ways {
    match judge {
        Judge::Attribute(attribute) if attribute.plan == Some(Plan::Double) => Ways {
            form: Some(Purpose::Draws),
            ..ATTRIBUTE
        },
        Judge::Attribute(_) => ATTRIBUTE,
        Judge::Deviation(_) | Judge::Range(_) => MEASURED,
        Judge::Document(_) => DOCUMENT,
        Judge::Appearance => APPEARANCE,
        Judge::Computed(_) => COMPUTED,
    }
}

/// What is read in whole ones: millimetres, and things that are counted.
const WHOLE: [&str; 3] = ["mm", "n", "pcs"];

/// How many digits a reading has that its last digit can take: one where what conforms is a distance without a
/// direction of one digit, two where it is a size of two; none where there may be a sign or a decimal.
pub fn digits_at_once(judge: &Judge) -> Option<usize> {
    let limits = judge.limits().map(|limit| match limit {
        Limit::Fixed(figure) => Some(figure.as_str()).filter(|text| !text.contains(['.', '-'])),
        Limit::Follows(_) => None,
    });
    let digits: Vec<usize> = limits
        .map(|text| text.map(str::len))
        .collect::<Option<_>>()?;
    let (of, unit) = (digits.first()?, judge.unit()?);
    let alike = WHOLE.contains(&unit) && digits.iter().all(|other| other == of);
    let may = match judge {
        Judge::Deviation(limits) => limits.unsigned && *of == 1,
        Judge::Range(_) => *of == 2,
        _ => false,
    };
    (alike && may).then_some(*of)
}

/// Whether a size is short of the least that conforms: then it may be the beginning of a longer one.
pub fn is_short(judge: &Judge, typed: &str) -> bool {
    let Judge::Range(range) = judge else {
        return false;
    };
    let Some(Limit::Fixed(least)) = &range.min else {
        return false;
    };
    Decimal::parse(typed).is_ok_and(|size| size < *least)
}

fn checked(answer: &Answer) -> Option<u64> {
    answer.count("checked")
}
