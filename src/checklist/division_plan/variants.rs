//! Which variants lots are of before anybody chose: those that are usual, those that follow from the height of the
//! building, and none where only people can know. What the lots are made of is decided elsewhere.

use super::parts::PlanParts;
use super::picks::{LotPick, Picks};
use crate::checklist::Library;
use crate::checklist::by_height::{ANY_STOREY, ByHeight, StoreyCount};
use crate::checklist::planning::{PlanningFile, Preset};
use crate::domain::checklist::{Checklist, VariantChoice};
use crate::domain::judge::variant_faults;

/// A group with no more kinds than this is taken whole when it takes many: a row too many is seen,
/// a row too few is not. Of a larger one, such as sizes of pipes, nobody has them all.
const FEW: usize = 4;

/// How sure variants are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VariantsStanding {
    /// Somebody should look at them.
    pub guessed: bool,
    /// A person chose them.
    pub by_hand: bool,
    /// The height of the building decided one of them.
    pub by_height: bool,
    /// A group is left open: it is asked before the first check.
    pub open: bool,
}

impl Picks {
    /// Says again what follows from the height of the building, wherever nobody chose.
    pub fn settle(&mut self, library: &Library, preset: Option<&Preset>, parts: &PlanParts) {
        self.dwells = preset.is_some_and(|preset| preset.dwells);
        let storey = preset.and_then(|preset| preset.storey_cm);
        self.storey_cm = storey.unwrap_or(ANY_STOREY);
        let known = (parts.storey_count(), self.storey_cm);
        let lots = self.items.iter_mut().flat_map(|item| &mut item.lots);
        for lots in lots {
            let list = library.rulebook.checklists.get(&lots.checklist);
            if let Some(list) = list.filter(|_| !lots.standing.by_hand) {
                lots.settle(&library.planning, &list.checklist, known);
            }
        }
    }
}

impl LotPick {
    fn settle(
        &mut self,
        planning: &PlanningFile,
        list: &Checklist,
        known: (StoreyCount, [u32; 2]),
    ) {
        self.standing.by_height = false;
        let free = !self.fixed;
        for rule in planning.by_height(&list.id).filter(|_| free) {
            self.by_height(rule, list, known);
        }
        in_order(&mut self.variants, list);
        self.standing.open = !variant_faults(list, &self.variants).is_empty();
    }

    fn by_height(&mut self, rule: &ByHeight, list: &Checklist, known: (StoreyCount, [u32; 2])) {
        let is_member = |id: &String| rule.members().any(|member| member == id);
        self.variants.retain(|own| !is_member(own));
        let of = |id: &str| list.variant(id);
        let group = rule.members().find_map(|id| of(id)).map(|one| &one.group);
        let others = self
            .variants
            .iter()
            .any(|own| of(own).map(|one| &one.group) == group);
        let many = group.is_some_and(|group| list.choose.get(group) == Some(&VariantChoice::Many));
        let possible = rule.possible(known.0, known.1);
        self.standing.by_height |= possible.len() == 1;
        // Beside others of its group a row too many is seen; alone, a guess would be taken for known.
        if possible.len() == 1 || many && others {
            let taken = possible.into_iter().flatten().map(str::to_owned);
            self.variants.extend(taken);
        }
    }
}

/// Takes a variant or lets it go, as its group allows.
pub fn turn_variant(variants: &mut Vec<String>, list: &Checklist, id: &str) {
    let Some(variant) = list.variant(id) else {
        return;
    };
    let of_group = |id: &String| {
        let known = list.variant(id);
        known.is_some_and(|known| known.group == variant.group)
    };
    let has = variants.iter().any(|own| own == id);
    match list.choose.get(&variant.group) {
        Some(VariantChoice::Many) if has => {
            let others = variants.iter().filter(|own| of_group(own)).count() > 1;
            variants.retain(|own| own != id || !others);
        }
        Some(VariantChoice::Many) => variants.push(id.to_owned()),
        _ => {
            variants.retain(|own| !of_group(own));
            variants.push(id.to_owned());
        }
    }
    in_order(variants, list);
}

/// Puts variants into the order of their checklist.
fn in_order(variants: &mut [String], list: &Checklist) {
    variants.sort_by_key(|id| list.variants.iter().position(|variant| variant.id == *id));
}

/// Variants that a lot may be of, and whether someone should look at them: those hinted at; of a
/// group without, none where it is asked, the first where it takes one, and where it takes many all of a
/// few, else the one that says "none of these".
pub fn usual_variants(
    planning: &PlanningFile,
    list: &Checklist,
    hinted: &[String],
) -> (Vec<String>, bool) {
    let (mut chosen, mut guessed) = (Vec::new(), false);
    for (group, choice) in &list.choose {
        let members = list
            .variants
            .iter()
            .filter(|variant| variant.group == *group);
        let members: Vec<&String> = members.map(|variant| &variant.id).collect();
        let usual: Vec<&String> = members
            .iter()
            .copied()
            .filter(|id| hinted.contains(id))
            .collect();
        if usual.is_empty() && is_asked(planning, list, group, &members) {
            continue;
        }
        let (neutral, own): (Vec<&String>, Vec<&String>) =
            members.iter().partition(|id| is_neutral(id));
        guessed |= usual.is_empty() && members.len() > 1;
        let (most, from) = match choice {
            VariantChoice::One if !usual.is_empty() => (1, usual),
            VariantChoice::Many if !usual.is_empty() => (usize::MAX, usual),
            VariantChoice::One => (1, members),
            VariantChoice::Many if !own.is_empty() && own.len() <= FEW => (usize::MAX, own),
            VariantChoice::Many if !neutral.is_empty() => (1, neutral),
            VariantChoice::Many => (1, members),
        };
        chosen.extend(from.into_iter().take(most).cloned());
    }
    in_order(&mut chosen, list);
    (chosen, guessed)
}

/// Whether only the height of the building, or people, say what of a group there is.
fn is_asked(planning: &PlanningFile, list: &Checklist, group: &str, members: &[&String]) -> bool {
    let mut by_height = planning.by_height(&list.id).flat_map(ByHeight::members);
    planning.asks(&list.id, group) || by_height.any(|id| members.contains(&id))
}

/// A variant that says "none of the others".
fn is_neutral(id: &str) -> bool {
    id == "other"
        || id == "none"
        || id.starts_with("no-")
        || id.ends_with("-other")
        || id.starts_with("other-")
}
