//! The trades that work storey by storey: which checklist their lots are checked by, how far
//! behind the structure they follow, and how their checks are spaced.

use super::crews::{CARPENTERS, CONCRETERS, ELECTRICIANS, FIXERS, MASONS, PLASTERERS, PLUMBERS};
use super::said::InBoth;

/// Days from the end of the work to each check, and from a rejection to the next self-check.
#[derive(Clone, Copy)]
pub struct TradePace {
    /// To the mutual check.
    pub mutual: i64,
    /// To the handover check.
    pub handover: i64,
    /// To the acceptance.
    pub acceptance: i64,
    /// To the self-check after a rejection.
    pub mend: i64,
}

const fn pace([mutual, handover, acceptance, mend]: [i64; 4]) -> TradePace {
    TradePace {
        mutual,
        handover,
        acceptance,
        mend,
    }
}

/// What the concrete will hide is accepted the next day.
pub const HIDDEN: TradePace = pace([0, 0, 1, 1]);
/// The acceptance needs the 28-day strength; the work ended a week after placing.
const CONCRETE: TradePace = pace([0, 1, 21, 2]);
const SURFACE: TradePace = pace([0, 1, 2, 3]);
/// The acceptance needs the 28-day strength of the mortar.
pub const MASONRY: TradePace = pace([1, 2, 28, 3]);
const PLASTER: TradePace = pace([1, 2, 4, 5]);
/// Pipes, conduits in shafts, roofing.
pub const FITTING: TradePace = pace([0, 1, 3, 4]);

/// A trade's lots on one storey.
pub struct Trade {
    /// Division, sub-division and item in the lot's code.
    pub item: &'static str,
    /// Ends the lot's code where an item has more than one lot a section.
    pub letter: &'static str,
    /// What is done, in the lot's name.
    pub title: InBoth,
    /// The checklist's id.
    pub checklist: &'static str,
    /// The crew.
    pub crew: InBoth,
    /// The checklist's variants.
    pub variants: &'static [&'static str],
    /// The capacity of a section, in the checklist's unit.
    pub capacity: u64,
    /// How its checks are spaced.
    pub pace: TradePace,
    /// Storeys behind the structure, and days after that storey began.
    pub follows: (i64, i64),
}

type TradeRow = (
    [&'static str; 3],
    InBoth,
    InBoth,
    &'static [&'static str],
    u64,
    TradePace,
    (i64, i64),
);

const fn trade(row: TradeRow) -> Trade {
    let ([item, letter, checklist], title, crew, variants, capacity, pace, follows) = row;
    Trade {
        item,
        letter,
        title,
        checklist,
        crew,
        variants,
        capacity,
        pace,
        follows,
    }
}

const BARS: &str = "gb50204-2015.rebar-installation";
const FORMS: &str = "gb50204-2015.formwork-cast-in-place";
const PLACING: &str = "gb50204-2015.concrete-placing";
const LOOKS: &str = "gb50204-2015.cast-in-place-appearance";
const SIZES: &str = "gb50204-2015.cast-in-place-dimension";
const INFILL: &str = "gb50203-2011.infill-wall";
const PLASTERING: &str = "gb50210-2018.plastering";
/// Conduits, in slabs and in shafts.
pub const CONDUIT: &str = "gb50303-2015.conduit";
const WATER: &str = "gb50242-2002.water-supply";

const WALLS: &[&str] = &["column-wall-to-6m"];
const SLABS: &[&str] = &["beam", "slab", "stair"];
const BAR_MEMBERS: &[&str] = &["column-beam", "slab-wall-shell"];
const MEMBERS: &[&str] = &["column-wall-to-6m", "beam", "slab", "height-to-300m"];
const BLOCKS: &[&str] = &["aac-mortar", "storey-to-3m"];

/// The structure's trades, in the order of a storey; the podium has them too.
pub static STRUCTURE: [Trade; 8] = [
    trade((
        ["02-0201-GJ", "Q", BARS],
        ["墙柱钢筋安装", "wall and column rebar"],
        FIXERS,
        BAR_MEMBERS,
        28,
        HIDDEN,
        (0, 0),
    )),
    trade((
        ["02-0201-MB", "Q", FORMS],
        ["墙柱模板安装", "wall and column formwork"],
        CARPENTERS,
        WALLS,
        28,
        HIDDEN,
        (0, 1),
    )),
    trade((
        ["02-0201-MB", "L", FORMS],
        ["梁板模板安装", "beam and slab formwork"],
        CARPENTERS,
        SLABS,
        34,
        HIDDEN,
        (0, 3),
    )),
    trade((
        ["02-0201-GJ", "L", BARS],
        ["梁板钢筋安装", "beam and slab rebar"],
        FIXERS,
        BAR_MEMBERS,
        34,
        HIDDEN,
        (0, 4),
    )),
    trade((
        ["02-0201-HN", "", PLACING],
        ["混凝土施工", "concrete placing"],
        CONCRETERS,
        &[],
        62,
        CONCRETE,
        (0, 12),
    )),
    trade((
        ["02-0201-XJ", "W", LOOKS],
        ["现浇结构外观质量", "appearance of the structure"],
        CONCRETERS,
        &[],
        62,
        SURFACE,
        (0, 14),
    )),
    trade((
        ["02-0201-XJ", "C", SIZES],
        ["现浇结构尺寸偏差", "dimensions of the structure"],
        CONCRETERS,
        MEMBERS,
        62,
        SURFACE,
        (0, 15),
    )),
    trade((
        ["02-0202-TC", "", INFILL],
        ["填充墙砌筑", "infill walls"],
        MASONS,
        BLOCKS,
        18,
        MASONRY,
        (5, 3),
    )),
];

/// Plastering follows the masonry of four storeys above.
pub static PLASTERED: Trade = trade((
    ["03-0302-MH", "", PLASTERING],
    ["内墙抹灰", "wall plastering"],
    PLASTERERS,
    &["common"],
    22,
    PLASTER,
    (9, 4),
));

/// Trades with one lot a storey of the tower.
pub static SERVICES: [Trade; 2] = [
    trade((
        ["07-0705-DG", "", CONDUIT],
        ["照明导管暗敷", "lighting conduits"],
        ELECTRICIANS,
        &["plastic", "embedded", "plastic-embedded"],
        16,
        HIDDEN,
        (0, 4),
    )),
    trade((
        ["05-0501-GS", "", WATER],
        ["给水支管安装", "water branch pipes"],
        PLUMBERS,
        &["plastic", "horizontal-plastic-composite"],
        12,
        FITTING,
        (7, 5),
    )),
];
