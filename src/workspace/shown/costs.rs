//! How the groups of quality costs are called.

use crate::domain::cause::CauseGroup;
use crate::domain::cost::CostBy;
use crate::domain::cost::CostKind;
use crate::rates::cost::CostCounts;
use crate::text::{Lang, cost as say};
use crate::workspace::Workspace;

/// What a group is called; one of which nothing is known says so.
pub fn group_name(workspace: &Workspace, by: CostBy, key: &str, lang: Lang) -> String {
    let kind = CostKind::ALL.into_iter().find(|kind| kind.as_str() == key);
    let cause = CauseGroup::ALL
        .into_iter()
        .find(|group| group.as_str() == key);
    match by {
        _ if key.is_empty() => say::nobody(lang).to_owned(),
        CostBy::Kind => kind.map_or(key, |kind| say::kind(lang, kind)).to_owned(),
        CostBy::Cause => cause
            .map_or(key, |group| say::cause_group(lang, group))
            .to_owned(),
        CostBy::Item => item_name(workspace, key, lang),
        CostBy::Crew | CostBy::Trade | CostBy::Building | CostBy::Month => key.to_owned(),
    }
}

/// The title of an item with its number; where the checklist is not here, its number.
fn item_name(workspace: &Workspace, key: &str, lang: Lang) -> String {
    let (checklist, item) = key.split_once(' ').unwrap_or(("", key));
    let list = workspace.library().rulebook.checklists.get(checklist);
    let found = list.and_then(|pinned| {
        let mut items = pinned.checklist.items.iter();
        items.find(|one| one.id == item)
    });
    match found {
        Some(found) => format!("{item} {}", lang.of_words(&found.title)),
        None => item.to_owned(),
    }
}

/// What the known money is of the contract sum, in per cent with two places; none where no sum was agreed.
pub fn share_of_contract(workspace: &Workspace, counts: &CostCounts) -> Option<String> {
    let sum = workspace.project()?.head.agreed.contract_sum.as_ref()?;
    let sum = i128::from(sum.micro());
    if sum <= 0 || counts.known() == 0 {
        return None;
    }
    // In hundredths of a per cent, the half rounded up.
    let share = (counts.spent.money * 10_000 + sum / 2) / sum;
    Some(format!("{}.{:02}", share / 100, share % 100))
}
