//! Phrases of meeting another device on the screen.

use crate::phrases;
use crate::text::Lang;
use crate::text::escape::shown;
use crate::text::evidence::size;
use crate::text::words;

phrases! {
    title: "与其它设备交换", "Exchange with another device";
    lead: "不用网络：用移动盘或共用文件夹，与其它笔记本互相补齐记录和佐证。次序、次数随意，半路拔掉也不丢，再做一次就接着来。", "No network needed: by a stick or a shared folder, laptops complete each other's records and evidence. In any order, as often as you like; whatever interrupts it, doing it again goes on.";
    where_to: "交换到", "Exchange with";
    last: "上次", "Last time";
    stick: "移动盘", "Stick";
    remote: "远程", "Remote";
    other: "其它文件夹", "Another folder";
    no_stick: "没有看到移动盘；插上后按 Esc 再进来，或填文件夹。", "No stick is seen; plug one in and come back here, or type a folder.";
    nothing_typed: "先填文件夹，或按 F3 选。", "Type a folder first, or choose one with F3.";
    exporting: "正在导出……", "Exporting ...";
    export_row: "到文件夹，给总部、检查单位", "to a folder: headquarters, inspectors";
    own: "核对本机", "Check this device";
    own_row: "每一个字节、判定和签字", "every byte, verdict and signature";
    own_sound: "本机的记录逐字节无误，判定重算一致。", "Every byte here is as it was written, and every verdict follows.";
    outcome: "刚才的结果", "What came of it";
    see_outcome: "详情在「与其它设备交换」的「刚才的结果」。", "More: Exchange with another device, What came of it.";
    export_title: "导出本工程：记录、事实、指标", "Export this project: records, facts, rates";
    export_folder: "文件夹", "Folder";
    export_go: "导出", "Export";
    export_anyway: "还没有导出。仍要导出到这里，再按一次 F8。", "Nothing is exported yet. To export there all the same, press F8 again.";
    exchanging: "正在交换……", "Exchanging ...";
    checking: "正在逐字节核对……", "Checking every byte ...";
    to_stop: "Esc 停下", "Esc stops";
    stopped: "已停下。取入的、写出的都完整有效；再做一次就接着来。", "Stopped. What came in and what was written is whole; doing it again goes on.";
    never: "本机的记录还没有交出过：只在这台机器上。", "Nothing was handed over yet: the records are on this machine alone.";
    nothing_pending: "本机的记录都已交出。", "All records of this device were handed over.";
    took: "取入", "In";
    gave: "写出", "Out";
    nothing_new: "没有新的", "nothing new";
    memory_only: "刚才的读回核对只能证明内存里的对，不能证明盘上的对。", "What was read back just now may have come from memory: it proves nothing about the disk.";
    eject: "请弹出移动盘，重新插入，再按 F8 核对。", "Eject the stick, insert it again, then press F8 to check it.";
    wrong_verdict: "记录的结论与所记内容不符", "what it concludes does not follow from what it records";
    lost: "所附的照片、文件缺失或被改", "a photo or document that goes with it is missing or was changed";
    not_believed: "签字或密钥不可信", "its signature or key is not believed";
    contradicts: "与前后记录矛盾", "it contradicts the records around it";
    same_disk: "这个文件夹与数据文件夹在同一块盘上：不是移动盘，盘坏了两份都没了。", "This folder lies on the same disk as the data folder: it is no stick, and a broken disk takes both.";
    checked_sound: "逐字节核对无误。", "Every byte checked, all as it was written.";
    checked_how: "若核对前没有弹出并重新插入，这仍可能只是内存里的。", "If the stick was not ejected and inserted again before, this too may be from memory.";
    checked_none: "这里没有工程可核对。", "There is no project to check here.";
    use_folder: "就用这个文件夹", "Use this folder";
    choose_title: "选文件夹", "Choose a folder";
    which_in: "要取入哪一个，按它前面的数字；不取就按 Esc。", "To take one in, press the figure before it; Esc leaves them there.";
    kept_in: "开头部分留存在", "first part kept in";
    to_settle: "须由人裁定：回总览，列在最前", "to be settled by a person: first on the overview";
    /// What was not handed over, in short.
    pending(records: u64): "未交出 {records}", "{records} not handed over";
    /// How much of what this device wrote others are known to have.
    known(known: u64, all: u64): "别的设备回话说已取到其中 {known}/{all} 条", "Other devices have answered that they have {known} of {all} of them";
    /// How many faults were not named.
    more_faults(count: usize): "另有 {count} 处；全部：sanjian verify 文件夹", "{count} more; all of them: sanjian verify FOLDER";
}

/// When and where it was done.
pub fn done(lang: Lang, folder: &str, at: &str) -> String {
    let (folder, at) = (shown(folder), at.get(11..19).unwrap_or(at));
    match lang {
        Lang::Zh => format!("已与 {folder} 交换  {at}"),
        Lang::En => format!("Exchanged with {folder}  {at}"),
    }
}

/// What came in and what went out, in a sentence.
pub fn met_in_short(lang: Lang, folder: &str, (came, went): (u64, u64)) -> String {
    let folder = shown(folder);
    match lang {
        Lang::Zh => format!("已与 {folder} 交换：取入记录 {came} 条，写出 {went} 条。"),
        Lang::En => format!(
            "Exchanged with {folder}: {} came in, {} went out.",
            counted(came, "record"),
            counted(went, "record")
        ),
    }
}

/// When and where it was checked.
pub fn checked(lang: Lang, folder: &str, at: &str) -> String {
    let (folder, at) = (shown(folder), at.get(11..19).unwrap_or(at));
    match lang {
        Lang::Zh => format!("已核对 {folder}  {at}"),
        Lang::En => format!("Checked {folder}  {at}"),
    }
}

/// What came in.
pub fn came(lang: Lang, records: u64, contents: usize) -> String {
    match (lang, records, contents) {
        (_, 0, 0) => nothing_new(lang).to_owned(),
        (Lang::Zh, ..) => format!("记录 {records} 条，照片等内容 {contents} 件"),
        (Lang::En, ..) => both(records, contents as u64),
    }
}

/// What went out: records, contents, bytes.
pub fn went(lang: Lang, records: u64, contents: usize, bytes: u64) -> String {
    let size = size(bytes);
    match (lang, records, contents) {
        (_, 0, 0) => nothing_new(lang).to_owned(),
        (Lang::Zh, ..) => format!("记录 {records} 条，照片等内容 {contents} 件（{size}）"),
        (Lang::En, ..) => format!("{} ({size})", both(records, contents as u64)),
    }
}

/// Records, and what goes with them.
fn both(records: u64, contents: u64) -> String {
    let records = counted(records, "record");
    format!(
        "{records}, {} (photos, checklists)",
        counted(contents, "file")
    )
}

/// An English noun, of one or of several.
fn counted(count: u64, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{s}")
}

/// What was not handed over, and since when.
pub fn pending_since(lang: Lang, records: u64, folder: &str, at: &str) -> String {
    let at = words::time(at);
    let folder = shown(folder);
    match lang {
        Lang::Zh => format!("本机有 {records} 条记录未交出；上次 {at}，{folder}"),
        Lang::En => format!(
            "Not handed over: {} of this device; last time {at}, {folder}",
            counted(records, "record")
        ),
    }
}

/// What a checked project holds.
pub fn holds(lang: Lang, records: u64, contents: u64) -> String {
    match lang {
        Lang::Zh => format!("记录 {records} 条，照片等内容 {contents} 件"),
        Lang::En => both(records, contents),
    }
}

/// That something was not as it was written.
pub fn faults(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => {
            format!("有 {count} 处不对；这个盘上的不可信，不算已交出，换一个盘再交换。")
        }
        Lang::En => format!(
            "{}; do not trust this stick: nothing counts as handed over by it, exchange by another one.",
            counted(count as u64, "fault")
        ),
    }
}

/// That something on this device is not as it was written.
pub fn own_faults(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!(
            "有 {count} 处不对；不要再记录，从其它设备或移动盘取回，或把本机交给管这事的人。"
        ),
        Lang::En => format!(
            "{}; record nothing more here: fetch the records from another device or a stick, or hand this one to whoever looks after it.",
            counted(count as u64, "fault")
        ),
    }
}

/// A fault: where its record stands, what that is about, and what is wrong.
pub fn fault_of(lang: Lang, place: &str, about: &str, what: &str) -> String {
    let colon = lang.colon();
    match about {
        "" => format!("{place}{colon}{what}"),
        about => format!("{place} {}{colon}{what}", shown(about)),
    }
}
