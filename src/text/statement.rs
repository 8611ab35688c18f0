//! The queries of facts, what is typed for each and what it says. Their text is for the reports.

use super::facts as say;
use super::head::Phrase;

/// Declares the statements: `Name: "word", "词", what it says;`.
macro_rules! statements {
    ($($statement:ident: $word:literal, $name:literal, $meaning:path;)*) => {
        /// A query.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Statement {
            $(#[doc = $name] $statement,)*
        }

        impl Statement {
            /// All of them, in order.
            pub const ALL: &[Statement] = &[$(Statement::$statement,)*];
            /// What is typed for each: its word, or its Chinese name.
            pub const WORDS: &[(&str, &str)] = &[$(($word, $name),)*];

            /// What is typed for it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Statement::$statement => $word,)*
                }
            }

            /// What it says.
            pub fn meaning(self) -> Phrase {
                match self {
                    $(Statement::$statement => $meaning,)*
                }
            }
        }
    };
}

statements! {
    Rates: "rates", "率", say::q_rates;
    Crews: "crews", "班组", say::q_crews;
    Trades: "trades", "工种", say::q_trades;
    Buildings: "buildings", "楼栋", say::q_buildings;
    Months: "months", "月份", say::q_months;
    Projects: "projects", "工程", say::q_projects;
    Regions: "regions", "区域", say::q_regions;
    Shown: "shown", "百分数", say::q_shown;
    BelowTarget: "below-target", "未达标", say::q_below_target;
    FailedFirst: "failed-first", "首轮不合格", say::q_failed_first;
    Control: "control", "控制图", say::q_control;
    Funnel: "funnel", "漏斗图", say::q_funnel;
    Pareto: "pareto", "帕累托", say::q_pareto;
    Overdue: "overdue", "超期", say::q_overdue;
    Closing: "closing", "整改完结率", say::q_closing;
    OutcomesAgree: "outcomes-agree", "核对", say::q_outcomes_agree;
}

impl Statement {
    /// The statement of a word.
    pub fn of(word: &str) -> Option<Self> {
        let known = |statement: &&Statement| statement.word() == word;
        Statement::ALL.iter().find(known).copied()
    }
}
