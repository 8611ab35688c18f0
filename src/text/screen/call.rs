//! Phrases of call and type: one calls the readings out, one types them without looking.

use crate::phrases;
use crate::text::Lang;

phrases! {
    calling: "报数", "Calling";
    begins: "报数：一人报、一人打，不用看屏幕；Esc 回检查表。", "Call and type, without looking; Esc goes back to the sheet.";
    enough: "点数已够；可继续加点，空着按 Enter 到下一实测项。", "Enough points; add more, or Enter on an empty field for the next item.";
    all_done: "各实测项都够了；Esc 回检查表。", "Every measured item has enough; Esc goes back to the sheet.";
    nothing_measured: "这张检查表没有实测项。", "Nothing is measured on this checklist.";
    num_lock: "小键盘没有开数字：请按 NumLock，再打。", "The number pad types no digits: press NumLock, then type.";
    repeated_too_fast: "重复得太快，只记了一次；要再记请再按。", "Too fast to be meant: taken once; press again if you mean it.";
    nothing_to_repeat: "此项还没有读数可重复。", "This item has no reading to repeat.";
    no_reading_yet: "还没有读数", "No reading yet";
    passes_so_far: "至此符合", "passes so far";
    fails_so_far: "至此不符合", "fails so far";
    spread: "分布", "Spread";
    one_digit: "一键一数：一个数字就收；多位数先按 +", "One key: a digit is taken; + begins a longer one";
    two_digits: "一键一数：满两位、够了就收；不够、更长的按 Enter", "One key: two digits, if enough; else Enter";
    by_enter: "一键一数：此项照常按 Enter", "One key a reading: not here, press Enter";
    can_be_at_once: "想不按 Enter：F5 再按 0，一键一数", "F5, then 0: one key a reading, no Enter";
    came_together: "几个数字一下来的，没有分开收：Enter 收，Backspace 改。", "Digits came all at once and are one figure: Enter takes it, Backspace mends it.";
    needs_no_enter: "一键一数：打满就收了，不用按 Enter；更长的数先按 +，F4 撤销。", "One key a reading: it is taken already, no Enter; + begins a longer one, F4 undoes.";
    points_done: "已报/应查", "Done/needed";
    why_skipped: "跳过此点，为什么？按数字，或写明理由按 Enter；Esc 不跳：", "Why is this point left out? A digit, or the reason and Enter; Esc measures it:";
    whole_item: "/ 整项不适用", "/ the whole item is n/a";
    skip_opening: "门窗洞口", "a door or window opening";
    skip_reach: "够不着", "out of reach";
    skip_covered: "已被遮盖", "covered already";
    skip_blocked: "被材料、设备挡住", "blocked by materials or equipment";
    skip_unfinished: "此处尚未施工", "no work done here yet";
    skip_first: "请先选或写明理由。", "Choose or write the reason first.";
    skipped: "已跳过此点；F4 撤销。", "The point was left out; F4 undoes it.";
    asked_again: "跳过已撤回，这一点要量。", "That point is not left out any more: measure it.";
    /// Which reading stands in large type.
    last(nth: usize, unit: &str): "第 {nth} 点，{unit}", "Point {nth}, {unit}";
    /// How many points are missing.
    missing(missing: u64): "还差 {missing} 点", "{missing} more points";
    /// How many points lie outside the limits.
    outside(count: usize): "超出允许 {count} 点", "{count} outside";
    /// How many points were left out.
    left_out(count: usize): "跳过 {count} 点", "{count} left out";
    /// What is called now, with its points.
    now(title: &str, got: usize, needed: u64): "现在报：{title}（{got}/{needed}）", "Now: {title} ({got}/{needed})";
}

/// Why a point cannot be measured, each chosen by its digit.
pub fn skip_reasons(lang: Lang) -> [&'static str; 5] {
    [
        skip_opening(lang),
        skip_reach(lang),
        skip_covered(lang),
        skip_blocked(lang),
        skip_unfinished(lang),
    ]
}
