//! Making a division plan: what is wished for in, subjects out, parents before children. Nothing is
//! recorded here, and what a project has already stays as it is.

mod dwellings;
mod listed;
mod numbering;
mod offers;
mod outline;
mod parts;
mod picks;
mod spots;
mod variants;

#[cfg(test)]
mod tests;

pub use crate::domain::wish::WishFault;
pub use dwellings::Dwellings;
pub use listed::grow;
pub use offers::Offers;
pub use outline::{LineOffers, OutlineLine, outline};
pub use parts::{PlanParts, PlanRule, Section, Storey};
pub use picks::{ItemPick, LotPick, PickedSum, Picks, serving};
pub use variants::{VariantsStanding, turn_variant};

use super::Library;
use super::catalogue::Place;
use crate::domain::subject::{Scale, Subject};
use crate::domain::{Decimal, Kind, Project};
use crate::text::{Lang, escape};
use numbering::LotNumbers;
use offers::{Sequence, crew_called};
use spots::Spots;
use std::collections::BTreeSet;

/// No plan has more lots than this.
pub const MOST_LOTS: usize = 50_000;
/// Characters of a unit's code and name.
const LONGEST: usize = 60;

/// A unit to be planned.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// Its code, the beginning of all codes below it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its size class.
    pub scale: Option<Scale>,
    /// Its floor area.
    pub area_m2: Option<Decimal>,
}

/// What is wished for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The unit.
    pub unit: Unit,
    /// Its storeys and sections.
    pub parts: PlanParts,
    /// What is chosen from the catalogue.
    pub picks: Picks,
    /// What its lots are given beside that.
    pub offers: Offers,
}

impl Wish {
    /// Every reason why it cannot be planned.
    pub fn faults(&self, project: &Project) -> Vec<WishFault> {
        let mut faults = Vec::new();
        if !fits(&self.unit.code) || self.unit.code.contains(char::is_whitespace) {
            faults.push(WishFault::Code);
        }
        if !fits(&self.unit.name) {
            faults.push(WishFault::Name);
        }
        let there = project.node(&self.unit.code).map(|node| node.subject.kind);
        faults.extend(
            there
                .filter(|kind| *kind != Kind::Unit)
                .map(WishFault::Taken),
        );
        let sum = self.picks.sum("", &self.parts);
        if sum.chosen == 0 {
            faults.push(WishFault::Nothing);
        }
        let dwellings = self.parts.dwellings.count(&self.parts.storeys);
        if sum.lots + dwellings > MOST_LOTS {
            faults.push(WishFault::TooMany(sum.lots + dwellings));
        }
        faults
    }
}

fn fits(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().count() <= LONGEST && !escape::needs_escape(text)
}

/// The plan: the unit and whatever is chosen below it. What the project has already comes as it is
/// there; the rest is new.
pub fn make(library: &Library, wish: &Wish, project: &Project, lang: Lang) -> Vec<Subject> {
    let mut maker = Maker {
        library,
        wish,
        project,
        lang,
        crews: project.crews(),
        plan: Vec::new(),
        made: BTreeSet::new(),
        fresh: Vec::new(),
    };
    maker.unit();
    let planned = |pick: &&ItemPick| pick.count(&wish.parts) > 0;
    for pick in wish.picks.items.iter().filter(planned) {
        if let Some(item) = library.catalogue.place(&pick.code) {
            maker.above(item);
            maker.item(item, pick);
        }
    }
    maker.in_order();
    maker.dwellings();
    maker.plan
}

struct Maker<'a> {
    library: &'a Library,
    wish: &'a Wish,
    project: &'a Project,
    lang: Lang,
    crews: Vec<&'a str>,
    plan: Vec<Subject>,
    made: BTreeSet<String>,
    /// New lots that have their place for themselves, and whether that is on a storey.
    fresh: Vec<(usize, bool)>,
}

impl Maker<'_> {
    fn unit(&mut self) {
        let unit = &self.wish.unit;
        self.add(Subject {
            scale: unit.scale,
            area_m2: unit.area_m2.clone(),
            ..Subject::new(&unit.code, "", Kind::Unit, &unit.name)
        });
    }

    /// The code that a place of the catalogue has in this unit.
    fn code(&self, place: &str) -> String {
        format!("{}-{place}", self.wish.unit.code)
    }

    fn parent(&self, place: &Place) -> String {
        match &place.parent {
            Some(above) => self.code(above),
            None => self.wish.unit.code.clone(),
        }
    }

    /// Whatever stands above a 分项, once.
    fn above(&mut self, item: &Place) {
        let catalogue = &self.library.catalogue;
        let mut above: Vec<&Place> =
            std::iter::successors(catalogue.above(item), |place| catalogue.above(place)).collect();
        above.reverse();
        for place in above {
            let code = self.code(&place.code);
            if !self.made.contains(&code) {
                let name = place.name(self.lang);
                self.add(Subject::new(&code, &self.parent(place), place.kind, name));
            }
        }
    }

    fn item(&mut self, item: &Place, pick: &ItemPick) {
        let code = self.code(&item.code);
        self.add(Subject::new(
            &code,
            &self.parent(item),
            Kind::Item,
            item.name(self.lang),
        ));
        let mut numbers = LotNumbers::of(self.project, &code);
        for (rank, lots) in (1..).zip(&pick.lots) {
            if lots.on {
                self.lots(item, lots, rank, &mut numbers);
            }
        }
    }

    fn lots(&mut self, item: &Place, lots: &LotPick, rank: u32, numbers: &mut LotNumbers) {
        let parent = self.code(&item.code);
        let crew = self.crew(item, &lots.checklist);
        let storey = self.wish.parts.on_storeys(&lots.rule);
        for place in self.wish.parts.places(&lots.rule, self.lang) {
            let code = match numbers.there(&lots.checklist, &place) {
                Some(code) => code.clone(),
                None => numbers.next(&parent, &lots.checklist, rank),
            };
            if !lots.rule.is_many() && self.project.node(&code).is_none() {
                self.fresh.push((self.plan.len(), storey));
            }
            let name = format!("{place} {}", self.lang.of_words(&lots.title));
            self.add(Subject {
                checklist: lots.checklist.clone(),
                variants: lots.variants.clone(),
                location: place,
                crew: crew.clone(),
                ..Subject::new(&code, &parent, Kind::Lot, &name)
            });
        }
    }

    /// The crew of the trade, if lots are to be given to one and the project has it.
    fn crew(&self, item: &Place, checklist: &str) -> String {
        let called = self.library.planning.called(item, checklist);
        let crew = crew_called(called, &self.crews).filter(|_| self.wish.offers.crews);
        crew.unwrap_or_default().to_owned()
    }

    /// Puts the new lots after those of the work before, if they are to stand in order.
    fn in_order(&mut self) {
        if !self.wish.offers.after {
            return;
        }
        let mut sequence = Sequence::of(&self.plan, self.project, &self.wish.unit.code);
        sequence.spots = Spots::of(&self.wish.parts, self.lang);
        for (at, storey) in &self.fresh {
            let Some(lot) = self.plan.get_mut(*at) else {
                continue;
            };
            let order = self.library.planning.order(&lot.checklist);
            let before = order.and_then(|order| sequence.put_after(lot, order, *storey));
            lot.after = before.unwrap_or_default();
        }
    }

    /// The register of dwellings below the unit.
    fn dwellings(&mut self) {
        let Some(planned) = &self.library.planning.dwellings else {
            return;
        };
        let pinned = self.library.rulebook.checklists.get(&planned.list);
        let list = pinned.map(|pinned| &pinned.checklist);
        let parts = &self.wish.parts;
        let entries = parts.dwelling_entries(&self.wish.unit.code, planned, (list, self.lang));
        for entry in entries {
            self.add(entry);
        }
    }

    /// Adds a subject, or as the project has it.
    fn add(&mut self, subject: Subject) {
        let there = self.project.node(&subject.code);
        let subject = match there.filter(|node| node.subject.kind == subject.kind) {
            Some(node) => node.subject.clone(),
            None => subject,
        };
        self.made.insert(subject.code.clone());
        self.plan.push(subject);
    }
}
