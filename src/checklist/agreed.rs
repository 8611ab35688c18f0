//! Limits that a project agreed on, where they are custom and no standard's: what may be agreed on, and the checklists
//! that come of it. Each is a whole checklist of its own bytes, so that a record pins what it was judged by and keeps
//! that, whatever is agreed on later.

use super::{Library, enterprise, pin, read};
use crate::domain::checklist::{Checklist, Item};
use crate::domain::decimal::{Decimal, MICRO};
use crate::domain::fault::Fault;
use crate::domain::head::{Agreed, AgreedFigure, AgreedLimits};
use crate::domain::judge;
use crate::domain::lists::Pinned;
use crate::domain::subject::Kind;
use crate::domain::trouble::Course;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What limits of custom there are for: dwellings alone.
const OF: Kind = Kind::Dwelling;

/// The items of a checklist whose limit a project may agree on.
pub fn agreeable(list: &Checklist) -> impl Iterator<Item = &Item> {
    let items = list.items.iter();
    items.filter(|item| judge::kind(&item.judge).figure().is_some())
}

impl Library {
    /// The checklists whose limits are custom, as they are without any agreement.
    pub fn customary(&self) -> impl Iterator<Item = &Arc<Pinned>> {
        let lists = self.rulebook.checklists.for_subject(OF.as_str());
        let usual = lists.map(|now| self.displaced.get(&now.checklist.id).unwrap_or(now));
        usual.filter(|usual| enterprise::is_customary(&usual.checklist))
    }

    /// Figures that nobody may agree on, of those that were not agreed on before.
    pub fn agreed_faults(&self, agreed: &Agreed, before: &Agreed) -> Vec<Fault> {
        let old: Vec<_> = before.all_limits().collect();
        let fresh = agreed.all_limits().filter(|one| !old.contains(one));
        let strange = fresh.filter(|(list, figure, to)| !self.may_agree(list, figure, to));
        let fault = |(list, figure, _): (&String, AgreedFigure, &Decimal)| {
            Fault::whole(Course::NoAgreedLimit(
                list.clone(),
                figure.word().to_owned(),
            ))
        };
        strange.map(fault).collect()
    }

    fn may_agree(&self, id: &str, which: &AgreedFigure, to: &Decimal) -> bool {
        let mut lists = self.customary();
        let Some(list) = lists.find(|pinned| pinned.checklist.id == id) else {
            return false;
        };
        let micro = i128::from(to.micro());
        match which {
            AgreedFigure::PassRate => (1..=MICRO).contains(&micro),
            AgreedFigure::Cap => micro >= MICRO,
            AgreedFigure::Item(id) => {
                micro > 0 && agreeable(&list.checklist).any(|item| item.id == *id)
            }
        }
    }

    /// Puts the checklists that come of these limits in the place of the usual ones; what was agreed on before is
    /// forgotten. A figure that has no place any more changes nothing.
    pub fn agree(&mut self, limits: &BTreeMap<String, AgreedLimits>) {
        for (id, usual) in std::mem::take(&mut self.displaced) {
            self.rulebook.checklists.insert(id, usual);
        }
        if limits.is_empty() {
            return;
        }
        let usual: Vec<Arc<Pinned>> = self.customary().map(Arc::clone).collect();
        for usual in usual {
            let id = usual.checklist.id.clone();
            let own = limits.get(&id).and_then(|own| agreed(&usual, own));
            if let Some(own) = own {
                let lists = &mut self.rulebook.checklists;
                lists.insert(id.clone(), Arc::new(own));
                self.displaced.insert(id, usual);
            }
        }
    }
}

/// The checklist that comes of the limits agreed on; none where they change nothing.
fn agreed(usual: &Pinned, limits: &AgreedLimits) -> Option<Pinned> {
    let bytes = enterprise::Override::agreed(usual, limits)?;
    let list = read::checklist(&bytes).ok()?;
    Some(pin(list, &bytes))
}
