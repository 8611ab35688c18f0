//! What was chosen for a plan and not imported, as texts to be kept: a line for each 分项 that is taken.
//! When they are kept and offered again is not decided here.

use crate::checklist::division_plan::{LotPick, Picks};
use crate::checklist::planning::Each;
use serde::{Deserialize, Serialize};

/// A 分项 that is taken.
#[derive(Serialize, Deserialize)]
struct TakenItem {
    code: String,
    lots: Vec<Lots>,
}

/// Its lots of one checklist.
#[derive(Serialize, Deserialize)]
struct Lots {
    checklist: String,
    on: bool,
    each: Each,
    count: u32,
    variants: Vec<String>,
    guessed: bool,
    /// What was kept before this was known was looked at by somebody.
    #[serde(default)]
    by_hand: bool,
}

/// What is chosen, as texts.
pub fn texts(picks: &Picks) -> Vec<String> {
    let lots = |lots: &LotPick| Lots {
        checklist: lots.checklist.clone(),
        on: lots.on,
        each: lots.rule.each,
        count: lots.rule.count,
        variants: lots.variants.clone(),
        guessed: lots.standing.guessed,
        by_hand: lots.standing.by_hand,
    };
    let taken = picks.items.iter().filter(|item| item.on);
    let taken = taken.map(|item| TakenItem {
        code: item.code.clone(),
        lots: item.lots.iter().map(lots).collect(),
    });
    taken
        .filter_map(|one| serde_json::to_string(&one).ok())
        .collect()
}

/// Chooses it again, and nothing else; what the catalogue does not have any more stays out.
pub fn take_up(picks: &mut Picks, texts: &[String]) {
    let taken = { texts.iter() }.filter_map(|text| serde_json::from_str::<TakenItem>(text).ok());
    for one in taken {
        let Some(item) = picks.item_mut(&one.code) else {
            continue;
        };
        item.on = true;
        for was in one.lots {
            let mut same = { item.lots.iter_mut() }.filter(|lots| lots.checklist == was.checklist);
            if let Some(lots) = same.next() {
                put_back(lots, was);
            }
        }
    }
}

fn put_back(lots: &mut LotPick, was: Lots) {
    if (lots.rule.each, lots.rule.count) != (was.each, was.count) {
        lots.make_of(was.each, was.count);
    }
    (lots.on, lots.variants) = (was.on, was.variants);
    (lots.standing.guessed, lots.standing.by_hand) = (was.guessed, was.by_hand);
}
