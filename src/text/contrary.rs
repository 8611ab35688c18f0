//! Records that contradict what stands around them, in words: what is wrong, and what that means.

use super::lang::Lang;
use crate::domain::outcome::Tally;
use crate::phrases;

phrases! {
    /// A receipt about another record.
    receipt(code: &str): "总部（短码 {code}）的回执说这一号是另一条记录：请联系总部", "the receipt of headquarters (short code {code}) is about another record of this number: contact headquarters";
    remembered: "本机记得保存过这条记录，现在没有了或已不是那一条：日志末尾被截去、被改写，或数据文件夹是从备份恢复的。打开程序会换用新设备号；用 sanjian sync 从其它副本取回。", "this machine remembers saving this record, and it is gone or another: the journal was cut or rewritten, or the data folder was restored from a backup. Opening the program takes a new device id; fetch the rest from other copies with: sanjian sync FOLDER";
    empty: "没有一条记录：日志被删，或同步、导出没有做完", "there is not a single record: the journals were deleted, or a sync or an export was not finished";
    no_projects: "这里没有工程：盘没有插好、路径不对，或 projects 文件夹不见了；改正后再核对", "no projects here: the stick is not plugged in, the path is wrong, or the folder projects is gone; mend that and verify again";
    vanished: "本机在这个数据文件夹中保存过这个工程，现在一条记录也没有了：文件夹被删或被移走。从其它副本取回：sanjian sync 文件夹", "this machine saved this project in this data folder, and not a single record of it is left: the folder was deleted or moved away. Fetch it from another copy: sanjian sync FOLDER";
    laxer: "所附检查表自称国家标准同一版本，却放宽了要求：检查表被改过。", "its checklist calls itself the standard's in the same version and allows more: the checklist was changed.";
    newer: "由新版本写入的记录，原样保留，未判定", "records written by a newer version, kept as they are and not judged";
    misplaced: "没有上级，或换了上级、类别：不是导入写下的", "without a parent, or under another one or of another kind: no import wrote this";
    changed: "工程一开始就定下、不能再改的内容被改", "what stays as the project began was changed";
    /// The folder of a project bears another name than its records.
    other_folder(pid: &str): "文件夹中的记录属于另一个工程 {pid}：文件夹被改名或调换", "the records in this folder are of another project, {pid}: the folder was renamed or exchanged";
    /// A record names one person, its content another.
    other_person(said: &str, content: &str): "记录写的是 {said} 所作，内容写的是 {content}：冒名或被改", "the record says it is by {said}, its content says {content}: false or changed";
    /// A record that another device had seen is not there.
    gone(seen: &str): "写这条时本设备已见过记录 {seen}，现在没有了：被截去，或还没有同步来", "its device had seen record {seen}, which is not here: cut off, or not synced yet";
    /// A record that another device had seen was another one.
    exchanged(seen: &str, h: &str): "写这条时本设备所见的记录 {seen} 不是现在这一条（当时散列 {h}）：那台设备的日志被改写", "the record {seen} that its device had seen is not the one here (its hash was {h}): that journal was rewritten";
    /// A counter that is not above that of a record seen before.
    early(seen: &str, lc: u64): "写这条时已见过记录 {seen}（次序号 {lc}），自己的次序号却不比它大：被提前", "its device had seen record {seen} (counter {lc}), and its own counter is not higher: it was put earlier";
    /// A counter that leaps.
    leap(last: u64, found: u64): "次序号由 {last} 跳到 {found}，没有这么多记录：伪造的次序", "the counter leaps from {last} to {found}, and there are not that many records: a forged order";
    /// A checklist of another subject.
    other_checklist(own: &str, pinned: &str): "该对象的检查表是 {own}，记录用的是 {pinned}", "the subject's checklist is {own}, the record was judged by {pinned}";
}

/// A time that goes back without the flag of a clock turned back.
pub fn unflagged(lang: Lang, t: &str, last: &str) -> String {
    let before = match (lang, last) {
        (_, "") => String::new(),
        (Lang::Zh, last) => format!("（前一条为 {last}）"),
        (Lang::En, last) => format!(" (the record before: {last})"),
    };
    match lang {
        Lang::Zh => format!("时间 {t}{before}不可能，又没有时钟标记：倒填或被改"),
        Lang::En => format!(
            "the time {t}{before} cannot be, and no clock was flagged: back-dated or changed"
        ),
    }
}

/// What a part of a record is called.
pub fn part(lang: Lang, field: &'static str) -> &'static str {
    match field {
        "parties" => lang.pick("签字各方", "parties"),
        "checklist" => lang.pick("检查表", "checklist"),
        "outcome" => lang.pick("结论", "verdict"),
        "grade" => lang.pick("等级", "grade"),
        "round" => lang.pick("轮次", "round"),
        "failing" => lang.pick("不符合的检查项", "items that do not conform"),
        "dominant" => lang.pick("不符合的主控项目", "dominant items that do not conform"),
        "flags" => lang.pick("提示", "notes"),
        "tally" => lang.pick("点数", "counts"),
        "variants" => lang.pick("类型", "variants"),
        "chain" => lang.pick("检查链", "chain"),
        "entered" => lang.pick("登记时间", "time of entry"),
        "code" => lang.pick("工程编号", "the project's code"),
        "scheme" => lang.pick("评定标准", "the grading scheme"),
        "grading" => lang.pick("评定方案", "the grading rules"),
        other => other,
    }
}

/// The counts of a check.
pub fn tally(lang: Lang, tally: &Tally) -> String {
    let Tally {
        items,
        nonconforming,
        points,
        conforming,
        general_points,
        general_conforming,
        general_attributes,
        general_excellent,
        appearance_earned,
        appearance_possible,
    } = tally;
    match lang {
        Lang::Zh => format!(
            "不符合项 {nonconforming}/{items}，合格点 {conforming}/{points}，一般项目合格点 {general_conforming}/{general_points}，优良项 {general_excellent}/{general_attributes}，观感得分 {appearance_earned}/{appearance_possible}"
        ),
        Lang::En => format!(
            "items not conforming {nonconforming}/{items}, points within limits {conforming}/{points}, of general items {general_conforming}/{general_points}, excellent items {general_excellent}/{general_attributes}, appearance {appearance_earned}/{appearance_possible}"
        ),
    }
}
