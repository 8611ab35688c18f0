//! Phrases of the list for re-measuring: what was found, what would be usual, how seldom. Nothing
//! here says why readings came out as they did.

use super::lang::Lang;
use crate::phrases;

phrases! {
    title: "建议复测", "To re-measure";
    subject: "检验批", "Lot";
    stage: "阶段", "Stage";
    round: "轮次", "Round";
    crew: "班组", "Crew";
    by: "合看", "Together";
    todo: "复测", "Measure again";
    at: "时间", "Time";
    item: "项目", "Items";
    found: "统计", "What was found";
    expected: "通常", "What is usual";
    seldom: "如实测量时出现的可能", "Chance when honestly measured";
    none_listed: "没有需要复测的检查。", "Nothing is listed for re-measuring.";
    note: "列出的只是数字不常见，请复测，不是结论：做得特别匀、整改后才记，数字也会这样。如实测量的检查和人员各至多约 1 % 会被列出；与实测一样散的数字列不出来。",
        "What is listed has unusual figures: measure again; nothing is concluded. Very even work, or work put right before it was written down, looks alike. Of honest checks, and of people, about 1 % at most are listed each; figures that scatter like real ones never are.";
    pace_note: "不靠概率", "not by chance";
    every_item: "全部项目", "all items";
    /// Items named, and how many more.
    and_more(titles: &str, more: usize): "{titles}；另 {more} 项", "{titles}; {more} more";
    /// Whose checks were taken together, and how many.
    together(name: &str, checks: u64): "{name}（{checks} 次）", "{name} ({checks} checks)";
    /// How many checks were taken together.
    times(checks: u64): "{checks} 次", "{checks} checks";
    /// About a lot like another.
    again_both(other: &str): "本批与 {other} 的同一点位都量", "the same places of this lot and of {other}";
}

/// What was looked at.
pub fn looked(
    lang: Lang,
    [listed, people]: [usize; 2],
    [checks, known, pools]: [u64; 3],
) -> String {
    match lang {
        Lang::Zh => format!(
            "有读数的检查 {checks} 次，其中 {known} 次有足够的同类批可比；列出 {listed} 次（如实测量时至多约 {}）。同一人同一阶段 5 批以上合看 {pools} 组，列出 {people} 组。",
            by_chance(checks)
        ),
        Lang::En => format!(
            "{checks} checks with readings, {known} with enough lots like them; {listed} listed (at most about {} when all are honest). One person's checks at one stage, 5 lots or more, taken together: {pools} groups, {people} listed.",
            by_chance(checks)
        ),
    }
}

/// What to do, at these lots first.
pub fn lots_first(lang: Lang, lots: &[String], todo: &str) -> String {
    match lang {
        Lang::Zh => format!("先量 {}：{todo}", lots.join("、")),
        Lang::En => format!("first {}: {todo}", lots.join(", ")),
    }
}

/// What to do about readings that lie close together.
pub fn again_five(lang: Lang) -> String {
    lang.pick(
        "所列项目按原点位各量不少于 5 处",
        "the listed items at their places, 5 each or more",
    )
    .to_owned()
}

/// About last digits.
pub fn again_finely(lang: Lang) -> String {
    lang.pick(
        "按原点位重量，每个数读到量具的最小分度",
        "the same places, each figure read to the instrument's smallest division",
    )
    .to_owned()
}

/// About limits.
pub fn again_near_limits(lang: Lang) -> String {
    lang.pick(
        "量用去限值六成以上的点位",
        "the places that have used up six tenths of their limit",
    )
    .to_owned()
}

/// About repetitions and haste.
pub fn again_all(lang: Lang) -> String {
    lang.pick("所列项目的全部点位", "all places of the listed items")
        .to_owned()
}

/// How many of honest checks may be listed: one in a hundred, rounded up.
fn by_chance(checks: u64) -> u64 {
    checks.div_ceil(100)
}

/// Readings too close together.
pub fn close(lang: Lang, readings: usize, range: &str, usual: &str) -> [String; 2] {
    match lang {
        Lang::Zh => [
            format!("{readings} 个读数，极差 {range}"),
            format!("同项批内标准差 {usual}，已按其一半计"),
        ],
        Lang::En => [
            format!("{readings} readings, range {range}"),
            format!("standard deviation within a lot {usual}; half of it was allowed for"),
        ],
    }
}

/// Readings of many items a little too close together.
pub fn close_together(lang: Lang, of: usize, share: f64) -> [String; 2] {
    let percent = 100.0 * share;
    match lang {
        Lang::Zh => [
            format!("{of} 个项目合计，读数的离散是通常的 {percent:.0} %"),
            "50 % 以上（同项目其他批为 100 %）".to_owned(),
        ],
        Lang::En => [
            format!("over {of} item(s), readings scatter {percent:.0} % of what is usual"),
            "50 % or more (the other lots of the project: 100 %)".to_owned(),
        ],
    }
}

/// So do the readings of one item of them or of all, in all checks of a person.
pub fn close_throughout(lang: Lang, items: usize, of: usize, share: f64) -> [String; 2] {
    let of = if items == 0 { of } else { items };
    close_together(lang, of, share)
}

/// Hardly a reading beyond the limits, of those near them.
pub fn clear_of_limits(lang: Lang, near: u64, beyond: u64, usual: f64) -> [String; 2] {
    match lang {
        Lang::Zh => [
            format!("{near} 个读数用去限值的六成以上，其中 {beyond} 个超出限值"),
            format!("按同阶段他人的读数和本组的离散，约 {usual:.0} 个超出，已按其一半计"),
        ],
        Lang::En => [
            format!("{near} readings have used up six tenths of their limit, {beyond} lie beyond"),
            format!(
                "about {usual:.0} beyond, by the others at this stage and by these readings' scatter; half of it was counted on"
            ),
        ],
    }
}

/// Figures that end in 0 or 5.
pub fn round_figures(lang: Lang, round: usize, of: usize, usual: f64) -> [String; 2] {
    match lang {
        Lang::Zh => [
            format!("{of} 个读数中 {round} 个末位是 0 或 5"),
            format!("至多约 {usual:.0} 个"),
        ],
        Lang::En => [
            format!("{round} of {of} figures end in 0 or 5"),
            format!("at most about {usual:.0}"),
        ],
    }
}

/// A run of readings that comes twice.
pub fn block(lang: Lang, length: usize) -> [String; 2] {
    match lang {
        Lang::Zh => [
            format!("连续 {length} 个读数原样出现两次"),
            "这么长的一串不会重复".to_owned(),
        ],
        Lang::En => [
            format!("{length} readings in a row come twice"),
            "so long a run does not come again".to_owned(),
        ],
    }
}

/// Items whose readings repeat themselves.
pub fn repeats(lang: Lang, of: usize) -> [String; 2] {
    match lang {
        Lang::Zh => [
            format!("{of} 个项目中，读数按固定间隔重复"),
            "只会偶尔相同".to_owned(),
        ],
        Lang::En => [
            format!("of {of} items, readings repeat at a fixed interval"),
            "equal only now and then".to_owned(),
        ],
    }
}

/// The readings of another lot.
pub fn same_as(lang: Lang, other: &str, same: usize, of: usize, usual: f64) -> [String; 2] {
    match lang {
        Lang::Zh => [
            format!("与 {other} 同一位置的读数 {of} 个中 {same} 个相同"),
            format!("至多约 {usual:.0} 个"),
        ],
        Lang::En => [
            format!("{same} of {of} readings equal those of {other} at the same places"),
            format!("at most about {usual:.0}"),
        ],
    }
}

/// The readings of another lot in another order.
pub fn shuffled(lang: Lang, other: &str, items: usize, of: usize) -> [String; 2] {
    match lang {
        Lang::Zh => [
            format!("{of} 个项目中 {items} 个的读数与 {other} 全同（不论次序）"),
            "很少有一项相同".to_owned(),
        ],
        Lang::En => [
            format!("{items} of {of} items have the readings of {other}, in any order"),
            "hardly any".to_owned(),
        ],
    }
}

/// Readings entered too fast.
pub fn fast(lang: Lang, readings: u64, millis: u64) -> [String; 2] {
    let seconds = millis as f64 / 1_000.0;
    match lang {
        Lang::Zh => [
            format!("连续输入 {readings} 个读数只用 {seconds:.1} 秒"),
            "量一个至少 0.5 秒".to_owned(),
        ],
        Lang::En => [
            format!("{readings} readings entered one by one in {seconds:.1} s"),
            "measuring one takes 0.5 s at least".to_owned(),
        ],
    }
}

/// How seldom: one in so many, two digits of it.
pub fn chance(lang: Lang, chance: Option<f64>) -> String {
    let Some(chance) = chance else {
        return pace_note(lang).to_owned();
    };
    if chance < 1e-6 {
        return "< 1/1000000".to_owned();
    }
    let one_in = (1.0 / chance.max(1e-9)).floor();
    let digits = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5]
        .into_iter()
        .rfind(|unit| one_in >= 10.0 * unit);
    let unit = digits.unwrap_or(1.0);
    format!("<= 1/{:.0}", (one_in / unit).floor() * unit)
}
