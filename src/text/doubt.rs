//! Why a record about a key or a signature is not believed, or would not be, in words.

use super::escape::quoted;
use super::lang::Lang;
use super::words;
use crate::domain::doubt::DoubtReason;
use crate::phrases;

phrases! {
    no_key: "此人还没有密钥：先登记（people enrol，或人员页按 Enter）。", "This person has no key yet: enrol first (people enrol, or Enter on the people page).";
    unknown_key: "密钥此前未登记", "the key was not enrolled before";
    revoked: "密钥此前已停用", "the key was ended before";
    not_theirs: "密钥属于另一人", "the key is somebody else's";
    role: "岗位与本人或其密钥登记的岗位不符", "the role is not the person's, or not the one the key was enrolled for";
    no_document: "没有这份被签的记录", "there is no such record to sign";
    not_demanded: "此处没有这个签字方", "no such party signs here";
    not_for_role: "此人不能作为该方签字", "this person may not sign for the party";
    taken: "该方已经签过", "the party has signed already";
    two_parties: "同一人已作为另一方签过", "the same person has signed for another party";
    malformed: "所签文字读不出，或不是为此用途所签。", "the statement cannot be read, or was signed for another purpose.";
    signature: "签名与所签文字不符：伪造、调换或改动。", "the signature does not hold over the statement: forged, swapped or changed.";
    digest: "所示文字与签字时的不符：被改动。", "the text shown is not the text that was signed: it was changed.";
    revision: "没有这个修订版。", "there is no such revision.";
    no_refusal: "拒签须写理由，且只能由此处要求签字的一方提出。", "a refusal needs a reason and a party that is asked here.";
    too_late: "其后已有检查或上级验收，不能再拒签；须走撤销。", "something was built on it since; it can be annulled, not refused.";
    no_person: "人员表中没有此人。", "nobody of this code is on the list.";
    key_taken: "密钥名称与公钥不符，或已登记过。", "the key's name is not that of the key, or it is enrolled already.";
    no_proof: "新密钥没有签过自己的登记：伪造。", "the new key did not sign its own record: forged.";
    no_authority: "须由本人现用密钥，或有权的项目负责人、总监、建设单位项目负责人签字证明。", "it takes the signature of the person's own active key, or of a project leader, chief supervising engineer or owner entitled to it.";
    /// What is wrong, and with which key, person or party.
    named(what: &str, which: &str): "{what}：{which}。", "{what}: {which}.";
    /// Two first keys of one person.
    two_first(other: &str, record: &str): "此人的首个密钥在两台设备上各登记了一个，互不知情，其中一个可能是冒名：另一个是 {other}（{record}）。请当面核对密钥名，由有权的人停用不对的那个。", "Two devices that did not know of each other each enrolled a first key of this person; one may be false. The other is {other} ({record}). Compare the keys' names with the person, and have the wrong one revoked by whoever is entitled to.";
}

/// One sentence.
pub fn sentence(lang: Lang, why: &DoubtReason) -> String {
    let named = |what: fn(Lang) -> &'static str, which| named(lang, what(lang), &quoted(which));
    match why {
        DoubtReason::UnknownKey { kid } if kid.is_empty() => no_key(lang).to_owned(),
        DoubtReason::UnknownKey { kid } => named(unknown_key, kid),
        DoubtReason::Revoked { kid } => named(revoked, kid),
        DoubtReason::NotTheirs { owner } => named(not_theirs, owner),
        DoubtReason::Role { said } => named(role, words::role(lang, *said)),
        DoubtReason::NoDocument { doc } => named(no_document, doc),
        DoubtReason::NotDemanded { party } => named(not_demanded, party),
        DoubtReason::NotForRole { party } => named(not_for_role, party),
        DoubtReason::Taken { party } => named(taken, party),
        DoubtReason::TwoParties { party } => named(two_parties, party),
        DoubtReason::TwoFirst { other, record } => two_first(lang, &quoted(other), &quoted(record)),
        DoubtReason::Malformed => malformed(lang).to_owned(),
        DoubtReason::Signature => signature(lang).to_owned(),
        DoubtReason::Digest => digest(lang).to_owned(),
        DoubtReason::Revision => revision(lang).to_owned(),
        DoubtReason::NoRefusal => no_refusal(lang).to_owned(),
        DoubtReason::TooLate => too_late(lang).to_owned(),
        DoubtReason::NoPerson => no_person(lang).to_owned(),
        DoubtReason::KeyTaken => key_taken(lang).to_owned(),
        DoubtReason::NoProof => no_proof(lang).to_owned(),
        DoubtReason::NoAuthority => no_authority(lang).to_owned(),
    }
}
