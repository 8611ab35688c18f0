//! What is said of a file of settings that is not right. Which settings there are is not known here.

use super::Lang;
use super::escape::{place, quoted};
use crate::phrases;
use std::path::Path;

/// Something that is wrong with a file of settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsFault {
    /// It could not be read; the system's words.
    Unreadable(String),
    /// It is longer than so many bytes.
    TooLong(u64),
    /// It is no JSON object from this line and column on.
    NoJson(usize, usize),
    /// A name that means nothing, and those that do.
    Unknown {
        /// It.
        name: String,
        /// The others.
        known: Vec<&'static str>,
    },
    /// A value that cannot stand there, and those that can; none where these are not words.
    Wrong {
        /// The name.
        name: String,
        /// What stands there.
        value: String,
        /// What may.
        may: Vec<&'static str>,
    },
    /// Keys for something that no key does.
    NothingDone(String),
    /// A key that there is not.
    NoSuchKey(String),
    /// A key that is not to be given away: each function key has one meaning.
    KeptKey(String),
    /// A key that does something there already.
    TakenKey(String, String),
}

phrases! {
    not_used(count: usize): "设置文件有 {count} 处错，其中各项均未采用，文件原样未动；改好后重开程序。", "The settings file has {count} faults: nothing of it is used, and it was left as it is. Mend it and start again.";
    not_kept: "这次选的现在就有效，但没有记住。", "What you chose is in force now, but it was not remembered.";
    keys_left_out: "下列按键没有采用，其余照用。", "These keys are not used; the others are.";
    unreadable(why: &str): "读不出：{why}", "cannot be read: {why}";
    too_long(bytes: u64): "超过 {bytes} 字节", "longer than {bytes} bytes";
    no_json(line: usize, column: usize): "第 {line} 行第 {column} 列起不是 JSON 对象", "no JSON object from line {line}, column {column} on";
    unknown(name: &str, known: &str): "没有 {name} 这项设置；有：{known}", "no setting is called {name}; there are: {known}";
    wrong(name: &str, value: &str): "{name} 不能是 {value}", "{name} cannot be {value}";
    may_be(may: &str): "可以是：{may}", "it may be: {may}";
    nothing_done(name: &str): "keys 中没有 {name} 这个动作", "keys: nothing is called {name}";
    no_such_key(key: &str): "没有 {key} 这个键（写作 ctrl+w 或一个字符）", "there is no key {key} (write ctrl+w, or one character)";
    kept_key(key: &str): "{key} 不能另作他用：功能键和 Enter、Esc 等键的意思处处相同", "{key} cannot mean something else: function keys, Enter, Esc and the like mean the same everywhere";
    taken_key(key: &str, name: &str): "{name}：{key} 在那里已有用处", "{name}: {key} does something there already";
}

/// What is wrong, in words.
pub fn fault(lang: Lang, fault: &SettingsFault) -> String {
    match fault {
        SettingsFault::Unreadable(why) => unreadable(lang, why),
        SettingsFault::TooLong(bytes) => too_long(lang, *bytes),
        SettingsFault::NoJson(line, column) => no_json(lang, *line, *column),
        SettingsFault::Unknown { name, known } => {
            unknown(lang, &quoted(name), &known.join(lang.between()))
        }
        SettingsFault::Wrong { name, value, may } => {
            let said = wrong(lang, &quoted(name), &quoted(value));
            match may.is_empty() {
                true => said,
                false => said + lang.semicolon() + &may_be(lang, &may.join(lang.between())),
            }
        }
        SettingsFault::NothingDone(name) => nothing_done(lang, &quoted(name)),
        SettingsFault::NoSuchKey(key) => no_such_key(lang, &quoted(key)),
        SettingsFault::KeptKey(key) => kept_key(lang, &quoted(key)),
        SettingsFault::TakenKey(key, name) => taken_key(lang, &quoted(key), &quoted(name)),
    }
}

/// What is said of a file of which nothing is used.
pub fn refused(lang: Lang, path: &Path, faults: &[SettingsFault]) -> Vec<String> {
    let said = lang.about(place(path), not_used(lang, faults.len()));
    let faults = faults.iter().map(|one| fault(lang, one));
    std::iter::once(said).chain(faults).collect()
}

/// What is said of keys that are not used.
pub fn keys_refused(lang: Lang, path: &Path, faults: &[SettingsFault]) -> Vec<String> {
    let said = lang.about(place(path), keys_left_out(lang));
    let faults = faults.iter().map(|one| fault(lang, one));
    std::iter::once(said).chain(faults).collect()
}
