//! Items computed from what lies below: conforming when all of it is accepted. Nobody answers them.

use super::case::{Case, Judged, at};
use super::field;
use super::kind::JudgeKind;
use crate::domain::answer::Answer;
use crate::domain::checklist::Item;
use crate::domain::criterion::{Class, Computed, Judge};
use crate::domain::flaw::Flaw;
use crate::domain::patch::Patch;
use crate::domain::trouble::Answering;
use crate::domain::verdict::Finding;

/// Rules a computed item may follow.
const RULES: [&str; 3] = ["lots_accepted", "items_accepted", "divisions_accepted"];

impl JudgeKind for Computed {
    fn judged(&self, case: &Case, item: &Item, answer: Option<&Answer>) -> Judged {
        if let Some(answer) = answer {
            field::figures_only(item, answer).map_err(at(item))?;
            return Err(at(item)(Answering::Computed.into()));
        }
        let (accepted, total) = case.children;
        let finding = Finding::Children { accepted, total };
        Ok((total > 0 && accepted == total, finding))
    }

    fn tightened(&self, _patch: &mut Patch, _class: Class) -> Judge {
        Judge::Computed(self.clone())
    }

    fn flaws(&self, _class: Class) -> Vec<Flaw> {
        let known = RULES.contains(&self.rule.as_str());
        let unknown = (!known).then(|| Flaw::NoRule(self.rule.clone()));
        unknown.into_iter().collect()
    }
}
