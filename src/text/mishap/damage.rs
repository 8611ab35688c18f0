//! Damage and accidents in stored files, in words.

use crate::phrases;
use crate::text::Lang;

phrases! {
    look_elsewhere: "；到其它副本中找。", "; look in other copies.";
    exposed: "数据文件夹在移动盘、共享盘或外接文件系统上：断电可能丢记录，也不能存放密钥。请把数据文件夹放到本机硬盘，移动盘只用来交换。", "The data folder lies on a stick, a share or a file system served by a program: a power cut may cost records, and keys cannot be kept there. Keep it on a local disk and use sticks to exchange only.";
    read_only: "只读", "Read-only";
    not_counted: "不计入，比率未核实", "not counted, rates are unverified";
    nothing_recorded: "不能记录，比率未核实", "nothing is recorded, rates are unverified";
    other_machine: "数据文件夹来自另一台机器（克隆或复制）", "the data folder comes from another machine (a clone or a copy)";
    copied: "数据文件夹是复制的，原来的还在本机", "the data folder was copied; the original is still on this machine";
    restored: "本机记得更晚的记录：数据文件夹是从备份恢复的", "this machine remembers later records: the data folder was restored from a backup";
    later_at_headquarters: "总部收到的比本机多：本机是旧备份，已停用此设备号", "headquarters has more than this device: this is an old backup, its id is used no more";
    later_elsewhere: "别处有本设备号下更晚的记录：这是备份恢复或克隆", "others have later records under this id: this is a restored backup or a clone";
    not_even_last: "留给最后一条记录的 8 MB 也腾不出。", " Not even the 8 MB for the last record can be put aside.";
    /// An entry that was never reported as saved.
    interrupted(file: &str, line: u64): "上次断电或被中止时正在写的一条没有写完（{file}:{line}）；它从未显示为已保存。", "An entry was cut short by a power cut or a kill ({file}:{line}); it was never reported as saved.";
    /// A file that cannot be read.
    unreadable(file: &str): "{file} 读不出", "{file} cannot be read";
    /// A record, and of which subject, in brackets.
    damaged(record: &str, subject: &str): "记录 {record}{subject}损坏", "Record {record}{subject} is damaged";
    /// How much room is left, and whether the last record has its own.
    low_space(free: &str, last: &str): "磁盘快满了：只剩 {free}。请腾出至少 64 MB，否则很快不能再记录。{last}", "The disk is nearly full: {free} left. Free at least 64 MB, or soon nothing can be recorded.{last}";
    /// Why this device writes under a new id.
    renewed(why: &str, was: &str, now: &str): "{why}。不再用旧设备号 {was} 写入，改用新设备号 {now}；记录都在。缺的较新记录可从其它副本取回：总览按 2（交换），或运行 sanjian sync。", "{why}. Nothing more is written under the old device id {was}; the new one is {now}. All records are here; fetch later ones from other copies: 2 (Exchange) on the overview, or sanjian sync FOLDER";
}

/// The records of a device that are missing, one or a run of them.
pub fn missing(lang: Lang, did: &str, [from, to]: [u64; 2]) -> String {
    match (lang, from == to) {
        (Lang::Zh, true) => format!("设备 {did} 的记录 {from} 缺失"),
        (Lang::Zh, false) => format!("设备 {did} 的记录 {from}～{to} 缺失"),
        (Lang::En, true) => format!("Record {from} of device {did} is missing"),
        (Lang::En, false) => format!("Records {from} to {to} of device {did} are missing"),
    }
}
