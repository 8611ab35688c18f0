//! Keys and signatures: whose, of what, as which role, and what is not what it claims.

use super::place::{place, placed};
use crate::audit::attested::{False, HeldSignature, SignatureFlaw, SignedMatter};
use crate::audit::findings::Findings;
use crate::domain::Chain;
use crate::domain::signature::MAKER;
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::screen::subject;
use crate::text::verify as say;
use crate::text::{attest, doubt, issue, words};
use serde_json::{Value, json};

/// Whose keys there are, who signed what as which role, and what is not what it claims.
pub fn tell(findings: &Findings, lang: Lang, lines: &mut Vec<String>) {
    let found = &findings.attested;
    let colon = lang.colon();
    for key in &found.keys {
        let state = match &key.ended {
            Some(record) => format!("{} [{record}]", attest::ended(lang)),
            None => attest::in_force(lang).to_owned(),
        };
        let lead = say::key(lang);
        lines.push(format!(
            "  {lead} {}  {} {}  {} {}  {}  {}  {state}  [{}]",
            key.kid,
            shown(&key.person),
            shown(&key.name),
            words::role(lang, key.role),
            shown(&key.org),
            shown(&words::time(&key.t)),
            attest::trust(lang, key),
            key.record
        ));
    }
    for one in &found.signed {
        lines.push(signed(lang, findings, one));
    }
    for one in &found.twice {
        let (by, what) = (quoted(&one.by), flaw(lang, one));
        let twice = attest::twice(lang);
        lines.push(format!(
            "· {} [{}] {by}{colon}{what} {twice}",
            findings.project, one.record
        ));
    }
    for fault in &found.faults {
        let by = quoted(&fault.by);
        let what = flaw(lang, fault);
        let place = place(findings, &fault.record);
        lines.push(format!("✗ {place} {by}{colon}{what}"));
    }
}

/// What was signed, and for which party.
fn document(lang: Lang, chain: Option<&Chain>, one: &HeldSignature) -> String {
    let what = match &one.what {
        SignedMatter::Check(stage, round) => {
            subject::round(lang, words::stage(lang, chain, stage), *round)
        }
        SignedMatter::Ruling(what) => words::ruling(lang, *what).to_owned(),
        SignedMatter::Step(step, handle) => format!("{handle} {}", issue::step(lang, step)),
        SignedMatter::Unknown => String::new(),
    };
    let party = one.signature.party.as_str();
    let party = match one.title(chain) {
        None if party != MAKER => party,
        title => attest::party(lang, title),
    };
    format!("{}  {}", shown(&what), shown(party))
}

fn signed(lang: Lang, findings: &Findings, one: &HeldSignature) -> String {
    let signature = &one.signature;
    let redone = match one.redone {
        true => "",
        false => attest::not_redone(lang),
    };
    let reason = match signature.reason.as_str() {
        "" => String::new(),
        reason => lang.in_brackets(&quoted(reason)),
    };
    format!(
        "  {} {}  {}  {} {}  {}  {}{reason}  {} {}  {}  {} {}  [{}]{redone}",
        say::signed(lang),
        shown(&one.subject),
        document(lang, findings.chain(&one.subject), one),
        shown(&signature.by),
        shown(&one.name),
        words::role(lang, signature.role),
        attest::stand(lang, signature.stand),
        attest::code(lang),
        signature.code(),
        shown(&words::time(&signature.t)),
        say::key(lang),
        signature.kid,
        signature.record
    )
}

fn flaw(lang: Lang, fault: &False) -> String {
    match &fault.why {
        SignatureFlaw::Doubted(why) => return doubt::sentence(lang, why),
        SignatureFlaw::OtherProject => attest::other_project(lang),
        SignatureFlaw::OtherPerson => attest::other_person(lang),
        SignatureFlaw::OtherDocument => attest::other_document(lang),
        SignatureFlaw::Moved => attest::moved(lang),
        SignatureFlaw::Time => attest::time(lang),
        SignatureFlaw::Shown => attest::shown_changed(lang),
        SignatureFlaw::Names => attest::names(lang),
        SignatureFlaw::Form => attest::unknown_form(lang),
    }
    .to_owned()
}

/// Keys, signatures and their faults for programs.
pub fn as_json(lang: Lang, findings: &Findings) -> Value {
    let found = &findings.attested;
    let keys = found.keys.iter().map(|key| {
        json!({"key": key.kid, "person": key.person, "name": key.name, "role": key.role.as_str(),
            "org": key.org, "t": key.t, "vouched": key.vouched, "ended": key.ended,
            "record": key.record})
    });
    let signed = found.signed.iter().map(|one| {
        let signature = &one.signature;
        json!({"record": signature.record, "doc": one.doc, "subject": one.subject,
            "what": one.what.to_string(), "party": signature.party, "by": signature.by, "name": one.name,
            "role": signature.role.as_str(), "key": signature.kid,
            "verdict": signature.stand.as_str(), "reason": signature.reason,
            "code": signature.code(), "digest": signature.digest, "t": signature.t,
            "shown_again": one.redone})
    });
    let faults = found
        .faults
        .iter()
        .map(|fault| json!({"record": fault.record, "by": fault.by, "what": flaw(lang, fault)}))
        .map(|one| {
            placed(
                findings,
                one["record"].as_str().unwrap_or_default(),
                one.clone(),
            )
        });
    let unsigned = found.unsigned.iter().map(|one| {
        json!({"doc": one.doc, "subject": one.subject, "stage": one.stage,
            "parties": one.parties})
    });
    json!({
        "keys": keys.collect::<Vec<_>>(),
        "signed": signed.collect::<Vec<_>>(),
        "faults": faults.collect::<Vec<_>>(),
        "twice": found.twice.iter().map(|one| json!({"record": one.record, "by": one.by,
            "what": flaw(lang, one)})).collect::<Vec<_>>(),
        "unsigned": unsigned.collect::<Vec<_>>(),
    })
}
