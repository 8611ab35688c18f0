//! The steps of an issue as they are chosen: by a digit, before anything is filled in. Who may take one is
//! the domain's to say.

use crate::domain::issue::{Issue, Severity, Step};
use crate::domain::time::Day;
use crate::text::screen::issues as say;
use crate::text::screen::usual::{self, DigitWords};
use crate::tui::keymap::Phrase;

/// The steps, by their digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// 分配.
    Assign,
    /// 整改完成.
    Rectify,
    /// 复查合格.
    Pass,
    /// 复查不合格.
    Fail,
    /// 关闭.
    Close,
    /// 开立.
    Open,
}

impl StepKind {
    const ALL: [StepKind; 6] = [
        StepKind::Assign,
        StepKind::Rectify,
        StepKind::Pass,
        StepKind::Fail,
        StepKind::Close,
        StepKind::Open,
    ];

    /// The step of a digit, from 1.
    pub fn of_digit(digit: usize) -> Option<Self> {
        Self::ALL.get(digit.checked_sub(1)?).copied()
    }

    /// Whether an issue can take this step now.
    pub fn fits(self, issue: &Issue) -> bool {
        issue.after(&self.step()).is_some()
    }

    /// What the form is called.
    pub fn title(self) -> Phrase {
        match self {
            StepKind::Assign => say::assign,
            StepKind::Rectify => say::rectify,
            StepKind::Pass => say::verify_pass,
            StepKind::Fail => say::verify_fail,
            StepKind::Close => say::close,
            StepKind::Open => say::open_by_hand,
        }
    }

    /// What is asked of whoever says nothing, where something has to be said.
    pub fn asks_for_words(self) -> Option<Phrase> {
        match self {
            StepKind::Open | StepKind::Close => Some(say::needs_note),
            StepKind::Fail => Some(say::needs_fault),
            StepKind::Assign | StepKind::Rectify | StepKind::Pass => None,
        }
    }

    /// What is usually said of it.
    pub fn usual(self) -> DigitWords {
        match self {
            StepKind::Assign => usual::ordered,
            StepKind::Rectify => usual::mended,
            StepKind::Pass => usual::mended_well,
            StepKind::Fail => usual::not_mended,
            StepKind::Close => usual::closed_without,
            StepKind::Open => usual::problem_seen,
        }
    }

    /// The step itself, as far as it is known before anything is filled in.
    pub fn step(self) -> Step {
        match self {
            StepKind::Rectify => Step::Rectify,
            StepKind::Pass => Step::Verify { passed: true },
            StepKind::Fail => Step::Verify { passed: false },
            StepKind::Close => Step::Close,
            StepKind::Assign => Step::Assign {
                crew: String::new(),
                due: Day::default(),
                severity: None,
            },
            StepKind::Open => Step::Open {
                subject: String::new(),
                item: String::new(),
                severity: Severity::Ordinary,
                place: String::new(),
            },
        }
    }
}
