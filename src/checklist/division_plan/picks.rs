//! What is chosen from the catalogue: 分项, the checklists of each, what makes their lots and which
//! variants they are of. Every 分项 stands here, chosen or not, so that any can be chosen.

use super::parts::{PlanParts, PlanRule};
use crate::checklist::Library;
use crate::checklist::catalogue::Place;
use crate::checklist::planning::{Each, Preset};
use crate::domain::checklist::{Checklist, VariantChoice};
use crate::domain::{Kind, Words};
use std::collections::BTreeMap;

/// The choice.
#[derive(Clone, Debug, Default)]
pub struct Picks {
    /// Every 分项 in the catalogue's order.
    pub items: Vec<ItemPick>,
}

/// A 分项.
#[derive(Clone, Debug)]
pub struct ItemPick {
    /// Its code in the catalogue.
    pub code: String,
    /// Whether it is chosen.
    pub on: bool,
    /// What its lots may be checked by, in the order that numbers them.
    pub lots: Vec<LotPick>,
}

/// Lots of one checklist.
#[derive(Clone, Debug)]
pub struct LotPick {
    /// The checklist; empty when there is none for this 分项.
    pub checklist: String,
    /// What the lots are called.
    pub title: Words,
    /// Whether they are chosen, if the 分项 is.
    pub on: bool,
    /// What makes a lot.
    pub rule: PlanRule,
    /// Their variants.
    pub variants: Vec<String>,
    /// Whether the variants are a guess that someone should look at.
    pub guessed: bool,
}

impl LotPick {
    /// Takes the variants that are usual in such a building, unless somebody chose others.
    fn take(&mut self, library: &Library, preset: &Preset) {
        let of = |preset: &Preset| preset.variants.get(&self.checklist).cloned();
        let mut presets = library.planning.presets.iter();
        let was_taken = presets.any(|other| of(other).is_some_and(|taken| taken == self.variants));
        if let Some(usual) = of(preset).filter(|_| self.guessed || was_taken) {
            (self.variants, self.guessed) = (usual, false);
        }
    }
}

impl Picks {
    /// Nothing chosen, everything as usual.
    pub fn of(library: &Library) -> Self {
        let mut serving = serving(library);
        let items = library.catalogue.items().map(|item| ItemPick {
            code: item.code.clone(),
            on: false,
            lots: lots_of(
                library,
                item,
                serving.remove(item.code.as_str()).unwrap_or_default(),
            ),
        });
        Self {
            items: items.collect(),
        }
    }

    /// Chooses a typical set and nothing else; what makes the lots stays as it was.
    pub fn take(&mut self, library: &Library, preset: &Preset) {
        for pick in &mut self.items {
            let item = library.catalogue.place(&pick.code);
            pick.on = item.is_some_and(|item| preset.has(item));
            for lots in &mut pick.lots {
                lots.take(library, preset);
            }
        }
    }

    /// Chooses whatever stands at or below a code, or leaves it out; says how many 分项 that is.
    pub fn set(&mut self, code: &str, on: bool) -> usize {
        let below = |item: &&mut ItemPick| item.code.starts_with(code);
        let mut count = 0;
        for item in self.items.iter_mut().filter(below) {
            item.set(on);
            count += 1;
        }
        count
    }

    /// Chooses at or below a code what a typical set has there; says how many 分项 that is.
    pub fn set_typical(&mut self, library: &Library, preset: Option<&Preset>, code: &str) -> usize {
        let mut count = 0;
        for pick in &mut self.items {
            let item = library.catalogue.place(&pick.code);
            let typical = preset
                .zip(item)
                .is_some_and(|(preset, item)| preset.has(item));
            if typical && pick.code.starts_with(code) {
                pick.set(true);
                count += 1;
            }
        }
        count
    }

    /// The 分项 of a code.
    pub fn item(&self, code: &str) -> Option<&ItemPick> {
        self.items.iter().find(|item| item.code == code)
    }

    /// The 分项 of a code, to be changed.
    pub fn item_mut(&mut self, code: &str) -> Option<&mut ItemPick> {
        self.items.iter_mut().find(|item| item.code == code)
    }

    /// The lots of a checklist, wherever they stand.
    pub fn lots_mut<'a>(
        &'a mut self,
        checklist: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a mut LotPick)> {
        self.items.iter_mut().flat_map(move |item| {
            let code = item.code.as_str();
            let lots = item.lots.iter_mut();
            lots.filter(move |lots| lots.checklist == checklist)
                .map(move |lots| (code, lots))
        })
    }

    /// What is chosen at or below a code.
    pub fn sum(&self, code: &str, parts: &PlanParts) -> PickedSum {
        let below = self.items.iter().filter(|item| item.code.starts_with(code));
        below.fold(PickedSum::default(), |mut sum, item| {
            sum.items += 1;
            if item.on {
                sum.chosen += 1;
                sum.lots += item.count(parts);
                let unlisted = item.chosen().any(LotPick::is_general);
                sum.guessed += item.chosen().filter(|lots| lots.guessed).count();
                sum.unlisted += usize::from(unlisted);
            }
            sum
        })
    }
}

/// How much is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PickedSum {
    /// 分项 in all.
    pub items: usize,
    /// 分项 chosen.
    pub chosen: usize,
    /// Lots they make.
    pub lots: usize,
    /// 分项 chosen for which there is no checklist.
    pub unlisted: usize,
    /// Kinds of lots whose variants are a guess.
    pub guessed: usize,
}

impl ItemPick {
    /// Chooses it or leaves it out; chosen it has at least one kind of lots.
    pub fn set(&mut self, on: bool) {
        self.on = on;
        let none = self.lots.iter().all(|lots| !lots.on);
        if let Some(first) = self.lots.first_mut().filter(|_| on && none) {
            first.on = true;
        }
    }

    /// Chooses one kind of its lots or leaves it out; without any it is not chosen itself.
    pub fn set_lots(&mut self, at: usize, on: bool) {
        if on && !self.on {
            self.lots.iter_mut().for_each(|lots| lots.on = false);
        }
        if let Some(lots) = self.lots.get_mut(at) {
            lots.on = on;
        }
        self.on = self.lots.iter().any(|lots| lots.on);
    }

    /// The kinds of lots that are chosen.
    pub fn chosen(&self) -> impl Iterator<Item = &LotPick> {
        self.lots.iter().filter(|lots| self.on && lots.on)
    }

    /// How many lots it has.
    pub fn count(&self, parts: &PlanParts) -> usize {
        self.chosen().map(|lots| parts.count(&lots.rule)).sum()
    }
}

/// The form for lots of a 分项 that has no checklist of its own: the three conditions of
/// GB 50300-2013, 5.0.1.
const GENERAL: &str = "gb50300-2013.lot-general";

impl LotPick {
    /// Whether its 分项 has no checklist of its own.
    pub fn is_general(&self) -> bool {
        self.checklist.is_empty() || self.checklist == GENERAL
    }

    /// Lots are made of something else; a number of them begins with one.
    pub fn make_of(&mut self, each: Each, count: u32) {
        self.rule.each = each;
        self.rule.count = count.max(1);
    }

    /// Takes a variant or lets it go, as its group allows.
    pub fn turn_variant(&mut self, list: &Checklist, id: &str) {
        let Some(variant) = list.variants.iter().find(|variant| variant.id == id) else {
            return;
        };
        let of_group = |id: &String| {
            let known = list.variants.iter().find(|variant| variant.id == *id);
            known.is_some_and(|known| known.group == variant.group)
        };
        let has = self.variants.iter().any(|own| own == id);
        match list.choose.get(&variant.group) {
            Some(VariantChoice::Many) if has => {
                let others = self.variants.iter().filter(|own| of_group(own)).count() > 1;
                self.variants.retain(|own| own != id || !others);
            }
            Some(VariantChoice::Many) => self.variants.push(id.to_owned()),
            _ => {
                self.variants.retain(|own| !of_group(own));
                self.variants.push(id.to_owned());
            }
        }
        in_order(&mut self.variants, list);
        self.guessed = false;
    }
}

fn in_order(variants: &mut [String], list: &Checklist) {
    variants.sort_by_key(|id| list.variants.iter().position(|variant| variant.id == *id));
}

/// The kinds of lots a 分项 may have: one a checklist, or one by the general form.
fn lots_of(library: &Library, item: &Place, mut lists: Vec<&Checklist>) -> Vec<LotPick> {
    lists.sort_by_key(|list| (library.planning.rank(&list.id), list.id.clone()));
    if lists.is_empty() {
        let hint = library.planning.hint(item, "");
        return vec![LotPick {
            checklist: match library.rulebook.checklists.contains_key(GENERAL) {
                true => GENERAL.to_owned(),
                false => String::new(),
            },
            title: Words {
                zh: item.zh.clone(),
                en: item.en.clone().unwrap_or_else(|| item.zh.clone()),
            },
            on: true,
            rule: PlanRule::of(&hint),
            variants: Vec::new(),
            guessed: false,
        }];
    }
    let lots = lists.into_iter().map(|list| {
        let hint = library.planning.hint(item, &list.id);
        let hinted = hint.variants.as_deref().unwrap_or_default();
        let (variants, guessed) = usual_variants(list, hinted);
        LotPick {
            checklist: list.id.clone(),
            title: list.title.clone(),
            on: hint.usual.unwrap_or(true),
            rule: PlanRule::of(&hint),
            variants,
            guessed,
        }
    });
    lots.collect()
}

/// The checklists of lots by the code of each 分项 that they serve.
pub fn serving(library: &Library) -> BTreeMap<&str, Vec<&Checklist>> {
    let mut serving: BTreeMap<&str, Vec<&Checklist>> = BTreeMap::new();
    for pinned in library.rulebook.checklists.for_subject(Kind::Lot.as_str()) {
        let list = &pinned.checklist;
        for item in list
            .all_places()
            .filter_map(|place| library.catalogue.find(place))
        {
            serving.entry(&item.code).or_default().push(list);
        }
    }
    serving
}

/// A group with no more kinds than this is taken whole when it takes many: a row too many is seen,
/// a row too few is not. Of a larger one, such as sizes of pipes, nobody has them all.
const FEW: usize = 4;

/// Variants that a lot may be of, and whether someone should look at them: those hinted at; of a
/// group without, the first where it takes one, and where it takes many all of a few, else the one
/// that says "none of these".
fn usual_variants(list: &Checklist, hinted: &[String]) -> (Vec<String>, bool) {
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
        let (neutral, own): (Vec<&String>, Vec<&String>) =
            members.iter().partition(|id| is_neutral(id));
        guessed |= usual.is_empty() && members.len() > 1;
        let (most, from) = match choice {
            _ if !usual.is_empty() => (
                if *choice == VariantChoice::One {
                    1
                } else {
                    usize::MAX
                },
                usual,
            ),
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

/// A variant that says "none of the others".
fn is_neutral(id: &str) -> bool {
    id == "other"
        || id == "none"
        || id.starts_with("no-")
        || id.ends_with("-other")
        || id.starts_with("other-")
}
