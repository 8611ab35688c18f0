//! Phrases of the check screen.

use crate::phrases;
use crate::text::Lang;
use crate::text::escape::quoted;

phrases! {
    lot_data: "批的数据", "Data of the lot";
    capacity: "容量", "Capacity";
    remedy: "整改方式", "How mended";
    conclude_row: "作结论", "Conclude";
    answered: "已答", "done";

    open: "未查", "open";
    conforms: "符合", "pass";
    excellent: "优良", "excel.";
    fails: "不符合", "FAIL";
    not_applicable: "不适用", "n/a";
    unfit: "待补", "unfit";
    as_before: "沿用?", "same?";
    taking_over: "沿用", "Take over";
    taking_over_hint: "这些项别处已答，确认了才算数：一并确认按数字选理由，Enter 自己写；逐项确认在各项上按 Enter；也可照实另答。实测值都要自己量。", "These were answered elsewhere and count once confirmed: a digit gives the reason for all, Enter writes another, Enter on an item confirms that one; or answer anew. Whatever is measured you measure yourself.";
    why_taken: "为什么可以沿用：写明，按 Enter；Esc 不沿用。", "Why they may be taken over: say so, then Enter; Esc takes nothing.";
    bounced: "同一个键来得太快，没有再答；要答请再按。", "The same key came too fast and answered nothing more; press it again if you mean it.";
    own_ground: "自己写理由", "a reason of your own";
    taken_seen: "已到现场看过，与所沿用的一致", "seen at the place, and it is the same";
    taken_same: "同一班组、同样材料和做法，已看过", "same crew and materials, looked at";
    taken_untouched: "返修没有动到这些项", "the repair did not touch these";
    once_more: "此项待确认：再按 Enter 沿用，或照实另答。", "This waits to be confirmed: Enter again takes it over, or answer anew.";
    redone_anew: "返工重做：原先沿用的各项须重新检查。", "Done anew: what referred to the round before is inspected again.";

    requirement: "要求", "Required";
    method: "方法", "Method";
    sampling: "抽样", "Sample";
    papers: "资料", "Papers";
    limits: "允许", "Limits";
    cap: "任一点", "Any point";
    clause: "条文", "Clause";
    planned: "计划", "planned";
    design: "设计值", "Design value";
    problem: "问题", "Problem";
    place: "部位", "Place";
    tell: "F6 写明问题、部位", "F6 says what is wrong and where";
    nothing_wrong: "此项没有不符合之处。", "Nothing is wrong with this item.";
    told_nothing: "有不符合项没写问题、部位；要写请按 Esc 回去，在那一项按 F6。", "Of some failing items nobody said what and where; to say it, go back with Esc and press F6 there.";
    checked: "查了几处", "Inspected";
    failed: "不符合几处", "Nonconforming";
    excellent_places: "其中优良几处", "Of them excellent";
    good: "好 几处", "Good";
    fair: "一般 几处", "Fair";
    poor: "差 几处", "Poor";
    first_draw: "第一次", "Draw 1:";
    second_draw: "第二次", "Draw 2:";
    instruments: "所用计量器具", "Instruments used";
    instruments_hint: "实测时选所用的器具；过期的按工程约定拒收或标记。", "Choose what it was measured with; expired ones are refused or flagged, as agreed.";
    choose: "选", "choose";
    watched_hint: "旁站点要填起止时间：输四位数字，如 0930，按 Enter。", "A standing-by point says from when to when: four digits such as 0930, then Enter.";
    time: "几时几分（0930）：", "Time (0930):";
    not_a_time: "这不是时间，应如 0930。", "That is no time such as 0930.";
    ends_before: "止须晚于起。", "It must end after it began.";
    how_to_watch: "输入时间，如 0930，按 Enter。", "Type a time such as 0930 and press Enter.";
    until: "有效期至", "valid until";
    number: "编号", "number";
    date: "日期", "date";
    reason: "不适用的理由", "Why it does not apply";
    details: "明细", "Details";
    so_far: "至此", "So far";
    not_yet_concluded: "做完各项后在此作结论：先列出还缺什么，再选检查人，最后确认。", "When the items are done, conclude here: first what is missing, then who, then a last look.";
    capacity_hint: "容量决定每项的应查数量；与计划不同时在此改。", "The capacity decides how many places each item needs; change it here if it differs from the plan.";
    dimension_hint: "有的限值随这个尺寸而定，单位 mm。", "Some limits follow this dimension, in mm.";
    remedy_hint: "上一轮不合格。返工重做可重新评优良，返修最多评合格。", "The last round was rejected. Work done anew may be graded excellent again, repaired work at most qualified.";
    deviations: "偏差", "deviation";
    sizes: "实测值", "measured size";
    values: "读数", "value";

    above_zero: "须大于 0。", "It must be above 0.";
    date_hint: "日期如 3.1、2026/3/1；空格填今天", "Dates: 3.1, 2026/3/1; Space: today";
    count_hint: "按它抽样的项，应查数由此得出；问一次，以后各阶段沿用。", "Items that sample it get their number from this; asked once and offered in later stages.";
    how_to_count: "输入总数后按 Enter，如 8。", "Type how many there are, such as 8, and press Enter.";
    why_less: "容量改小，抽样随之减少：写明理由再按 Enter；Esc 不改。", "A smaller capacity asks fewer places: give the reason and press Enter; Esc leaves it as it was.";
    why_label: "改小的理由：", "Why less:";
    mend_block: "Backspace 退到错处改，或在原处改好再粘贴；Esc 不收。", "Mend it by Backspace, or where it comes from and paste again; Esc leaves it.";
    how_to_choose: "还没有答：按 1 符合，2 优良，3 不符合，4 计数，0 不适用。", "Not answered yet: 1 pass, 2 excellent, 3 fail, 4 counts, 0 n/a.";
    how_to_papers: "还没有答：按 1 齐全，3 缺，4 填编号和日期。", "Not answered yet: 1 present, 3 missing, 4 numbers and dates.";
    how_to_remedy: "按 1 返工重做，2 返修。", "Press 1 redone, 2 repaired.";
    how_to_read: "输入读数后按 Enter；空按到下一个未完的项。", "Type a reading and press Enter; Enter alone: the next unfinished row.";
    no_reading: "此项没有读数可去掉；F4 撤销上一次改动。", "This item has no reading to take back; F4 undoes the last change.";
    nothing_to_undo: "没有可撤销的改动。", "There is nothing to undo.";
    undone: "已撤销。", "Undone.";
    took_back: "已去掉最后一个读数。", "The last reading was taken back.";
    cleared: "已清空此项；F4 可撤销。", "The answer was taken back; F4 undoes it.";
    readings_first: "此项已有读数；先用 Del 清空再换报法。", "The item has readings; clear it with Del before changing how they are typed.";
    not_by_design: "此项不按设计值报数。", "This item is not measured against a design value.";
    derived: "此项由下级状态得出，不需填写。", "This item is derived and takes no answer.";
    enough_stay: "点数已够；可继续加点，Enter 到下一项。", "Enough points; add more, or Enter for the next.";
    /// What an earlier stage measured at the point that is next.
    said_here(stage: &str, reading: &str): "{stage}此点：{reading}", "{stage} had {reading}";
    /// The readings of an earlier stage that have no room beside one's own.
    readings_in_why(count: usize): "{count} 个读数按 F2 看", "{count} readings: F2";
    /// The same of some of them.
    more_in_why(count: usize): "另 {count} 个按 F2 看", "{count} more: F2";
    /// The same of all of some stages.
    stages_in_why(stages: &str): "{stages}的读数按 F2 看", "Readings of {stages}: F2";
    /// How many there are of something.
    how_many(what: &str): "{what} 总数", "Number of {what}";
    /// The number that the check before said.
    offered(number: &str): "上次检查为 {number}：Enter 沿用，不同则输入。", "{number} in the check before: Enter keeps it, or type another.";
    /// The capacity of the last lot like it.
    offered_alike(number: &str): "上一个同类的批为 {number}：此批也是就按 Enter，不同则输入。", "{number} in the last lot like it: Enter if it is the same here, or type this one's.";
    /// What was said of the mending when it was rectified.
    said_mended(remedy: &str): "整改时写的是{remedy}：Enter 就按它，不同则按数字。", "When it was rectified: {remedy}. Enter says the same, a digit something else.";
    /// The check says something else of it.
    mended_otherwise(said: &str): "整改时写的是{said}，与此不同：没有错就再按一次。", "When it was rectified: {said}, which is something else. Press it again if this is right.";
    /// A date on a paper that lies ahead.
    not_yet(day: &str, today: &str): "{day} 晚于今天（{today}）：请照资料上的日期填。", "{day} is after today ({today}): type the date on the paper.";
    /// A time of today that lies ahead.
    not_yet_that_time(time: &str, now: &str): "{time} 还没有到（现在 {now}）：没有错就再按一次 Enter。", "It is not {time} yet (now {now}): if it is right, press Enter again.";
    /// A capacity far above what it was, or that would ask thousands of places.
    much(capacity: &str): "容量 {capacity}，多得少见：没有错就再按一次 Enter。", "A capacity of {capacity} is unusually large: if it is right, press Enter again.";
    /// A reading a thousand times beyond the limit.
    far(reading: &str, limits: &str): "{reading} 远超允许 {limits}：没有错就再按一次 Enter。", "{reading} is far beyond {limits}: if it is right, press Enter again.";
    /// A size where a deviation is asked.
    like_a_size(reading: &str, limits: &str): "{reading} 像是尺寸，这里报偏差（允许 {limits}）：没有错再按 Enter；报尺寸先按 F6。", "{reading} looks like a size, not a deviation ({limits}): Enter again if right; F6 for sizes.";
    /// A deviation where a size is asked.
    like_a_deviation(reading: &str): "{reading} 像是偏差，这里报实测值：没有错就再按一次 Enter。", "{reading} looks like a deviation; measured sizes are asked: Enter again if right.";
    /// A pasted block waits.
    block_waits(count: usize): "一下来了 {count} 个读数，还没有收下。", "{count} readings came at once and are not taken yet.";
    /// What a pasted block is.
    pasted(count: usize): "粘贴了 {count} 个读数：", "{count} readings pasted:";
    /// The first and the last readings of a long block.
    ends(first: &str, last: &str): "前 {first}，后 {last}", "first {first}, last {last}";
    /// How many of a block had another unit of length behind them.
    converted_in_all(count: usize): "{count} 个按所写单位换算。", "{count} converted from the unit behind them.";
    /// A distance below nothing.
    below_zero(typed: &str): "「{typed}」：此项量的是大小，不取负数。", "\"{typed}\": this is a distance, nothing below zero.";
    /// How many of a block lie outside the limits.
    outside_in_all(outside: usize): "! 其中 {outside} 点超出允许。", "! {outside} of them are outside the limits.";
    /// How many of a block can hardly be meant.
    odd_in_all(odd: usize): "! {odd} 点像是写错了，请核对。", "! {odd} look mistyped; look again.";
    /// A block that does not fit into one item.
    too_many(all: usize, most: usize): "! 共 {all} 点，一项至多 {most} 点：请分成几个检验批。", "! {all} in all; an item takes {most} at most: use several lots.";
    /// How a block is taken.
    take_block(count: usize): "Enter 收下 {count} 个，再打的数加在后面；Esc 不收", "Enter takes the {count}, more may be typed behind; Esc leaves them";
    /// A block was taken.
    block_taken(count: usize, all: usize): "收下了 {count} 个读数，此项共 {all} 点；F4 撤销，Enter 到下一项。", "{count} taken, {all} in all; F4 undoes it, Enter goes to the next.";
    /// A block was not taken.
    block_left(count: usize): "粘贴的 {count} 个读数没有收；F4 取回。", "The {count} pasted readings were left; F4 brings them back.";
    /// How many points or places are missing.
    short(missing: u64): "还差 {missing}", "{missing} more";
    /// Which reading of an item.
    point(nth: usize): "第 {nth} 点", "point {nth}";
    /// What the next figure will be.
    nth(nth: usize, what: &str, unit: &str): "第 {nth} 点 {what} {unit}：", "Point {nth}, {what} in {unit}:";
    /// The same at a place that was drawn.
    nth_at(nth: usize, place: &str, what: &str, unit: &str): "第 {nth} 点 {place} {what} {unit}：", "Point {nth} at {place}, {what} in {unit}:";
    /// A reading that lies outside the limits.
    outside(nth: usize, reading: &str, limits: &str): "! 第 {nth} 点 {reading} 超出允许 {limits}。", "! Point {nth}, {reading}, is outside {limits}.";
    /// The selection went on by itself.
    went_on(needed: u64, next: &str): "已满 {needed} 点。现在报：{next}", "{needed} points, enough. Now: {next}";
    /// Something typed was not taken yet.
    not_taken(typed: &str): "「{typed}」还没有记下：Enter 记下，再按 Esc 留到下次。", "\"{typed}\" is not taken yet: Enter takes it, Esc again leaves it for next time.";
    /// Something typed that there is nothing to undo of.
    typed_only(typed: &str): "「{typed}」还没有记下：Backspace 删去，Enter 记下；不用撤销。", "\"{typed}\" is not taken yet, so there is nothing to undo: Backspace removes it, Enter takes it.";
    /// A field that was left out.
    unfilled(field: &str): "「{field}」没有填或不对。", "\"{field}\" is not filled in, or not right.";
    /// How many answers may be taken over from a place.
    so_many_of(place: &str, count: usize): "{place}：{count} 项", "{place}: {count}";
    /// What was said elsewhere and waits to be confirmed.
    as_said(place: &str, said: &str): "{place}：{said}。Enter 沿用，或照实另答。", "{place}: {said}. Enter takes it over, or answer anew.";
    /// Answers were taken over.
    taken_over(count: usize): "沿用了 {count} 项；F4 撤销。", "{count} taken over; F4 undoes it.";
    /// An answer, and that the next row is on.
    ticked(title: &str, word: &str): "「{title}」{word}；F4 撤销。", "{title}: {word}; F4 undoes it.";
    /// A round's name.
    nth_round(round: u32): "第 {round} 轮", "round {round}";
}

/// A capacity that makes samples smaller.
pub fn less(lang: Lang, [from, to]: [&str; 2], (before, after): (u64, u64)) -> String {
    match lang {
        Lang::Zh => format!("容量由 {from} 改为 {to}，各项应查共由 {before} 处减为 {after} 处。"),
        Lang::En => format!("Capacity {from} to {to}: {before} places in all become {after}."),
    }
}

/// A number of things that is less than it was.
pub fn fewer(lang: Lang, [from, to]: [&str; 2]) -> String {
    match lang {
        Lang::Zh => format!("原为 {from}，现改为 {to}，应查数会减少：没有错就再按一次 Enter。"),
        Lang::En => format!("{from} before, {to} now: fewer places; if right, press Enter again."),
    }
}

/// A day that cannot be read.
pub fn not_a_date(lang: Lang, typed: &str) -> String {
    let typed = quoted(typed);
    match lang {
        Lang::Zh => format!("「{typed}」不是日期，应如 2026-03-01、2026/3/1 或 3.1。"),
        Lang::En => format!("\"{typed}\" is no date such as 2026-03-01, 2026/3/1 or 3.1."),
    }
}

/// How many there will be with those there are.
pub fn with_those_before(lang: Lang, before: usize, count: usize) -> String {
    let all = before + count;
    match lang {
        Lang::Zh => format!("此项已有 {before} 点，共 {all} 点。"),
        Lang::En => format!("The item has {before}: {all} in all."),
    }
}

/// Texts of a block that are no readings: the line each stands on, and why.
pub fn unread(lang: Lang, count: usize, named: &[(usize, &str, &str)]) -> String {
    let one = |(line, text, why): &(usize, &str, &str)| match lang {
        Lang::Zh => format!("第 {line} 行「{}」{why}", quoted(text)),
        Lang::En => format!("line {line} \"{}\": {why}", quoted(text)),
    };
    let texts: Vec<String> = named.iter().map(one).collect();
    let (texts, more) = (texts.join(lang.between()), count > named.len());
    match (lang, more) {
        (Lang::Zh, false) => format!("! {count} 个不收：{texts}。"),
        (Lang::Zh, true) => format!("! {count} 个不收：{texts} 等。"),
        (Lang::En, false) => format!("! {count} cannot be taken: {texts}."),
        (Lang::En, true) => format!("! {count} cannot be taken: {texts} …"),
    }
}

/// Either end of the time something was watched.
pub fn watched(lang: Lang, from: bool) -> &'static str {
    match from {
        true => lang.pick("旁站自", "Watched from"),
        false => lang.pick("旁站至", "Watched until"),
    }
}

/// How many places an item needs and has.
pub fn sample(lang: Lang, needed: u64, got: Option<u64>) -> String {
    match (lang, got) {
        (Lang::Zh, Some(got)) => format!("应查 {needed}，已查 {got}"),
        (Lang::Zh, None) => format!("应查 {needed}"),
        (Lang::En, Some(got)) => format!("{needed} needed, {got} done"),
        (Lang::En, None) => format!("{needed} needed"),
    }
}

/// Usual reasons for taking answers over, offered by digits.
pub fn usual_grounds(lang: Lang, is_own_round: bool) -> Vec<&'static str> {
    match is_own_round {
        true => vec![taken_seen(lang), taken_untouched(lang)],
        false => vec![taken_seen(lang), taken_same(lang)],
    }
}

/// The name of a field of an answer.
pub fn field(lang: Lang, field: &str) -> &'static str {
    match field {
        "checked" => checked(lang),
        "failed" => failed(lang),
        "excellent" => excellent_places(lang),
        "good" => good(lang),
        "fair" => fair(lang),
        "poor" => poor(lang),
        "note" => reason(lang),
        "design" => design(lang),
        "problem" => problem(lang),
        "place" => place(lang),
        "until" => until(lang),
        "date" => date(lang),
        "no" => number(lang),
        _ => details(lang),
    }
}
