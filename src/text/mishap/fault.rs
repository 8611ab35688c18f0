//! What is wrong with a stored file, in Chinese; the English words stand beside the types themselves.

use crate::chinese;
use std::fmt::Display;

chinese! {
    other_project(found: &str): "这条记录属于工程 {found}";
    other_device(found: &str): "这条记录属于设备 {found}";
    chain: "与前一条的散列不相接：中间的内容被改动、插入或调换";
    declared: "（已有缺口记录说明）";
    missing(from: u64, known: &str): "记录 {from} 缺失{known}";
    run_missing(from: u64, to: u64, known: &str): "记录 {from}～{to} 缺失{known}";
    order(after: impl Display, found: impl Display): "记录 {found} 排在 {after} 之后，次序不对";
    fork(other: &str): "同一编号有两条不同的记录，另一条的散列为 {other}";
    branch(file: &str, line: u64, other: &str): "同一设备号下写了两份（未被发觉的备份恢复、克隆或伪造）；另一条在 {file}:{line}（{other}）";
    lamport(last: u64, found: u64): "逻辑时钟由 {last} 到 {found}，没有增加";
    leap(last: u64, found: u64): "次序号由 {last} 跳到 {found}，没有这么多记录：伪造的次序";
    no_header: "段文件没有段首记录";
    stray_header: "段首记录不在段首，或属于另一段";
    length(stated: u64, found: u64): "段文件长 {found} 字节，后一段记载为 {stated}";
    segment_hash: "段文件的散列与后一段的记载不符";
    missing_segment(n: impl Display): "缺少第 {n} 段";
    torn(bytes: u64): "文件末尾有 {bytes} 字节不成记录（被截断或改动）";
    acknowledged(seq: u64): "第 {seq} 条曾确认已保存，现在没有了";
    head_differs: "与曾确认已保存的那一条不同";
    blob: "内容与其散列不符";
    of_others: "文件已加密，收件人里没有这把私钥；原件还在来处";
    changed: "文件已加密，之后被改动或截断，打不开；原件还在来处";
    otherwise: "文件已加密，打开后与文件名说的不是一回事；原件还在来处";
    sealed_too_large: "文件已加密，比这类文件该有的都大，没有打开；原件还在来处";
    no_file: "此处不是文件，而是链接、管道或设备，没有打开";
    too_large(bytes: u64): "文件有 {bytes} 字节，超出这类文件的上限";
    unreadable(error: &str): "读不出：{error}";
    shape: "不成记录行";
    long_line: "一行超过 256 KiB";
    hash: "内容与散列不符：被改动";
    envelope(why: &str): "记录格式不对：{why}";
    not_written(why: &str): "这一条没有写下，{why}";
    no_record(id: impl Display): "没有记录 {id}";
    unknown_head(id: impl Display): "记录 {id} 已不是原来那一条";
    no_name(name: &str): "「{name}」不能作设备、工程或草稿的名字";
    no_project: "这里没有工程";
    no_random: "操作系统给不出随机数";
}
