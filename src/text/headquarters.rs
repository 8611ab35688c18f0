//! Words about headquarters: how much it has, whose receipts are believed, what was received and what is wrong.

use super::lang::Lang;
use crate::phrases;

phrases! {
    nothing_there: "总部未收", "HQ has nothing yet";
    differs: "回执与本机记录不符：总部收到的是另一份。请联系总部，核对前不要清理照片", "a receipt does not agree with the records here: headquarters has others. Ask headquarters, and let go of no photo before";
    told_fork: "总部发现分叉，请联系总部；先用 conflict list 查看、裁定", "headquarters found two histories, please contact it; look and settle first: conflict list";
    ended: "已停用：不再相信它的回执", "no longer believed";
    no_key: "本机没有总部密钥，回执签不了。", "There is no headquarters' key on this machine, so receipts cannot be signed.";
    make_key: "先建：sanjian hq key --name 名称；只收不答：receive 加 --no-answer。", "Make one: sanjian hq key --name NAME; to take in without answering, add --no-answer.";
    store_held: "总部库正被另一程序使用", "Another program is using the store";
    wait_for_it: "等它做完再来。", "Wait until it is done.";
    no_such_key: "没有这个短码的总部名片", "No headquarters' card has this short code";
    ask_for_card: "核对电话里报的八位短码；名片随回执来：先交换，再用 hq list 查看。", "Compare the eight digits told by telephone. The card comes with the receipts: exchange first, then see: hq list.";
    no_answers: "还没有总部的回执。", "There is no receipt of any headquarters yet.";
    place_renamed: "文件夹改过名（多半是手工拷贝），没有收；先把名字改回工程标识", "a folder that bears another name than its project, most likely copied by hand; nothing was taken in. Give it the project's id as its name again";
    place_same: "与总部库是同一处，没有收", "it is the store itself, or lies within it; nothing was taken in";
    unanswered: "回执没能写到那里（只读？），库里有；下次再带：", "the receipts could not be laid there (read-only?); they are in the store and go along the next time: ";
    taken_in: "已收到库里：", "Taken into the store: ";
    not_answered: "没有回执：没有用总部密钥签。", "No receipts: nobody signed with headquarters' key.";
    one_damaged: "数据有错，这些设备没有回执：", "Something is wrong; no receipts for these devices: ";
    two_histories: "同一设备号下两份记录，已报告工地：", "Two histories under one device id, reported to the site: ";
    release_first: "加 --apply 才清理；记录、签字、资料、检查表从不清理。", "Nothing is let go of without --apply; records, signatures, papers and checklists never are.";
    released: "照片已不在本机（总部有）", "the photo was let go of here; headquarters has it";
    /// A key that waits for somebody to compare its code.
    unconfirmed(code: &str): "回执待确认（短码 {code}）", "receipts wait to be confirmed (short code {code})";
    /// A key that was made.
    key_made(name: &str, code: &str): "总部密钥已建：{name}，短码 {code}。工地收到回执后打电话核对这八位。", "Headquarters' key was made: {name}, short code {code}. Sites compare these eight digits by telephone once receipts arrive.";
    /// A key is there already.
    key_there(code: &str): "本机已有总部密钥，短码 {code}；一台机器只用一个。", "This machine has a headquarters' key already, short code {code}; a machine has one.";
    /// What came of a project.
    received(project: &str, records: u64, blobs: usize): "{project}：新收记录 {records} 条、内容文件 {blobs} 个", "{project}: {records} records and {blobs} content files are new";
    /// What is held of it.
    held(devices: usize, records: u64): "库里 {devices} 台设备 {records} 条，核对无误", "the store has {records} records of {devices} devices, verified";
    /// Contents that records name and that have not come.
    lacking(missing: u64): "还缺内容文件 {missing} 个", "{missing} content files have not come";
    /// New receipts.
    answered(receipts: usize): "新回执 {receipts} 份", "{receipts} new receipts";
    /// What could be let go of.
    could(photos: usize, size: &str): "总部已有、本机可以清理的照片 {photos} 张，{size}。", "{photos} photos that headquarters has can be let go of here, {size}.";
    /// What was.
    relieved(photos: usize, size: &str): "已清理照片 {photos} 张，腾出 {size}；总部有，要用时取回：sanjian hq free --recall。", "{photos} photos were let go of, {size} are free; headquarters has them, to have them back: sanjian hq free --recall.";
    /// Photos that the next exchange brings back.
    recalled(photos: usize): "{photos} 张照片下次交换时取回：与总部库或有它的笔记本交换。", "{photos} photos come back with the next exchange: with the store of headquarters, or a laptop that has them.";
    /// Photos that verify does not find here.
    elsewhere(photos: usize): "{photos} 张照片不在本机，按总部回执在总部", "{photos} photos are not here; by its receipts headquarters has them";
}

/// Whether a project believes a headquarters' key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HqTrust {
    /// Somebody compared its short code.
    Confirmed,
    /// Nobody did yet.
    Unconfirmed,
    /// It is believed no more.
    Ended,
}

/// How much a headquarters has, to be put into words.
#[derive(Clone, Debug)]
pub struct StandingSaid {
    /// Whether it is believed.
    pub trust: HqTrust,
    /// The short code of its key.
    pub code: String,
    /// Records it has, of all here.
    pub records: (u64, u64),
    /// Photos it has, of all that records name.
    pub photos: (usize, usize),
    /// How many days ago it answered.
    pub days: Option<i64>,
    /// Whether it has other records than these.
    pub differs: bool,
    /// Whether it found two histories.
    pub forked: bool,
}

/// How much a headquarters has; or what has to be done before that counts.
pub fn standing(lang: Lang, one: &StandingSaid) -> String {
    match one.trust {
        HqTrust::Unconfirmed => return unconfirmed(lang, &one.code),
        HqTrust::Ended => return ended(lang).to_owned(),
        HqTrust::Confirmed if one.differs => return differs(lang).to_owned(),
        HqTrust::Confirmed if one.forked => return told_fork(lang).to_owned(),
        HqTrust::Confirmed if one.days.is_none() => return nothing_there(lang).to_owned(),
        HqTrust::Confirmed => {}
    }
    let ((held, all), (photos, of)) = (one.records, one.photos);
    let mut said = vec![records(lang, held, all)];
    if of > 0 {
        said.push(match lang {
            Lang::Zh => format!("照片 {photos}/{of}"),
            Lang::En => format!("photos {photos}/{of}"),
        });
    }
    said.extend(one.days.map(|days| since(lang, days)));
    let is_whole = held == all && photos == of;
    let mark = if is_whole { " ✓" } else { "" };
    format!("{}{mark}", said.join(" · "))
}

/// How many records it has, in short.
pub fn records(lang: Lang, held: u64, all: u64) -> String {
    match lang {
        Lang::Zh => format!("总部已收 {held}/{all}"),
        Lang::En => format!("HQ has {held}/{all}"),
    }
}

/// So many days ago.
pub fn since(lang: Lang, days: i64) -> String {
    match (lang, days) {
        (Lang::Zh, ..=0) => "今天".to_owned(),
        (Lang::Zh, days) => format!("{days} 天前"),
        (Lang::En, ..=0) => "today".to_owned(),
        (Lang::En, days) => format!("{days} d ago"),
    }
}
