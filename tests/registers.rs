//! Registers and chains: every shipped chain is walked through the decision, from its data alone,
//! and the gates that registers stand in are tried from both sides.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "registers/walk.rs"]
mod walk;

use chrono::NaiveDate;
use sanjian::domain::chain::{Chain, Restart};
use sanjian::domain::check::Flag;
use sanjian::domain::notice::Notice;
use sanjian::domain::register::{self, Validity};
use sanjian::domain::ruling::{Ruling, What};
use sanjian::domain::trouble::{Described, Miswritten, Notifying, OutOfTurn, Proof, Unentitled};
use sanjian::domain::{
    Event, Kind, Outcome, Person, Quantity, Role, Subject, Trouble, gate, rule, warranted,
};
use walk::Walk;

#[test]
fn every_kind_has_one_usual_chain_and_a_checklist() {
    let walk = Walk::new();
    for kind in Kind::ALL {
        let usual = walk.rulebook().chains.iter();
        let usual = usual.filter(|chain| !chain.optional && chain.subjects.contains(&kind));
        assert_eq!(usual.count(), 1, "{kind:?}");
    }
    for kind in register::KINDS {
        assert!(
            !register::checklists(walk.rulebook(), kind).is_empty(),
            "{kind:?}"
        );
    }
}

#[test]
fn every_shipped_chain_leads_to_its_end() {
    for chain in Walk::new().rulebook().chains.clone() {
        for kind in chain.subjects.clone() {
            let mut walk = Walk::new();
            let code = walk.subject(kind, &chain.id);
            for stage in &chain.stages {
                let outcome = walk.conclude(&code, &stage.id);
                assert_eq!(outcome, Ok(Outcome::Accepted), "{} {}", chain.id, stage.id);
            }
            let node = walk.project.node(&code).unwrap();
            assert!(node.accepted().is_some(), "{}", chain.id);
            let open = chain.open_stage(node).map(|(at, _)| at);
            assert_eq!(open, chain.recurs.then_some(0), "{}", chain.id);
        }
    }
}

#[test]
fn no_shipped_chain_lets_a_stage_go_first_that_is_not_next() {
    for chain in Walk::new().rulebook().chains.clone() {
        let mut walk = Walk::new();
        let code = walk.subject(chain.subjects[0], &chain.id);
        for later in chain.stages.iter().skip(1) {
            let faults = walk.conclude(&code, &later.id).unwrap_err();
            let open = chain.stages[0].id.clone();
            assert!(
                faults.contains(&Trouble::OutOfTurn(OutOfTurn::StageNotOpen { open })),
                "{}",
                chain.id
            );
        }
    }
}

#[test]
fn a_rejection_leads_where_the_chain_says() {
    for chain in Walk::new().rulebook().chains.clone() {
        let mut walk = Walk::new();
        let code = walk.subject(chain.subjects[0], &chain.id);
        for stage in &chain.stages {
            if stage.id == "acceptance" {
                assert_eq!(
                    walk.reject(&code, &stage.id),
                    Ok(Outcome::Rejected),
                    "{}",
                    chain.id
                );
                let node = walk.project.node(&code).unwrap();
                let next = chain.open_stage(node).unwrap().1;
                let wanted = match chain.after_rejection {
                    Restart::Start => &chain.stages[0].id,
                    Restart::Stage => &stage.id,
                };
                assert_eq!(&next.id, wanted, "{}", chain.id);
                break;
            }
            walk.conclude(&code, &stage.id).unwrap();
        }
    }
}

#[test]
fn the_second_round_of_a_spot_check_is_a_re_check() {
    let mut walk = Walk::new();
    let code = walk.subject(Kind::SpotCheck, "");
    walk.reject(&code, "acceptance").unwrap();
    let node = walk.project.node(&code).unwrap();
    let chain = walk.chain(&code);
    let stage = &chain.stages[0];
    assert_eq!(stage.title_of(node.round_of(&stage.id)).zh, "复查");
    walk.conclude(&code, "acceptance").unwrap();
    assert!(walk.project.node(&code).unwrap().accepted().is_some());
}

#[test]
fn an_expired_instrument_is_refused_or_flagged_as_agreed() {
    let mut walk = Walk::new();
    let lot = walk.subject(Kind::Lot, "");
    let tape = walk.subject(Kind::Instrument, "");
    walk.instruments = vec![tape.clone()];
    let refused = walk.conclude(&lot, "self").unwrap_err();
    let none = Trouble::Proof(Proof::Instrument {
        code: tape.clone(),
        until: None,
    });
    assert_eq!(refused, [none], "no certificate yet");
    walk.until = "2026-02-28".to_owned();
    walk.instruments.clear();
    walk.conclude(&tape, "acceptance").unwrap();
    walk.instruments = vec![tape.clone()];
    let until = Some("2026-02-28".to_owned());
    let refused = walk.conclude(&lot, "self").unwrap_err();
    let expired = Trouble::Proof(Proof::Instrument {
        code: tape.clone(),
        until: until.clone(),
    });
    assert_eq!(refused, [expired], "checks are made in March");
    let mut head = walk.project.head.clone();
    head.agreed.flag_expired_instruments = true;
    walk.apply(Event::Project(head));
    walk.conclude(&lot, "self").unwrap();
    let check = walk.project.node(&lot).unwrap().checks.last().unwrap();
    assert_eq!(check.flags, [Flag::Instrument { code: tape, until }]);
}

#[test]
fn a_certificate_is_renewed_by_another_round_and_lost_by_a_failed_one() {
    let mut walk = Walk::new();
    let tape = walk.subject(Kind::Instrument, "");
    walk.until = "2026-02-28".to_owned();
    walk.conclude(&tape, "acceptance").unwrap();
    walk.until = "2027-02-28".to_owned();
    walk.conclude(&tape, "acceptance").unwrap();
    let until = |walk: &Walk| {
        walk.project
            .node("S")
            .unwrap()
            .valid_until()
            .map(str::to_owned)
    };
    assert_eq!(tape, "S");
    assert_eq!(until(&walk).as_deref(), Some("2027-02-28"));
    walk.reject(&tape, "acceptance").unwrap();
    assert_eq!(until(&walk), None);
}

#[test]
fn a_certificate_says_until_when_it_is_valid() {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    let today = day("2026-03-10");
    let cases = [
        (None, Validity::Missing),
        (Some("2026-03-09"), Validity::Expired(day("2026-03-09"))),
        (Some("2026-03-10"), Validity::Soon(today)),
        (Some("2026-04-09"), Validity::Soon(day("2026-04-09"))),
        (Some("2026-04-10"), Validity::Until(day("2026-04-10"))),
    ];
    for (until, wanted) in cases {
        assert_eq!(Validity::of(until, today), wanted, "{until:?}");
    }
    let mut walk = Walk::new();
    let tape = walk.subject(Kind::Instrument, "");
    walk.until = String::new();
    let refused = walk.conclude(&tape, "acceptance").unwrap_err();
    assert_eq!(
        refused,
        [Trouble::Miswritten(Miswritten::Malformed("until"))]
    );
}

#[test]
fn what_is_concealed_is_accepted_before_anything_covers_it() {
    let mut walk = Walk::new();
    let lot = walk.subject(Kind::Lot, "");
    walk.add(Subject::new("YB-001", &lot, Kind::Concealed, "钢筋隐蔽"));
    let mut next = walk.lot("L-next");
    next.after = lot.clone();
    walk.add(next);
    for stage in ["self", "mutual", "handover"] {
        walk.conclude(&lot, stage).unwrap();
    }
    let open = Trouble::OutOfTurn(OutOfTurn::EntryOpen {
        code: "YB-001".to_owned(),
    });
    assert_eq!(
        walk.conclude(&lot, "acceptance").unwrap_err(),
        vec![open.clone()]
    );
    assert_eq!(walk.conclude("L-next", "self").unwrap_err(), [open]);
    walk.conclude("YB-001", "self").unwrap();
    walk.conclude("YB-001", "acceptance").unwrap();
    walk.conclude("L-next", "self").unwrap();
    walk.conclude(&lot, "acceptance").unwrap();
}

#[test]
fn concealed_work_needs_notice_and_an_image_and_may_be_deemed_passed() {
    let mut walk = Walk::new();
    walk.bare = true;
    let code = walk.subject(Kind::Concealed, "");
    walk.conclude(&code, "self").unwrap();
    let wanted = [
        Trouble::Proof(Proof::NoImage { needed: 1, got: 0 }),
        Trouble::Notifying(Notifying::NoNotice { hours: 48 }),
    ];
    assert_eq!(walk.conclude(&code, "acceptance").unwrap_err(), wanted);
    let deemed = |of: &str, at: &str| Ruling {
        subject: code.clone(),
        what: What::Deemed,
        at: at.into(),
        by: "foreman".to_owned(),
        reason: "监理未到场".to_owned(),
        papers: Vec::new(),
        of: of.to_owned(),
        into: Vec::new(),
        chain: None,
        evidence: Vec::new(),
        entered: Default::default(),
    };
    let notice = Notice {
        subject: code.clone(),
        stage: "acceptance".to_owned(),
        at: "2026-03-10T08:00:00+08:00".into(),
        meet: "2026-03-12T08:00:00+08:00".into(),
        by: "foreman".to_owned(),
        to: vec!["supervisor".to_owned()],
        text: String::new(),
        delays: String::new(),
        chain: None,
        entered: Default::default(),
        paper: None,
    };
    let told = walk.apply(Event::Notice(notice));
    let chain = walk.chain(&code);
    let early = deemed(&told, "2026-03-12T07:00:00+08:00");
    let faults = rule::faults(&walk.project, walk.rulebook(), &chain, &early);
    assert_eq!(
        faults[0].trouble,
        Trouble::Notifying(Notifying::NoNotice { hours: 48 })
    );
    let ripe = deemed(&told, "2026-03-12T08:00:00+08:00");
    assert_eq!(
        rule::faults(&walk.project, walk.rulebook(), &chain, &ripe),
        []
    );
    // Whoever enters it now shows what is covered.
    let bare = Ruling {
        entered: ripe.at.clone(),
        ..ripe
    };
    let faults = rule::faults(&walk.project, walk.rulebook(), &chain, &bare);
    assert_eq!(
        faults[0].trouble,
        Trouble::Proof(Proof::NoImage { needed: 1, got: 0 }),
        "{faults:?}"
    );
    let shown = Ruling {
        evidence: vec![walk::image()],
        ..bare
    };
    assert_eq!(
        rule::faults(&walk.project, walk.rulebook(), &chain, &shown),
        []
    );
    walk.apply(Event::Ruling(shown));
    let node = walk.project.node(&code).unwrap();
    assert_eq!(node.acceptance().unwrap().evidence.len(), 1);
    assert!(walk.project.node(&code).unwrap().accepted().is_some());
}

#[test]
fn a_unit_waits_for_its_commissioning_and_the_tables_of_appendix_h() {
    let mut walk = Walk::new();
    let unit = walk.subject(Kind::Unit, "");
    walk.add(Subject::new(
        "SC-001",
        &unit,
        Kind::Commissioning,
        "综合试车",
    ));
    let mut table = Subject::new("JG-001", &unit, Kind::Completion, "控制资料");
    table.checklist = "gb50300-2013.quality-documents".to_owned();
    table.variants = vec!["lift".to_owned()];
    walk.add(table);
    let waits = |walk: &Walk| {
        let node = walk.project.node(&unit).unwrap();
        gate::entry_faults(&walk.project, node).len()
    };
    assert_eq!(waits(&walk), 2);
    for stage in ["single", "linked", "acceptance"] {
        walk.conclude("SC-001", stage).unwrap();
    }
    assert!(walk.conclude(&unit, "acceptance").is_err());
    for stage in ["self", "acceptance"] {
        walk.conclude("JG-001", stage).unwrap();
    }
    assert_eq!(waits(&walk), 0);
    walk.conclude(&unit, "acceptance").unwrap();
}

#[test]
fn the_statutory_warranty_periods_run_from_completion_acceptance() {
    let mut walk = Walk::new();
    let unit = walk.subject(Kind::Unit, "");
    let mut visit = Subject::new("HF-001", &unit, Kind::Warranty, "回访");
    let scopes = ["structure", "waterproof", "heating", "services"];
    visit.variants = scopes.map(str::to_owned).to_vec();
    walk.add(visit);
    let last_days = |walk: &Walk| -> Vec<Option<String>> {
        let node = walk.project.node("HF-001").unwrap();
        let terms = warranted::terms(&walk.project, walk.rulebook(), node);
        let days = terms
            .iter()
            .map(|term| term.last_day().map(|day| day.to_string()));
        days.collect()
    };
    assert_eq!(
        last_days(&walk),
        [None, None, None, None],
        "not completed yet"
    );
    walk.day = "2028-02-29".to_owned();
    walk.conclude(&unit, "acceptance").unwrap();
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(
        last_days(&walk),
        [None, day("2033-02-28"), None, day("2030-02-28")],
        "structure by design life, heating by seasons: no date"
    );
    let node = walk.project.node("HF-001").unwrap();
    let terms = warranted::terms(&walk.project, walk.rulebook(), node);
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    assert!(
        !terms[3].is_over(day("2030-02-28")),
        "the last day belongs to it"
    );
    assert!(terms[3].is_over(day("2030-03-01")));
    assert!(!terms[1].is_over(day("2030-03-01")));
}

#[test]
fn codes_of_a_register_go_on_from_the_highest() {
    let mut walk = Walk::new();
    assert_eq!(
        register::next_code(&walk.project, Kind::Material, ""),
        "JC-001"
    );
    walk.add(Subject::new("JC-017", "", Kind::Material, "水泥"));
    walk.add(Subject::new("JC-x", "", Kind::Material, "砂"));
    assert_eq!(
        register::next_code(&walk.project, Kind::Material, ""),
        "JC-018"
    );
    assert_eq!(
        register::next_code(&walk.project, Kind::Instrument, ""),
        "JL-001"
    );
}

#[test]
fn independence_holds_in_every_shipped_chain() {
    for chain in Walk::new().rulebook().chains.clone() {
        for (at, stage) in chain.stages.iter().enumerate() {
            let Some(earlier) = stage.differs_from.first() else {
                continue;
            };
            let (_, earlier) = chain.stage(earlier).unwrap();
            let Some(role) = stage.roles.iter().find(|role| earlier.roles.contains(role)) else {
                continue;
            };
            same_person(&chain, at, *role, &earlier.id);
        }
    }
}

/// One person concludes a stage and one that must differ from it.
fn same_person(chain: &Chain, at: usize, role: Role, earlier: &str) {
    let mut walk = Walk::new();
    let code = walk.subject(chain.subjects[0], &chain.id);
    let one = Person {
        code: "ONE".to_owned(),
        name: "一人".to_owned(),
        role,
        org: String::new(),
        crew: String::new(),
    };
    walk.apply(Event::People(vec![one]));
    for stage in &chain.stages[..at] {
        let by = (stage.id == earlier).then_some("ONE");
        walk.conclude_by(&code, &stage.id, by).unwrap();
    }
    let refused = walk.conclude_by(&code, &chain.stages[at].id, Some("ONE"));
    let same = Trouble::Unentitled(Unentitled::SamePerson {
        stage: earlier.to_owned(),
    });
    assert_eq!(
        refused,
        Err(vec![same]),
        "{} {}",
        chain.id,
        chain.stages[at].id
    );
}

#[test]
fn a_dwelling_says_how_many_rooms_it_has_before_it_is_concluded() {
    let mut walk = Walk::new();
    let dwelling = |code: &str, rooms: Option<Quantity>| Subject {
        checklist: "household.dwelling".to_owned(),
        capacity: rooms,
        ..Subject::new(code, "", Kind::Dwelling, "1单元502")
    };
    walk.add(dwelling("FH-1", None));
    let refused = walk.conclude("FH-1", "self").unwrap_err();
    let unit = match refused.as_slice() {
        [Trouble::Described(Described::NoCapacity(Some(unit)))] => unit,
        other => panic!("{other:?}"),
    };
    assert_eq!(unit.en, "rooms");
    walk.add(dwelling("FH-2", Quantity::of(3)));
    assert_eq!(walk.conclude("FH-2", "self"), Ok(Outcome::Accepted));
}
