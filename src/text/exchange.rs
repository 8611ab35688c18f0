//! Words for exchanging records with other devices.

use super::escape::shown;
use super::evidence;
use super::lang::Lang;
use super::words;
use crate::domain::clock::ClockStanding;
use crate::domain::timely::OddTime;
use crate::phrases;

phrases! {
    nothing: "两边都没有工程。", "There is no project on either side.";
    coming_in: "取入", "Taking in";
    going_out: "写出", "Writing";
    check_stopped: "已停下：没有核对完的，不说好坏。", "Stopped: of what was not checked to its end nothing is said.";
    being_checked: "核对", "Checked";
    one_way: "那是另一台设备的数据文件夹：只读取，不写入；要把本机的记录交给它，请在那台设备上同步，或用移动盘。", "that is another device's own data folder: it was only read. To hand our records over, sync on that device, or by a stick.";
    refused: "未取入，开头部分留存在 bad/；请向来源重新同步。", "It was not taken in; its first part is kept in bad/. Sync from its source again.";
    different: "目标处已有不同的文件，未覆盖；那一份可能已损坏，换一个盘再同步：", "A different file is there and was not overwritten; that one may be damaged, sync with another disk:";
    broken: "读回不符，请换一个盘再同步：", "It did not read back as written; sync with another disk:";
    eject: "移动盘请先弹出再插入，用 sanjian verify 文件夹 核对：刚才读回的可能是内存。", "Eject a stick, insert it again and run: sanjian verify FOLDER; what was read back may have come from memory.";
    not_arrived: "（对方的记录已到，内容还没到；再交换一次）", "(its record came from another device, the content has not arrived; exchange again)";
    clock_back: "时钟被拨回", "the clock had been turned back";
    clock_jump: "时钟跳动或明显不对", "the clock had jumped, or is plainly wrong";
    clock_unset: "时钟未设", "the clock was not set";
    not_overwritten: "目标处已有不同的文件，未覆盖：", "A different file is there and was not overwritten: ";
    export_elsewhere: "读回不符，请换一个盘再导出：", "It did not read back as written; export to another disk: ";
    no_folder: "没有这个文件夹；U 盘插好了吗？路径对吗？", "there is no such folder; is the stick plugged in, is the path right?";
    none_here: "没有工程", "no projects here";
    empty_folder: "空的工程文件夹：里面没有记录，没有计入", "an empty project folder: no records in it, nothing was counted";
    count_failed: "程序统计这个工程时出错，没有计入；请把文件夹的拷贝交给维护人员", "the program failed while counting this project, nothing of it was counted; please give whoever looks after the program a copy of the folder";
    two_records: "同一编号有两条不同的记录：", "two different records under one number:";
    /// A folder that holds a project again.
    copy_of(pid: &str): "工程 {pid} 的拷贝，文件夹改了名；记录合并计算，只计一次", "a copy of project {pid} under another name; its records are counted once";
    /// A folder whose records bear an id of a project that no program gives.
    misnamed(pid: &str): "记录里的工程标识「{pid}」不是本程序会给出的，没有计入；请找来源核实", "its records are of a project \"{pid}\", an id that no program of ours gives; nothing was counted. Ask whoever handed it in";
    /// A folder that could not be read, and why.
    not_counted(why: &str): "没有计入：{why}", "nothing was counted: {why}";
    /// What was written of the records.
    written(written: usize, size: &str, present: usize): "记录：新写 {written} 个文件（{size}），已有 {present} 个，均已读回核对。", "Records: {written} files written ({size}), {present} there already, all read back and compared.";
    /// Records of other devices that their rules would have refused, and the subject of the first.
    unfounded(count: usize, first: &str): "取入的记录中有 {count} 条按当时的规则不应有（先见 {first}）：照原样保存、照样计入，请用 sanjian verify 逐条查看，并找记录的人核实", "{count} of the records taken in ought not to exist by the rules of their time (first: {first}): they are kept as they are and count; run sanjian verify to see each, and ask whoever recorded it";
    /// A folder among the projects of a stick that does not bear the name of the project in it.
    strange(name: &str): "projects 中的文件夹「{name}」改过名（多半是手工拷贝），没有读取；要读它，先把名字改回工程标识。", "The folder \"{name}\" in projects bears another name than its project (most likely a copy made by hand); nothing was read from it. To have it read, give it the project's id as its name again.";
    /// How many projects are there that are not here.
    strangers(count: usize): "那里还有 {count} 个本机没有的工程，没有取入：", "{count} projects there are not on this device and were not taken in:";
}

/// What came in and what went out.
#[derive(Clone, Copy)]
pub struct Figures {
    /// Segments taken in.
    pub segments_in: usize,
    /// Records in them.
    pub records_in: u64,
    /// Content files taken in.
    pub blobs_in: usize,
    /// Segments that were here already.
    pub present: usize,
    /// Files written there.
    pub written: usize,
    /// Bytes written there.
    pub bytes: u64,
    /// Files that were there already.
    pub there: usize,
}

/// One project's line.
pub fn summary(lang: Lang, project: &str, it: &Figures) -> String {
    let Figures {
        segments_in,
        records_in,
        blobs_in,
        present,
        written,
        bytes,
        there,
    } = it;
    let size = evidence::size(*bytes);
    match lang {
        Lang::Zh => format!(
            "{project}：取入记录 {records_in} 条（{segments_in} 段）、内容文件 {blobs_in} 个，已有 {present} 段；写出 {written} 个文件（{size}），对方已有 {there} 个。"
        ),
        Lang::En => format!(
            "{project}: took in {records_in} records ({segments_in} segments) and {blobs_in} content files, {present} segments were here; wrote {written} files ({size}), {there} were there."
        ),
    }
}

/// Evidence that records name and that has not arrived.
pub fn awaited(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("有 {count} 件佐证的内容还没到：记录已有，照片、文件到了自动补上。"),
        (Lang::En, 1) => "1 piece of evidence has not arrived: its record is here, the content joins when it comes.".to_owned(),
        (Lang::En, _) => format!("{count} pieces of evidence have not arrived: their records are here, the contents join when they come."),
    }
}

/// Checks of other devices that nobody could judge again.
pub fn unjudged(lang: Lang, count: u64) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("有 {count} 次检查的检查表内容还没到，未能重新判定；再交换一次"),
        (Lang::En, 1) => {
            "the checklist of 1 check has not arrived, so it was not judged again; exchange again"
                .to_owned()
        }
        (Lang::En, _) => format!(
            "the checklists of {count} checks have not arrived, so they were not judged again; exchange again"
        ),
    }
}

/// A segment that waits.
pub fn waits(lang: Lang, file: &str, needs: &str) -> String {
    let (file, needs) = (shown(file), shown(needs));
    match lang {
        Lang::Zh => format!("{file} 暂存等待：前面的记录 {needs} 还没到，到了自动接上。"),
        Lang::En => format!(
            "{file} is kept and waits: record {needs}, which comes before it, has not arrived; it joins when it does."
        ),
    }
}

/// Why somebody may look for an export in vain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtfulTarget {
    /// The folder was not there.
    Made,
    /// It lies on the disk that the data folder lies on.
    SameDisk,
}

/// What to look at before going home with an export.
pub fn doubtful_target(lang: Lang, doubt: DoubtfulTarget) -> &'static str {
    match doubt {
        DoubtfulTarget::Made => lang.pick(
            "目标文件夹原来没有，现在新建；若应是移动盘，先看盘插好没有。",
            "The folder was not there and is made now; if it should be a stick, look whether that is plugged in.",
        ),
        DoubtfulTarget::SameDisk => lang.pick(
            "目标与数据文件夹在同一个盘上：不是移动盘，也不算备份。",
            "The folder lies on the same disk as the data folder: it is no stick, and no backup.",
        ),
    }
}

/// Why the last records could not be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsealed {
    /// Another instance is writing.
    Held,
    /// The disk of the data folder is full.
    Full,
    /// It refuses writing.
    Failed,
}

/// Records that could not be handed over.
pub fn left(lang: Lang, records: u64, why: Unsealed) -> String {
    let (why, then) = match (lang, why) {
        (Lang::Zh, Unsealed::Held) => {
            ("工程正由另一程序打开，还不能封存", "关闭那一个后再来一次。")
        }
        (Lang::En, Unsealed::Held) => (
            "another instance has the project open, and they cannot be sealed yet",
            "Close that one and do it again.",
        ),
        (Lang::Zh, Unsealed::Full) => ("数据盘满，封存不了", "腾出至少 64 MiB 后再来一次。"),
        (Lang::En, Unsealed::Full) => (
            "the disk of the data folder is full, and they cannot be sealed",
            "Free at least 64 MiB there and do it again.",
        ),
        (Lang::Zh, Unsealed::Failed) => (
            "数据盘拒绝写入，封存不了",
            "检查磁盘；整个数据文件夹可先拷到别处。",
        ),
        (Lang::En, Unsealed::Failed) => (
            "the disk of the data folder refuses writing, and they cannot be sealed",
            "Check the disk; the data folder as a whole can be copied elsewhere first.",
        ),
    };
    match lang {
        Lang::Zh => {
            format!("最近的记录 {records} 条没有交出：{why}（指标和清单里已计入）。{then}")
        }
        Lang::En => format!(
            "The last {records} records were not handed over: {why} (rates and lists do count them). {then}"
        ),
    }
}

/// What to tell whoever works by a clock in doubt: what it shows, and what follows from that.
pub fn clock_in_doubt(lang: Lang, flag: &str, now: &str) -> String {
    let (now, why) = (words::time(now), clock(lang, flag));
    match lang {
        Lang::Zh => format!(
            "本机时钟显示 {now}，不可信（{why}）：照常记录并如实标明，次序不受影响；「今天」、逾期、通知时限按它算会不准，请先校准时钟。"
        ),
        Lang::En => format!(
            "The clock shows {now} and cannot be believed ({why}): records are kept, say so, and stay in order; \"today\", what is overdue and hours of notice go by it and may be wrong. Set the clock."
        ),
    }
}

/// What to tell whoever counts by dates some of which come from a clock in doubt.
pub fn months_in_doubt(lang: Lang, months: &[String], count: u64) -> String {
    let months = months.join(lang.between());
    match lang {
        Lang::Zh => format!(
            "有 {count} 次检查的日期来自不可信的时钟（{months}）：按月、按期间的数字照所记日期计，会因此偏离；逐条见 sanjian verify。"
        ),
        Lang::En => format!(
            "{count} rounds bear the date of a clock that could not be believed ({months}): figures by month or period go by the date recorded and are off by that; one by one: sanjian verify."
        ),
    }
}

/// What is odd about the time of a check.
pub fn odd_date(lang: Lang, odd: OddTime) -> &'static str {
    match odd {
        OddTime::Ahead => lang.pick("日期晚于录入之时", "dated later than it was entered"),
        OddTime::Backwards => lang.pick("日期早于上一次检查", "dated before the check it follows"),
        OddTime::BeforeProject => lang.pick("日期早于工程开始", "dated before the project began"),
    }
}

/// What is odd about the time of a step of an issue.
pub fn odd_step(lang: Lang, odd: OddTime) -> &'static str {
    match odd {
        OddTime::Backwards => lang.pick("日期早于上一步", "dated before the step it follows"),
        other => odd_date(lang, other),
    }
}

/// What a record's clock flag means; empty when nothing speaks against the clock.
pub fn clock(lang: Lang, flag: &str) -> &'static str {
    match ClockStanding::of(flag) {
        ClockStanding::Back => clock_back(lang),
        ClockStanding::Jump => clock_jump(lang),
        ClockStanding::Unset => clock_unset(lang),
        ClockStanding::Right | ClockStanding::Unknown => "",
    }
}

/// How to take in one of them, or all.
pub fn take_in(lang: Lang, code: &str) -> String {
    let code = shown(code);
    match lang {
        Lang::Zh => format!(
            "取入一个：sanjian sync 文件夹 --project {code}；全部取入：sanjian sync 文件夹 --new"
        ),
        Lang::En => format!(
            "Take in one: sanjian sync FOLDER --project {code}; all of them: sanjian sync FOLDER --new"
        ),
    }
}
