//! What checking every byte and judging every record again found, in words.

use super::lang::Lang;
use crate::phrases;

phrases! {
    /// A paper: its number, form and what it is about.
    paper(number: &str, form: &str, about: &str): "{number}（{form}）：{about}", "{number} ({form}): {about}";
    /// When, by whom and in which record it was issued.
    paper_issued(at: &str, by: &str, record: &str): "  签发 {at} {by}，记录 {record}", "  issued {at} by {by}, record {record}";
    /// It is void.
    paper_withdrawn(at: &str, by: &str, why: &str, record: &str): "  作废 {at} {by}：{why}，记录 {record}", "  withdrawn {at} by {by}: {why}, record {record}";
    /// Who signed what it rests on.
    paper_signed(by: &str, at: &str, code: &str, record: &str): "  签字 {by} {at} {code}，记录 {record}", "  signed {by} {at} {code}, record {record}";
    paper_same: "  ✓ 与签发时一致", "  ✓ says what it said when it was issued";
    paper_changed: "  ✗ 签发后记录有变：现在打印的内容与签发时不同", "  ✗ the records changed since: it would say something else today";
    paper_gone: "  ✗ 现在画不出这份文件：所依据的对象、表式或不合格项已不在", "  ✗ it cannot be drawn any more: what it is about, or its form, is gone";

    settled: "已裁定", "settled";
    left_by_power_cut: "断电残尾，不计入记录", "left by a power cut, no part of the records";
    key: "密钥", "key";
    signed: "签字", "signed";
    item: "检查项", "item";
    evidence_missing: "佐证缺失", "its evidence is missing";
    evidence_changed: "佐证被改", "its evidence was changed";
    evidence_unreadable: "佐证读不出", "its evidence cannot be read";
    no_checklist: "检查表内容缺失或被改", "its checklist is missing or changed";
    no_chain: "检查链文件缺失或被改，请从有它的电脑或 U 盘同步取回", "the file of its chain is missing or was changed; fetch it from a laptop or stick that has it";
    content_unreadable: "内容读不出", "its content cannot be read";
    ought_refused: "本应拒绝", "it should have been refused";
    /// A verdict that is not the one recorded.
    judged_again(recorded: &str, judged: &str): "记录为 {recorded}，重新判定为 {judged}", "recorded {recorded}, judged again {judged}";
    /// Records made under a clock in doubt.
    odd_clocks(project: &str, count: usize): "· {project}：时钟不可信时写下的记录 {count} 条；次序按序号与所见，不按时钟", "· {project}: {count} records made while the clock could not be believed; their order goes by number and by what was known, never by the clock";
    /// A chain that only its records' project has.
    foreign_chain(project: &str, id: &str, hash: &str): "· {project}：有记录按检查链 {id}（{hash}）检查，本程序没有这一版；已按项目里保存的原文判定", "· {project}: records went by the chain {id} ({hash}), which this program does not have; judged by the file kept with the project";
    /// Contents that nothing mentions.
    unmentioned(project: &str, count: usize, size: &str): "· {project}：内容文件 {count} 个（{size}）没有记录或未完输入提到（附上后又去掉的，或其记录还没有同步过来）；照样保留", "· {project}: no record and no draft mentions {count} content files ({size}): attached and taken away again, or their records are still to come; they are kept";
}

/// What was looked at and how much of it is wrong, in a line.
pub fn sum(
    lang: Lang,
    [name, size]: [&str; 2],
    [records, blobs, judged, named]: [u64; 4],
    [signatures, unsigned, tails, wrong]: [usize; 4],
) -> String {
    match lang {
        Lang::Zh => format!(
            "{name}：记录 {records} 条（{size}），内容文件 {blobs} 个，重新判定 {judged} 次，核对佐证 {named} 件，签字 {signatures} 个，未签完的检查 {unsigned} 次，断电残尾 {tails} 处，错误 {wrong} 处"
        ),
        Lang::En => format!(
            "{name}: {records} records ({size}), {blobs} content files, {judged} verdicts judged again, {named} pieces of evidence looked for, {signatures} signatures, {unsigned} checks not wholly signed, {tails} tails left by power cuts, {wrong} faults"
        ),
    }
}
