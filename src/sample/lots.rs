//! The four hundred lots of the sample, with the day their work is done.
//!
//! Tower: 18 storeys × (2 sections × 9 + 2) = 360, shafts 12; podium: 3 storeys × 8 = 24, roof 4.

use super::crews::{ELECTRICIANS, MASONS, PLASTERERS};
use super::said::{InBoth, said};
use super::trades::{CONDUIT, FITTING, MASONRY, PLASTERED, SERVICES, STRUCTURE, Trade, TradePace};
use super::tree::node;
use crate::domain::{Kind, Quantity, Subject};
use crate::text::Lang;

/// Storeys of the tower; the structure takes eight days for each.
const STOREYS: i64 = 18;
/// The day the tower's first storey began.
const TOWER_BEGAN: i64 = 12;
const STOREY_DAYS: i64 = 8;
/// Days for a storey of the podium, and the day its infill walls began.
const PODIUM_DAYS: i64 = 10;
const PODIUM_INFILL: i64 = 45;

const SHAFT_WALLS: InBoth = ["管井砖砌体", "brickwork of the pipe shafts"];
const SHAFT_CONDUITS: InBoth = ["电井供电干线导管", "conduits of the riser shafts"];
const MEMBRANE: InBoth = ["卷材防水层", "waterproofing membrane"];
/// The parts of the podium's roof.
const ZONES: [InBoth; 4] = [
    ["裙房屋面一区", "Podium roof Zone 1"],
    ["裙房屋面二区", "Podium roof Zone 2"],
    ["裙房屋面三区", "Podium roof Zone 3"],
    ["裙房屋面四区", "Podium roof Zone 4"],
];

/// A lot with what its checks depend on.
pub struct Lot {
    /// The lot as planned.
    pub subject: Subject,
    /// The day its work is done.
    pub day: i64,
    /// How its checks are spaced.
    pub pace: TradePace,
    /// Height above ground of what it reaches, in mm.
    pub height: i64,
}

/// All lots, in plan order.
pub fn lots(lang: Lang) -> Vec<Lot> {
    let mut lots = Vec::new();
    for storey in 1..=STOREYS {
        for (late, section) in ["A", "B"].into_iter().enumerate() {
            let trades = STRUCTURE.iter().chain([&PLASTERED]);
            let late = i64::from(late == 1);
            lots.extend(trades.map(|trade| section_lot(lang, trade, storey, section, late)));
        }
        lots.extend(SERVICES.iter().map(|trade| storey_lot(lang, trade, storey)));
    }
    lots.extend(
        (1..=STOREYS / 3).flat_map(|group| [shaft_walls(lang, group), shaft_conduits(lang, group)]),
    );
    for storey in 1..=3 {
        lots.extend(
            STRUCTURE
                .iter()
                .map(|trade| podium_lot(lang, trade, storey)),
        );
    }
    lots.extend(
        ZONES
            .iter()
            .zip(0..)
            .map(|(zone, nth)| roof_lot(lang, *zone, nth)),
    );
    lots
}

/// The day a storey of the tower begins; trades behind count on beyond the roof.
fn began(storey: i64) -> i64 {
    TOWER_BEGAN + STOREY_DAYS * (storey - 1)
}

fn section_lot(lang: Lang, trade: &Trade, storey: i64, section: &str, late: i64) -> Lot {
    let place = match lang {
        Lang::Zh => format!("{storey} 层 {section} 段"),
        Lang::En => format!("Storey {storey} Section {section}"),
    };
    let code = format!("T-{}-{storey:02}{section}{}", trade.item, trade.letter);
    let mut lot = lot(
        lang,
        trade,
        &code,
        &place,
        trade.capacity - 2 * u64::from(late == 1),
    );
    let (behind, after) = trade.follows;
    lot.day = began(storey + behind) + after + late * if behind > 0 { 2 } else { 1 };
    lot.height = storey * 2_900;
    // The entrance hall on the ground floor is plastered to the higher grade.
    if storey == 1 && lot.subject.variants == ["common"] {
        lot.subject.variants = vec!["high".to_owned()];
    }
    lot
}

fn storey_lot(lang: Lang, trade: &Trade, storey: i64) -> Lot {
    let code = format!("T-{}-{storey:02}", trade.item);
    let (behind, after) = trade.follows;
    let place = match lang {
        Lang::Zh => format!("{storey} 层"),
        Lang::En => format!("Storey {storey}"),
    };
    Lot {
        day: began(storey + behind) + after,
        height: storey * 2_900,
        ..lot(lang, trade, &code, &place, trade.capacity)
    }
}

fn podium_lot(lang: Lang, trade: &Trade, storey: i64) -> Lot {
    let code = format!("P-{}-{storey:02}{}", trade.item, trade.letter);
    let place = match lang {
        Lang::Zh => format!("裙房 {storey} 层"),
        Lang::En => format!("Podium Storey {storey}"),
    };
    let mut lot = lot(lang, trade, &code, &place, trade.capacity + 14);
    let (behind, after) = trade.follows;
    lot.day = PODIUM_DAYS * (storey - 1) + after;
    lot.height = storey * 4_500;
    if behind > 0 {
        lot.day += PODIUM_INFILL;
        lot.subject.variants = own(&["lightweight-block", "storey-over-3m"]);
    }
    lot
}

fn shaft_walls(lang: Lang, group: i64) -> Lot {
    let mut lot = shaft(lang, "T-02-0202-ZQ", group, SHAFT_WALLS, MASONRY);
    lot.subject.checklist = "gb50203-2011.brick-masonry".to_owned();
    lot.subject.variants = own(&["wall", "to-be-plastered", "height-to-10m"]);
    lot.subject.crew = said(lang, MASONS);
    lot.subject.capacity = Quantity::of(12);
    lot.day = began(3 * group) + 45;
    lot
}

fn shaft_conduits(lang: Lang, group: i64) -> Lot {
    let mut lot = shaft(lang, "T-07-0703-DG", group, SHAFT_CONDUITS, FITTING);
    lot.subject.checklist = CONDUIT.to_owned();
    lot.subject.variants = own(&[
        "steel_thick",
        "exposed",
        "supported",
        "earth-clamp",
        "exposed-thick-25-32",
        "exposed-thick-40-50",
    ]);
    lot.subject.crew = said(lang, ELECTRICIANS);
    lot.subject.capacity = Quantity::of(9);
    lot.day = began(3 * group + 7);
    lot
}

/// A lot of three storeys of the shafts.
fn shaft(lang: Lang, item: &str, group: i64, title: InBoth, pace: TradePace) -> Lot {
    let (first, last) = (3 * group - 2, 3 * group);
    let place = match lang {
        Lang::Zh => format!("{first}–{last} 层"),
        Lang::En => format!("Storeys {first}–{last}"),
    };
    let code = format!("{item}-{group:02}");
    let mut subject = node(&code, Kind::Lot, &named(lang, &place, title));
    subject.location = place;
    Lot {
        subject,
        day: 0,
        pace,
        height: group * 8_700,
    }
}

fn roof_lot(lang: Lang, zone: InBoth, nth: i64) -> Lot {
    let place = said(lang, zone);
    let code = format!("P-04-0403-JC-{:02}", nth + 1);
    let mut subject = node(&code, Kind::Lot, &named(lang, &place, MEMBRANE));
    subject.checklist = "gb50207-2012.membrane".to_owned();
    subject.crew = said(lang, PLASTERERS);
    subject.location = place;
    subject.capacity = Quantity::of(26);
    Lot {
        subject,
        day: 96 + 3 * nth,
        pace: FITTING,
        height: 13_500,
    }
}

fn lot(lang: Lang, trade: &Trade, code: &str, place: &str, capacity: u64) -> Lot {
    let mut subject = node(code, Kind::Lot, &named(lang, place, trade.title));
    subject.checklist = trade.checklist.to_owned();
    subject.variants = own(trade.variants);
    subject.crew = said(lang, trade.crew);
    subject.location = place.to_owned();
    subject.capacity = Quantity::of(capacity);
    Lot {
        subject,
        day: 0,
        pace: trade.pace,
        height: 0,
    }
}

/// What a lot is called: where it is and what is done there.
fn named(lang: Lang, place: &str, title: InBoth) -> String {
    format!("{place}{}{}", lang.pick(" ", ", "), said(lang, title))
}

fn own(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
