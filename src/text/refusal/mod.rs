//! Refusals in words: what is wrong with a submitted check, and what to do next. Each trouble has its
//! sentence by one match.

mod answer;
mod cost;
mod entered;
mod names;
mod paper;
mod ruling;
mod said;
mod turn;

use super::escape::quoted;
use crate::domain::trouble::Answering;
use crate::domain::{Fault, Trouble};

pub use names::RefusalNames;

/// A fault as one sentence that says what to do.
pub fn sentence(names: &RefusalNames, fault: &Fault) -> String {
    let item = fault.item.as_deref();
    let what = match &fault.trouble {
        Trouble::Answering(Answering::NotAnswered) => answer::not_answered(names, item).into(),
        other => trouble(names, other),
    };
    match &fault.item {
        Some(item) => {
            let colon = names.lang.colon();
            format!("{} {}{colon}{what}", quoted(item), names.item(item))
        }
        None => what,
    }
}

/// One trouble, one sentence, in the file of its noun: a trouble without words does not compile.
fn trouble(names: &RefusalNames, trouble: &Trouble) -> String {
    use Trouble as T;
    match trouble {
        T::OutOfTurn(one) => turn::out_of_turn(names, one),
        T::Finished(one) => turn::finished(names, one),
        T::Conflicting(one) => turn::conflicting(names, one),
        T::Unentitled(one) => turn::unentitled(names, one),
        T::Untimely(one) => turn::untimely(names, one),
        T::Signing(one) => paper::signing(names, one),
        T::Issuing(one) => paper::issuing(names, one),
        T::Proof(one) => paper::proof(names, one),
        T::Notifying(one) => paper::notifying(names, one),
        T::Misruled(one) => ruling::misruled(names, one),
        T::Misstep(one) => ruling::misstep(names, one),
        T::Course(one) => answer::course(names, one),
        T::Described(one) => answer::described(names, one),
        T::Answering(one) => answer::answering(names, one),
        T::Drawn(one) => answer::drawn(names, one),
        T::Misread(one) => answer::misread(names, one),
        T::Costing(one) => cost::costing(names, one),
        T::Miswritten(one) => entered::miswritten(names, one),
    }
}
