//! Why a record about a key or a signature is not believed, or would not be, in words.

use super::escape::quoted;
use super::lang::Lang;
use super::words;
use crate::domain::doubt::Why;

/// One sentence.
pub fn sentence(lang: Lang, why: &Why) -> String {
    match why {
        Why::UnknownKey { kid } if kid.is_empty() => lang
            .pick(
                "此人还没有密钥：先登记（people enrol，或人员页按 Enter）。",
                "This person has no key yet: enrol first (people enrol, or Enter on the people page).",
            )
            .to_owned(),
        Why::UnknownKey { kid } => named(lang, "密钥此前未登记", "the key was not enrolled before", kid),
        Why::Revoked { kid } => named(lang, "密钥此前已停用", "the key was ended before", kid),
        Why::NotTheirs { owner } => named(lang, "密钥属于另一人", "the key is somebody else's", owner),
        Why::Role { said } => named(
            lang,
            "岗位与本人或其密钥登记的岗位不符",
            "the role is not the person's, or not the one the key was enrolled for",
            words::role(lang, *said),
        ),
        Why::NoDocument { doc } => named(lang, "没有这份被签的记录", "there is no such record to sign", doc),
        Why::NotDemanded { party } => named(lang, "此处没有这个签字方", "no such party signs here", party),
        Why::NotForRole { party } => named(
            lang,
            "此人不能作为该方签字",
            "this person may not sign for the party",
            party,
        ),
        Why::Taken { party } => named(lang, "该方已经签过", "the party has signed already", party),
        Why::TwoParties { party } => named(
            lang,
            "同一人已作为另一方签过",
            "the same person has signed for another party",
            party,
        ),
        Why::TwoFirst { other, record } => {
            let (other, record) = (quoted(other), quoted(record));
            match lang {
                Lang::Zh => format!("此人的首个密钥在两台设备上各登记了一个，互不知情，其中一个可能是冒名：另一个是 {other}（{record}）。请当面核对密钥名，由有权的人停用不对的那个。"),
                Lang::En => format!("Two devices that did not know of each other each enrolled a first key of this person; one may be false. The other is {other} ({record}). Compare the keys' names with the person, and have the wrong one revoked by whoever is entitled to."),
            }
        }
        plain => short(lang, plain).to_owned(),
    }
}

fn named(lang: Lang, zh: &str, en: &str, what: &str) -> String {
    let what = quoted(what);
    match lang {
        Lang::Zh => format!("{zh}：{what}。"),
        Lang::En => format!("{en}: {what}."),
    }
}

fn short(lang: Lang, why: &Why) -> &'static str {
    match why {
        Why::Malformed => lang.pick(
            "所签文字读不出，或不是为此用途所签。",
            "the statement cannot be read, or was signed for another purpose.",
        ),
        Why::Signature => lang.pick(
            "签名与所签文字不符：伪造、调换或改动。",
            "the signature does not hold over the statement: forged, swapped or changed.",
        ),
        Why::Digest => lang.pick(
            "所示文字与签字时的不符：被改动。",
            "the text shown is not the text that was signed: it was changed.",
        ),
        Why::Revision => lang.pick("没有这个修订版。", "there is no such revision."),
        Why::NoRefusal => lang.pick(
            "拒签须写理由，且只能由此处要求签字的一方提出。",
            "a refusal needs a reason and a party that is asked here.",
        ),
        Why::TooLate => lang.pick(
            "其后已有检查或上级验收，不能再拒签；须走撤销。",
            "something was built on it since; it can be annulled, not refused.",
        ),
        Why::NoPerson => lang.pick("人员表中没有此人。", "nobody of this code is on the list."),
        Why::KeyTaken => lang.pick(
            "密钥名称与公钥不符，或已登记过。",
            "the key's name is not that of the key, or it is enrolled already.",
        ),
        Why::NoProof => lang.pick(
            "新密钥没有签过自己的登记：伪造。",
            "the new key did not sign its own record: forged.",
        ),
        _ => lang.pick(
            "须由本人现用密钥，或有权的项目负责人、总监、建设单位项目负责人签字证明。",
            "it takes the signature of the person's own active key, or of a project leader, chief supervising engineer or owner entitled to it.",
        ),
    }
}
