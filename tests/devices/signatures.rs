//! Where signatures are required, a check that was set aside or annulled asks nobody for one: what
//! does not stand holds nothing up and is on no list of things to sign.

use crate::site::{Laptop, stick};
use sanjian::domain::ruling::{Ruling, What};
use sanjian::domain::settle::SettlementAsked;
use sanjian::domain::signing::SigningAsked;
use sanjian::domain::statement::Stand;
use sanjian::text::Lang;
use sanjian::workspace::signing::keys::KeyCommand;
use sanjian::workspace::{Command, Cost, Done, Pin};

const PIN: &str = "482913";

fn enrol(laptop: &mut Laptop, person: &str) {
    laptop.workspace.set_key_cost(Cost::FLOOR);
    let done = laptop.does(Command::Key(KeyCommand::Enrol {
        person: person.to_owned(),
        pin: Pin::new(PIN),
        authority: None,
    }));
    assert!(matches!(done, Done::Keyed(_)), "{done:?}");
}

/// The person who concluded a check of L0 signs it.
fn sign(laptop: &mut Laptop, doc: &str, party: &str, by: &str) {
    let asked = SigningAsked {
        subject: "L0".to_owned(),
        doc: doc.to_owned(),
        party: party.to_owned(),
        by: by.to_owned(),
        stand: Stand::Agree,
        reason: String::new(),
    };
    let sheet = laptop.workspace.signing_sheet(&asked, Lang::Zh).unwrap();
    let command = Command::Sign(Box::new(sheet.unwrap()), Pin::new(PIN));
    let done = laptop.does(command);
    assert!(matches!(done, Done::Signed(_)), "{done:?}");
}

/// A laptop whose project waits for signatures.
fn strict() -> Laptop {
    let mut laptop = Laptop::with_project();
    let mut head = laptop.state().head.clone();
    head.agreed.signatures_required = true;
    laptop.does(Command::Agree(Box::new(head)));
    laptop
}

/// The records that anybody is asked to sign.
fn to_sign(laptop: &Laptop) -> Vec<String> {
    let all = laptop.workspace.unsigned();
    let listed: Vec<String> = all.iter().map(|one| one.check.record.clone()).collect();
    let verified = laptop.workspace.verify(None).unwrap().remove(0);
    let unsigned = verified.attested.unsigned;
    let found: Vec<String> = unsigned.into_iter().map(|one| one.doc).collect();
    assert_eq!(listed, found, "the overview and verify agree");
    listed
}

#[test]
fn what_was_set_aside_is_signed_by_nobody() {
    let stick = stick();
    let (mut a, mut b) = (strict(), Laptop::new());
    enrol(&mut a, "P1");
    a.meets(&stick);
    b.meets(&stick);
    let stands = a.check("L0", "self", true).unwrap();
    let aside = b.check("L0", "self", true).unwrap();
    for _ in 0..2 {
        a.meets(&stick);
        b.meets(&stick);
    }
    let mut both = vec![stands.clone(), aside.clone()];
    let mut asked = to_sign(&a);
    both.sort();
    asked.sort();
    assert_eq!(asked, both, "before it is settled both are asked for");
    let settled = a.does(Command::Settle(
        None,
        SettlementAsked {
            subject: "L0".to_owned(),
            stands: stands.clone(),
            why: "到场复核".to_owned(),
            by: "P4".to_owned(),
            at: a.workspace.now(),
        },
    ));
    assert!(matches!(settled, Done::Entered(_)), "{settled:?}");
    assert_eq!(to_sign(&a), std::slice::from_ref(&stands));
    assert_eq!(
        a.check("L0", "mutual", true),
        None,
        "it waits for the one that stands"
    );
    sign(&mut a, &stands, "maker", "P1");
    assert_eq!(to_sign(&a), Vec::<String>::new());
    assert!(
        a.check("L0", "mutual", true).is_some(),
        "and not for the other"
    );
    for _ in 0..2 {
        a.meets(&stick);
        b.meets(&stick);
    }
    a.assert_sound();
    b.assert_sound();
}

#[test]
fn what_was_annulled_is_signed_by_nobody() {
    let mut laptop = Laptop::with_project();
    enrol(&mut laptop, "P1");
    let mut records = Vec::new();
    for stage in ["self", "mutual", "handover", "acceptance"] {
        records.extend(laptop.check("L0", stage, true));
    }
    assert_eq!(to_sign(&laptop), records);
    let annulled = laptop.does(Command::Rule(Ruling {
        subject: "L0".to_owned(),
        what: What::Annulled,
        at: laptop.workspace.now(),
        by: "P4".to_owned(),
        reason: "剥开检查不合格".to_owned(),
        papers: Vec::new(),
        of: records[3].clone(),
        into: Vec::new(),
        chain: None,
        evidence: Vec::new(),
        entered: Default::default(),
    }));
    assert!(matches!(annulled, Done::Entered(_)), "{annulled:?}");
    assert_eq!(to_sign(&laptop), records[..3]);
    // From now on the project waits for signatures; the chain begins anew without the annulled one.
    let mut head = laptop.state().head.clone();
    head.agreed.signatures_required = true;
    laptop.does(Command::Agree(Box::new(head)));
    assert!(laptop.check("L0", "self", true).is_some());
    laptop.assert_sound();
}
