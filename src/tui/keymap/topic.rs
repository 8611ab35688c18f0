//! Which page of the manual goes with where the user is. What stands in it is not known here.

use super::Context as C;
use crate::text::manual::Topic;

/// The page about what is done in these contexts, the innermost that has one.
pub fn of(contexts: &[C]) -> Option<Topic> {
    contexts.iter().find_map(|context| own(*context))
}

fn own(context: C) -> Option<Topic> {
    Some(match context {
        C::Call | C::Failing | C::Measured | C::Number | C::Block | C::Choice => Topic::Checks,
        C::Papers | C::Places | C::Remedy => Topic::Checks,
        C::Offered | C::Grounds | C::Leads | C::Ending | C::Check | C::Blanks | C::Subject => {
            Topic::Checks
        }
        C::Rounds | C::Signable | C::Sitting => Topic::Checks,
        C::Path | C::Attached | C::Shown => Topic::Evidence,
        C::Sheets | C::Folder => Topic::Papers,
        C::Signature | C::People | C::Paging | C::Together => Topic::Signing,
        C::Board | C::Issues | C::Trail | C::Blocked | C::Step => Topic::Issues,
        C::Registers => Topic::Registers,
        C::Exchange | C::Target | C::Sides => Topic::Sync,
        C::Rates | C::Responsibility => Topic::Rates,
        C::Pictures => Topic::Pictures,
        C::Picks | C::Planned | C::File => Topic::Tables,
        C::Start | C::Overview | C::Tree | C::Search | C::Browse => Topic::FirstSteps,
        C::Helping => Topic::Keys,
        C::Everywhere | C::List | C::Popup | C::Finder | C::Line | C::Form | C::Filled => {
            return None;
        }
        C::Ticks | C::Digits | C::Turns => return None,
    })
}
