//! Signatures and keys in words: who signed what as which role, what is not signed yet, and what
//! is not what it claims.

use super::escape::{quoted, shown};
use super::lang::Lang;
use super::words;
use crate::domain::key::Key;
use crate::domain::signature::Signature;
use crate::domain::statement::Stand;
use crate::domain::{CheckSummary, Project, Words};
use crate::phrases;

phrases! {
    twice: "（两台设备同时签的，先后按共同次序，都留存，不算错误）", "(signed on two devices at once; the first in the common order counts, all are kept; no fault)";
    maker: "办理人", "Whoever did it";
    unsigned: "未签", "not signed";
    agreed: "同意", "agrees";
    refused: "拒签", "refuses";
    code: "短码", "code";
    other_project: "是为另一个工程签的。", "it was signed for another project.";
    other_person: "记录的人与所签文字中的人不同。", "the record names another person than the statement.";
    other_document: "所签的记录不在，或不是当时那一份：移用或改动。", "the record signed is missing or not the one that was signed: replayed or changed.";
    moved: "它前面的记录不是签字时所见的：被挪动、插入，或中间有记录被删。", "the journal before it is not the one the signer saw: it was moved or inserted, or records were stripped.";
    time: "签字时间早于被签的记录，或与入账时间不符：倒签。", "the stated time is before the record signed, or not the time it was recorded: back-dated.";
    shown_changed: "所示文字不是这份记录应显示的文字。", "the text shown is not what the record signed shows.";
    unknown_form: "所示文字的版式本程序不认识，无从复核：由新版本写下，或伪造。用新版本再校验。", "the text shown has a form that this program does not know, so nobody can make it again: written by a newer version, or forged. Verify with a newer version.";
    names: "所示的姓名或名称从未登记过。", "a name shown was never on record.";
    not_redone: "（所示文字为另一版式，未能复核）", "(the text shown has another form and was not made again)";
    self_proved: "自行登记，请核对密钥名", "enrolled by himself, compare the key's name";
    vouched_by: "证明人", "vouched for by";
    in_force: "有效", "in force";
    ended: "已停用", "ended";
    here: "本机", "on this device";
    elsewhere: "不在本机", "not on this device";
    done: "已签", "Signed";
    once_more: "再输入一次：", "Once more: ";
    /// Asks for somebody's PIN.
    pin_of(name: &str): "{name} 的口令：", "PIN of {name}: ";
    /// Asks for a PIN that is made.
    new_pin_of(name: &str): "{name} 的新口令（至少 6 位，最好 8 位以上或一句话）：", "New PIN of {name} (at least 6 characters, better 8 or a phrase): ";
}

/// A party's name.
pub fn party(lang: Lang, title: Option<&Words>) -> &str {
    title.map_or_else(|| maker(lang), |title| lang.of_words(title))
}

/// Whether the signer agrees.
pub fn stand(lang: Lang, stand: Stand) -> &'static str {
    match stand {
        Stand::Agree => agreed(lang),
        Stand::Refuse => refused(lang),
    }
}

/// Who signed for a party, when and how, with the short code.
pub fn signature(lang: Lang, project: &Project, party: &str, one: &Signature) -> String {
    let name = project.key(&one.kid).map_or("", |key| key.name.as_str());
    let reason = match one.reason.as_str() {
        "" => String::new(),
        reason => format!("{}{}", lang.colon(), quoted(reason)),
    };
    format!(
        "{party}{}{} {}  {}  {}{reason}  {} {}  {}",
        lang.colon(),
        shown(&one.by),
        shown(name),
        words::role(lang, one.role),
        stand(lang, one.stand),
        code(lang),
        one.code(),
        words::time(&shown(&one.t))
    )
}

/// Who refused to sign a check, and why; nothing when nobody did.
pub fn refusal(lang: Lang, project: &Project, check: &CheckSummary) -> Option<String> {
    let refusal = check.refused.as_ref()?;
    let mut given = project.signatures(&check.record).iter();
    let one = given.find(|one| one.record == *refusal)?;
    let person = project.people.get(&one.by);
    let name = person.map_or(one.by.as_str(), |person| person.name.as_str());
    let colon = lang.colon();
    let (role, reason) = (words::role(lang, one.role), quoted(&one.reason));
    let who = format!("{}{}", shown(name), lang.in_brackets(role));
    Some(format!("{} {who}{colon}{reason}", refused(lang)))
}

/// How a key came to be trusted.
pub fn trust(lang: Lang, key: &Key) -> String {
    match &key.vouched {
        Some(by) => format!("{} {}", vouched_by(lang), shown(by)),
        None => self_proved(lang).to_owned(),
    }
}
