//! The checklist as a workbook: names of sheets, columns and head rows, what each is for, and the
//! words that may stand in them. Who reads such a workbook and who writes it use the same ones.

mod headings;

pub use super::judge::NAMES as JUDGES;
pub use headings::{head, item, variant};

use super::lang::Lang;
use crate::domain::Decimal;
use crate::phrases;

phrases! {
    sheet_head: "检查表", "Checklist";
    sheet_variants: "类型", "Variants";
    sheet_items: "检查项目", "Items";
    sheet_help: "填写说明", "How to fill in";
    help_where: "工作表", "Sheet";
    help_name: "列（或行）", "Column (or row)";
    help_about: "填什么", "What to enter";
    help_example: "例", "Example";
    most: "，最大", ", at most ";
    without_table: "；不按表3.0.9", "; without table 3.0.9";
    at_least: "不少于", "at least ";
    every_one: "全数", "all";
    by_table: "表3.0.9", "table 3.0.9";
    fixed: "固定", "fixed ";
    stated: "说明：", "stated: ";
    /// Readings taken as sets.
    sets(size: u64, at_most: u64, below: &Decimal): "每{size}个至多{at_most}个小于{below}", "of {size} at most {at_most} below {below}";
    /// A sampling for smaller lots.
    step(below: &Decimal, at_least: u64): "；少于{below}时不少于{at_least}", "; below {below} at least {at_least}";
    /// So many points of every so much.
    per(every: &Decimal, points: u64): "每{every}取{points}", "{points} for every {every}";
}

/// A column of a table, or a row of the head.
#[derive(Clone, Copy, Debug)]
pub struct Heading {
    /// Its name for programs; its English heading is the same with blanks.
    pub key: &'static str,
    /// Its Chinese heading.
    pub zh: &'static str,
    /// What to enter, Chinese and English.
    pub about: (&'static str, &'static str),
    /// An example.
    pub example: &'static str,
    /// The words that may stand there, if there are only so many.
    pub words: Option<MeantWords>,
    /// What else people call it.
    pub others: &'static [&'static str],
}

impl Heading {
    /// The heading.
    pub fn shown(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh.to_owned(),
            Lang::En => self.key.replace('_', " "),
        }
    }

    /// English and Chinese name and what else people call it, as columns are looked for.
    pub fn names(&self) -> (&'static str, &'static str, &'static [&'static str]) {
        (self.key, self.zh, self.others)
    }
}

/// A table under its headings, filled in.
#[derive(Clone, Debug)]
pub struct ListingTable {
    /// The headings; of the head, of its rows.
    pub headings: Vec<Heading>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
}

/// A checklist as the tables of its workbook.
#[derive(Clone, Debug)]
pub struct ListingTables {
    /// A name and its values a row.
    pub head: ListingTable,
    /// A variant a row.
    pub variants: ListingTable,
    /// An item a row.
    pub items: ListingTable,
}

/// Words that mean one thing each: the contract's, the Chinese, and others people write.
pub type MeantWords = &'static [(&'static str, &'static [&'static str])];

/// Classes.
pub const CLASSES: MeantWords = &[
    ("dominant", &["主控项目", "主控"]),
    ("general", &["一般项目", "一般"]),
];
/// Plans of Appendix D.
pub const PLANS: MeantWords = &[("single", &["一次"]), ("double", &["二次"])];
/// How sure a figure is.
pub const BASES: MeantWords = &[("verified", &["已核对"]), ("known", &["已知"])];
/// Choices of variants.
pub const CHOICES: MeantWords = &[("one", &["单选"]), ("many", &["多选"])];
/// Kinds of subject: the levels that have checklists of their own, and the registers.
pub const SUBJECTS: MeantWords = &[
    ("lot", &["检验批"]),
    ("item", &["分项工程", "分项"]),
    ("division", &["分部工程", "分部"]),
    ("unit", &["单位工程"]),
    ("material", &["进场验收"]),
    ("equipment", &["设备监理"]),
    ("instrument", &["计量器具"]),
    ("concealed", &["隐蔽工程"]),
    ("transfer", &["工序交接"]),
    ("site_management", &["施工现场质量管理检查"]),
    ("commissioning", &["综合试车"]),
    ("completion", &["竣工核查"]),
    ("dwelling", &["分户验收"]),
    ("warranty", &["回访保修"]),
    ("complaint", &["投诉与仲裁检验"]),
    ("spot_check", &["监督抽查"]),
    ("evaluation", &["质量评价"]),
];
/// Stages of the usual chain; others stand by their ids.
pub const STAGES: MeantWords = &[
    ("self", &["自检"]),
    ("mutual", &["互检"]),
    ("handover", &["交接检"]),
    ("acceptance", &["验收"]),
];

/// The word of the contract that a text means.
pub fn meaning(words: MeantWords, text: &str) -> Option<&'static str> {
    let is = |word: &&str| word.eq_ignore_ascii_case(text);
    words
        .iter()
        .find(|(key, others)| is(key) || others.iter().any(is))
        .map(|(key, _)| *key)
}

/// A word of the contract as people read it.
pub fn shown(lang: Lang, words: MeantWords, key: &str) -> String {
    let known = words.iter().find(|(known, _)| *known == key);
    let chinese = known.and_then(|(_, others)| others.first());
    match (lang, chinese) {
        (Lang::Zh, Some(chinese)) => (*chinese).to_owned(),
        (Lang::Zh, None) | (Lang::En, _) => key.to_owned(),
    }
}

/// All of them, for a list to choose from or a fault to name.
pub fn all(lang: Lang, words: MeantWords) -> Vec<String> {
    let each = words.iter();
    each.map(|(key, _)| shown(lang, words, key)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Lang, SUBJECTS, shown};
    use crate::domain::Kind;
    use crate::text::words;

    #[test]
    fn subjects_are_called_as_everywhere_else() {
        for (key, _) in SUBJECTS {
            let kind = Kind::parse(key).unwrap();
            assert_eq!(shown(Lang::Zh, SUBJECTS, key), words::kind(Lang::Zh, kind));
        }
    }
}
