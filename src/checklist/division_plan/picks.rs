//! What is chosen from the catalogue: 分项, the checklists of each, what makes their lots and which
//! variants they are of. Every 分项 stands here, chosen or not, so that any can be chosen.

use super::parts::{PlanParts, PlanRule};
use super::variants::{VariantsStanding, usual_variants};
use crate::checklist::Library;
use crate::checklist::by_height::ANY_STOREY;
use crate::checklist::catalogue::Place;
use crate::checklist::planning::{Each, Preset, Span};
use crate::domain::checklist::Checklist;
use crate::domain::judge::variant_faults;
use crate::domain::{Kind, Words};
use std::collections::BTreeMap;

/// The choice.
#[derive(Clone, Debug, Default)]
pub struct Picks {
    /// Every 分项 in the catalogue's order.
    pub items: Vec<ItemPick>,
    /// How low and how tall storeys are taken to be, in centimetres.
    pub storey_cm: [u32; 2],
    /// Whether people dwell in such a building.
    pub dwells: bool,
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
    /// How sure those are.
    pub standing: VariantsStanding,
    /// Whether their place says of itself how tall they are: no height of the building does.
    pub fixed: bool,
    /// What is usual anywhere.
    pub(super) usual: (Vec<String>, bool),
}

impl LotPick {
    /// Takes the variants that are usual in such a building, unless somebody chose others.
    fn take(&mut self, preset: &Preset) {
        if !self.standing.by_hand {
            let of_preset = preset.variants.get(&self.checklist);
            let of_preset = of_preset.map(|usual| (usual.clone(), false));
            let usual = of_preset.unwrap_or_else(|| self.usual.clone());
            (self.variants, self.standing.guessed) = usual;
        }
    }

    /// They are of these variants: a person says so.
    pub fn be_of(&mut self, variants: &[String]) {
        self.variants = variants.to_vec();
        self.standing = VariantsStanding {
            by_hand: true,
            ..VariantsStanding::default()
        };
    }

    /// Where there is no basement nobody plans one by a typical set, but a person may mean a pit or a tank.
    fn wished(&mut self) {
        if self.rule.storeys == Span::Basement {
            self.rule.storeys = Span::Below;
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
            storey_cm: ANY_STOREY,
            dwells: false,
        }
    }

    /// Chooses a typical set and nothing else; what makes the lots stays as it was.
    pub fn take(&mut self, library: &Library, preset: &Preset) {
        for pick in &mut self.items {
            let item = library.catalogue.place(&pick.code);
            pick.on = item.is_some_and(|item| preset.has(item));
            for lots in &mut pick.lots {
                lots.take(preset);
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
            let lots = item.count(parts);
            if lots > 0 {
                let of = |is: fn(&VariantsStanding) -> bool| {
                    let made = item.chosen().filter(|lots| parts.count(&lots.rule) > 0);
                    made.filter(|lots| is(&lots.standing)).count()
                };
                sum.chosen += 1;
                sum.lots += lots;
                sum.guessed += of(|standing| standing.guessed);
                sum.by_height += of(|standing| standing.by_height);
                sum.open += of(|standing| standing.open);
                sum.unlisted += usize::from(item.chosen().any(LotPick::is_general));
                sum.one_lift |= item.has_one_lift();
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
    /// Kinds of lots whose variants the height of the building decides.
    pub by_height: usize,
    /// Kinds of lots that are asked what they are before their first check.
    pub open: usize,
    /// Whether lifts are planned as if there were only one.
    pub one_lift: bool,
}

impl ItemPick {
    /// Chooses it or leaves it out; chosen it has at least one kind of lots.
    pub fn set(&mut self, on: bool) {
        self.on = on;
        let none = self.lots.iter().all(|lots| !lots.on);
        if let Some(first) = self.lots.first_mut().filter(|_| on && none) {
            first.on = true;
        }
        if on {
            self.lots.iter_mut().for_each(LotPick::wished);
        }
    }

    /// Chooses one kind of its lots or leaves it out; without any it is not chosen itself.
    pub fn set_lots(&mut self, at: usize, on: bool) {
        if on && !self.on {
            self.lots.iter_mut().for_each(|lots| lots.on = false);
        }
        if let Some(lots) = self.lots.get_mut(at) {
            lots.on = on;
            lots.wished();
        }
        self.on = self.lots.iter().any(|lots| lots.on);
    }

    /// The kinds of lots that are chosen.
    pub fn chosen(&self) -> impl Iterator<Item = &LotPick> {
        self.lots.iter().filter(|lots| self.on && lots.on)
    }

    /// Whether its lots are one each for a lift, and there is one.
    fn has_one_lift(&self) -> bool {
        let one = |lots: &LotPick| lots.rule.each == Each::Count && lots.rule.count <= 1;
        self.code.starts_with(LIFTS) && self.chosen().any(one)
    }

    /// How many lots it has.
    pub fn count(&self, parts: &PlanParts) -> usize {
        self.chosen().map(|lots| parts.count(&lots.rule)).sum()
    }
}

/// The 分部 of lifts: one is one lot (GB 50310-2002).
const LIFTS: &str = "10";

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
        self.wished();
    }
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
            standing: VariantsStanding::default(),
            fixed: false,
            usual: (Vec::new(), false),
        }];
    }
    let lots = lists.into_iter().map(|list| {
        let hint = library.planning.hint(item, &list.id);
        let hinted = hint.variants.as_deref().unwrap_or_default();
        let usual = usual_variants(&library.planning, list, hinted);
        let mut by_height = library.planning.by_height(&list.id);
        let open = !variant_faults(list, &usual.0).is_empty();
        LotPick {
            checklist: list.id.clone(),
            title: list.title.clone(),
            on: hint.usual.unwrap_or(true),
            rule: PlanRule::of(&hint),
            variants: usual.0.clone(),
            standing: VariantsStanding {
                guessed: usual.1,
                open,
                ..VariantsStanding::default()
            },
            fixed: by_height.any(|rule| rule.members().any(|id| hinted.contains(id))),
            usual,
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
