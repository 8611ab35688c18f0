//! Items computed from what lies below: conforming when all of it is accepted. Nobody answers them.

use super::case::{Case, Judged, at};
use super::field;
use crate::domain::answer::Answer;
use crate::domain::checklist::Item;
use crate::domain::trouble::{Answering, Trouble};
use crate::domain::verdict::Finding;

pub(super) fn judged(case: &Case, item: &Item, answer: Option<&Answer>) -> Judged {
    if let Some(answer) = answer {
        field::figures_only(item, answer).map_err(at(item))?;
        return Err(at(item)(Trouble::Answering(Answering::Computed)));
    }
    let (accepted, total) = case.children;
    let finding = Finding::Children { accepted, total };
    Ok((total > 0 && accepted == total, finding))
}
