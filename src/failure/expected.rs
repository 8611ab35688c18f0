//! What may stand where something else was given, in words. Every refusal of a value says it; whether a
//! value fits is decided where it is read.

use crate::text::Lang;
use crate::text::escape::quoted;

/// What may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text that is not empty and can be shown.
    Text,
    /// A figure of 0 to 100 in per cent.
    Percent,
    /// The same; what was given is at most 1, as a fraction of 1 would be written.
    Fraction,
    /// A day.
    Day,
    /// A day, or so many days from today.
    DayAhead,
    /// A day and a time, or so many hours from now.
    Time,
    /// A day and a time that have come.
    TimeBefore,
    /// An offset from UTC.
    Zone,
    /// A figure above zero.
    Amount,
    /// A floor area.
    Area,
    /// A document as `--paper` takes it; the kinds there are.
    Paper(Vec<String>),
    /// One of these words, each with its name, if it has one.
    OneOf(Vec<(String, String)>),
    /// A kind of subject and a chain.
    Chain,
    /// No more scans than documents.
    FewerScans,
    /// A file of one of these kinds.
    FileOf(&'static str),
    /// A path in characters.
    PlainPath,
    /// The data folder, for which this system has no usual place.
    DataFolder,
    /// A folder other than the data folder.
    OtherFolder,
    /// A folder of the disk that is not plugged in.
    Mounted,
    /// A folder that is there, or one in a folder that is.
    Folder,
}

impl Expected {
    /// What was given cannot stand there, and what can.
    pub fn sentences(&self, lang: Lang, what: &str, given: &str) -> Vec<String> {
        let given = quoted(given);
        let first = match (lang, given.is_empty()) {
            (Lang::Zh, false) => format!("{what}：「{given}」不能用。"),
            (Lang::En, false) => format!("{what}: \"{given}\" cannot be used."),
            (Lang::Zh, true) => format!("{what} 没有填。"),
            (Lang::En, true) => format!("{what} is empty."),
        };
        vec![first, self.words(lang, &given)]
    }

    /// What may stand there.
    fn words(&self, lang: Lang, given: &str) -> String {
        let fixed = match self {
            Expected::OneOf(words) => {
                let listed = listed(lang, words);
                return format!("{}{listed}", lang.pick("可写：", "There are: "));
            }
            Expected::Paper(kinds) => {
                let kinds = kinds.join(lang.pick("、", ", "));
                let form = lang.pick("写成 编号:日期:签发人，或 种类:编号:日期:签发人；种类有：", "Write NO:DATE:SIGNER, or KIND:NO:DATE:SIGNER; the kinds are: ");
                return format!("{form}{kinds}");
            }
            Expected::FileOf(endings) => {
                return format!("{}{endings}", lang.pick("文件名须以此结尾：", "The name has to end in: "));
            }
            Expected::Fraction => return fraction(lang, given),
            Expected::Text => lang.pick("不能为空，也不能有看不见的字符。", "It must not be empty nor hold invisible characters."),
            Expected::Percent => lang.pick("应是 0 到 100 的百分数，如 96、96.5 或 96%。", "A per cent of 0 to 100, such as 96, 96.5 or 96%."),
            Expected::Day => lang.pick("应写成日期，如 2026-03-01、2026/3/1、3月1日或 昨天。", "A day such as 2026-03-01, 2026/3/1, 3-1 or yesterday."),
            Expected::DayAhead => lang.pick("应写成日期，如 2026-03-01、2026/3/1、3月1日，或 +3（3 天后）。", "A day such as 2026-03-01, 2026/3/1 or 3-1, or +3 for three days from now."),
            Expected::Time => lang.pick("应写成日期和时间，如 \"2026-05-01 09:30\"，或 +48（48 小时后）。", "A day and a time such as \"2026-05-01 09:30\", or +48 for 48 hours from now."),
            Expected::TimeBefore => lang.pick("应写成日期和时间，如 \"2026-05-01 09:30\"、\"5-1 9:30\" 或 \"昨天 9:30\"。", "A day and a time such as \"2026-05-01 09:30\", \"5-1 9:30\" or \"yesterday 9:30\"."),
            Expected::Zone => lang.pick("应写成与 UTC 的时差，如 +08:00。", "An offset from UTC such as +08:00."),
            Expected::Amount => lang.pick("应是大于 0 的数，如 36 或 113.68。", "A number above 0, such as 36 or 113.68."),
            Expected::Area => lang.pick("应是不小于 0 的数（m²），如 8000 或 8000.5。", "A number of 0 or above (m²), such as 8000 or 8000.5."),
            Expected::Chain => lang.pick("写成 类别=检查链，如 lot=lot.with-specialist；用 checklist chains 查看检查链，写 none 恢复通常的一条。", "Write KIND=CHAIN, such as lot=lot.with-specialist; see checklist chains; none is the usual one."),
            Expected::FewerScans => lang.pick("扫描件多于文件：每个 --scan 按次序对应一个 --paper。", "More scans than documents: each --scan goes with a --paper, in order."),
            Expected::PlainPath => lang.pick("路径须是可读的文字；换一个文件夹名。", "A path of readable characters; use another name for the folder."),
            Expected::DataFolder => lang.pick("用 --data 指定数据文件夹。", "Name the data folder with --data."),
            Expected::OtherFolder => lang.pick("这是本机的数据文件夹（或在它里面）；请另选一处，如 U 盘或共享文件夹；交换记录也可指定另一台电脑的数据文件夹。", "This is this computer's data folder, or inside it; choose another, such as a stick or a share; to exchange records, another computer's data folder will do too."),
            Expected::Mounted => lang.pick("那里没有插入的 U 盘（没有挂载），写进去只会留在本机；插好盘再来，或另选一个文件夹。", "Nothing is plugged in (mounted) there; what is written would stay on this computer. Plug the stick in and try again, or choose another folder."),
            Expected::Folder => lang.pick("没有这个文件夹，它的上一级也没有；U 盘插好了吗？路径对吗？", "There is no such folder, nor the one above it; is the stick plugged in, is the path right?"),
        };
        fixed.to_owned()
    }
}

/// A figure of at most 1 is one per cent at most, and that nobody aims at.
fn fraction(lang: Lang, given: &str) -> String {
    let hundredfold = crate::domain::Decimal::parse(given).ok();
    let hundredfold = hundredfold.and_then(|figure| figure.micro().checked_mul(100));
    let meant = hundredfold.and_then(crate::domain::Decimal::of_micro);
    let meant = meant.map_or_else(|| "96".to_owned(), |figure| figure.to_string());
    match lang {
        Lang::Zh => format!(
            "{given} 会是 {given} %；{meant} % 请写 {meant} 或 {meant}%（确是 {given} % 则写 {given}%，不设目标写 none 或不填）。"
        ),
        Lang::En => format!(
            "{given} would be {given} %; for {meant} % write {meant} or {meant}% (for {given} % indeed write {given}%, for no target none or nothing)."
        ),
    }
}

/// Words with their names, in a row.
fn listed(lang: Lang, words: &[(String, String)]) -> String {
    let one = |(word, name): &(String, String)| match name.as_str() {
        "" => quoted(word),
        name => format!("{}{}", quoted(word), lang.in_brackets(&quoted(name))),
    };
    let all: Vec<String> = words.iter().map(one).collect();
    all.join(lang.pick("、", ", "))
}

/// What clap shows of it, in English.
impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words(Lang::En, ""))
    }
}

impl std::error::Error for Expected {}
