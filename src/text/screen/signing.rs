//! Phrases of the round table, of enrolling and of the people's keys.

use crate::phrases;
use crate::text::Lang;
use crate::text::escape::shown;

phrases! {
    title: "签字", "Signatures";
    who: "谁签？", "Who signs?";
    nobody: "人员表中没有可签这一方的人（或已作为另一方签过）；可签的岗位：", "Nobody on the list may sign for this party (or has not signed for another yet); it takes:";
    has_key: "有密钥", "has a key";
    no_key: "无密钥，Enter 登记", "no key, Enter enrols";
    has_signed: "这一方已经签过。", "This party has signed already.";
    hand_over: "把电脑交给所选的一方，按 Enter 开始；Esc 以后再签，未签的一直列在总览。", "Hand the laptop to the selected party and press Enter; Esc leaves it for later, what is not signed stays on the overview.";
    hand_to_maker: "由办理人本人签：按 Enter 开始；Esc 以后再签。", "Only its maker signs it: press Enter; Esc leaves it for later.";
    all_signed: "各方都已签字。按 Enter 返回。", "Every party has signed. Enter goes back.";
    was_refused: "有一方拒签：此次结论按不合格处理，整改后重新检查。", "A party has refused: the verdict counts as not qualified; mend the work and check again.";
    meaning: "签字使所示文字日后任何改动都能查出（防篡改记录），不替代纸质签字文件。", "A signature makes any later change to the text detectable (a tamper-evident record); it does not replace the signed paper.";
    read_on: "还有下文，看完再输口令。", "There is more to read before the PIN.";
    pin_wanted: "看过以上文字，同意就输口令按 Enter；不同意按 F6 拒签。", "Having read it, type the PIN and Enter to agree; F6 refuses.";
    pin_left: "口令输了一半搁置超过 5 分钟，已清除：请本人重新输入。", "The PIN was left standing for more than 5 minutes and is wiped; its owner types it again.";
    input_method: "口令只用数字、字母和符号：请先关掉中文输入法。", "A PIN has digits, letters and signs only: switch the input method off.";
    own_verdict: "这是本人作的结论，不能拒签；要撤销须另行记录。", "It is the signer's own verdict; it is not refused but annulled by a record of its own.";
    reason: "拒签的理由（必填，写入所签文字）：", "Reason of the refusal (needed; it becomes part of the text signed):";
    reason_wanted: "拒签须写理由。", "A refusal needs a reason.";
    choose_round: "先用上下键选一次检查记录，再按 F11 签字。", "Select a concluded check with the arrows, then F11.";
    sign_it: "签字", "Sign";
    unsigned_section: "待签字", "To be signed";

    enrol_title: "登记密钥", "Enrol";
    enrol_hint: "本人设一个口令，至少 6 位，可只用数字（数字键盘也可）；最好 8 位以上或一句话，不用生日、连号。口令只锁住本机上本人的密钥，谁也找不回，请记牢。", "The person chooses a PIN of at least 6 characters, better 8 or a phrase; digits alone will do, but no birthday and no row. It locks his own key on this device and nobody can recover it.";
    voucher_hint: "此人登记过密钥：再登记须由本人（岗位、单位未变）、项目负责人（限施工方）、总监或建设单位项目负责人用口令证明。", "The person has had a key: another takes himself (role and organisation unchanged), the contractor's project leader for his own people, the chief supervising engineer or the owner's leader to vouch for it with a PIN.";
    voucher: "证明人", "Vouched for by";
    voucher_pin: "证明人口令", "Voucher's PIN";
    new_pin: "新口令", "New PIN";
    pin_again: "再输一次", "Once more";
    enrol: "登记", "Enrol";
    pin_first: "请先输入新口令，两次。", "Type the new PIN first, twice.";
    pins_differ: "两次输入的口令不同，请重新输入。", "The two PINs differ; type them again.";
    no_voucher: "本机没有可证明的人", "nobody on this device may vouch";

    people_title: "人员与密钥", "People and keys";
    people_hint: "F7：所选的人是您。Enter 登记所选的人的密钥；密钥名可与纸质登记表核对。", "F7: the selected person is you. Enter enrols a key for the person; compare its name with the register on paper.";
    nobody_listed: "还没有人员。", "Nobody is on the list yet.";
    not_enrolled: "未登记", "not enrolled";
    /// How many lines are still below.
    more(lines: usize): "下面还有 {lines} 行（PgDn）", "{lines} more lines (PgDn)";
    /// That it was refused: there is nothing to hand on.
    refused(code: &str): "已拒签，短码 {code}。", "Refused, code {code}.";
    /// How many parties have not signed.
    missing(parties: &str): "未签：{parties}", "Not signed: {parties}";
}

/// Whose PIN is typed.
pub fn pin_of(lang: Lang, person: &str) -> String {
    match lang {
        Lang::Zh => format!("{}的口令", shown(person)),
        Lang::En => format!("PIN of {}", shown(person)),
    }
}

/// That it was signed, and who is next.
pub fn signed(lang: Lang, code: &str, next: Option<&str>) -> String {
    match (lang, next) {
        (Lang::Zh, Some(next)) => format!("已签，短码 {code}。请把电脑交给：{next}"),
        (Lang::Zh, None) => format!("已签，短码 {code}。"),
        (Lang::En, Some(next)) => format!("Signed, code {code}. Hand the laptop to: {next}"),
        (Lang::En, None) => format!("Signed, code {code}."),
    }
}

/// That somebody was enrolled.
pub fn enrolled(lang: Lang, person: &str, kid: &str) -> String {
    match lang {
        Lang::Zh => format!("{} 已登记，密钥名 {kid}", shown(person)),
        Lang::En => format!("{} is enrolled; the key's name is {kid}", shown(person)),
    }
}
