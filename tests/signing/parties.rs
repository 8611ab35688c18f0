//! Who signs what, as the shipped chains say: the parties of GB 50300-2013 chapter 6 at each level,
//! those of the foundation, the structure and energy saving in these divisions only.

use sanjian::checklist::Library;
use sanjian::domain::{Event, Kind, Project, Rulebook, Subject, party};
use std::sync::OnceLock;

fn rulebook() -> &'static Rulebook {
    static SHIPPED: OnceLock<Rulebook> = OnceLock::new();
    SHIPPED.get_or_init(|| Library::load(&[]).rulebook)
}

/// The parties of the acceptance of a subject under the usual chain of its kind.
fn parties(project: &Project, code: &str) -> Vec<String> {
    let rulebook = rulebook();
    let node = project.node(code).unwrap();
    let chain = rulebook.chain_of(&project.head, &node.subject).unwrap();
    let (_, stage) = chain.stage("acceptance").unwrap();
    let all = party::of_stage(project, rulebook, stage, node);
    all.iter().map(|party| party.id.clone()).collect()
}

fn planned(subjects: Vec<Subject>) -> Project {
    let mut project = Project::default();
    project.apply(Event::Plan(subjects), "d-1");
    project
}

fn division(code: &str, name: &str) -> Vec<Subject> {
    vec![
        Subject::new("U", "", Kind::Unit, "楼"),
        Subject::new(code, "U", Kind::Division, name),
        Subject::new("S", code, Kind::SubDivision, "子分部"),
        Subject::new("I", "S", Kind::Item, "分项"),
    ]
}

const ALWAYS: [&str; 2] = ["contractor", "supervision"];
const WITH_DESIGN: [&str; 3] = ["contractor", "design", "supervision"];
const FOUNDATION: [&str; 4] = ["contractor", "survey", "design", "supervision"];

#[test]
fn a_division_is_told_by_its_code_or_its_name() {
    let cases: [(&str, &str, &[&str]); 12] = [
        ("U-01", "地基与基础", &FOUNDATION),
        ("U-01", "某分部", &FOUNDATION),
        ("D", "地基与基础工程", &FOUNDATION),
        ("D", "Ground and foundation", &FOUNDATION),
        ("U1-02", "02", &WITH_DESIGN),
        ("X", "02 主体", &WITH_DESIGN),
        ("D", "主体结构", &WITH_DESIGN),
        ("U-09", "建筑节能", &WITH_DESIGN),
        ("U-03", "建筑装饰装修", &ALWAYS),
        ("U-04", "屋面", &ALWAYS),
        ("U-10", "电梯", &ALWAYS),
        ("D1", "2002 年改造", &ALWAYS),
    ];
    for (code, name, expected) in cases {
        let project = planned(division(code, name));
        assert_eq!(parties(&project, code), expected, "{code} {name}");
        assert_eq!(parties(&project, "S"), expected, "below {code} {name}");
    }
}

#[test]
fn a_division_that_says_nothing_is_told_by_its_lots() {
    let lot = |code: &str, list: &str| Subject {
        checklist: list.to_owned(),
        ..Subject::new(code, "I", Kind::Lot, "批")
    };
    let with = |list: &str| {
        let mut all = division("D", "甲");
        all.push(lot("L", list));
        parties(&planned(all), "D")
    };
    let mut told = std::collections::BTreeSet::new();
    for (id, pinned) in rulebook().checklists.iter() {
        let list = &pinned.checklist;
        let codes: std::collections::BTreeSet<&String> =
            list.all_places().filter_map(<[String]>::first).collect();
        let expected: &[&str] = match codes.iter().map(|code| code.as_str()).collect::<Vec<_>>()[..]
        {
            ["01"] => &FOUNDATION,
            ["02"] | ["09"] => &WITH_DESIGN,
            _ => &ALWAYS,
        };
        assert_eq!(with(id), expected, "{id}");
        told.insert(expected.len());
    }
    assert_eq!(told.len(), 3, "lists of all three sorts are shipped");
}

#[test]
fn each_level_and_register_has_its_parties() {
    let expected: [(Kind, &[&str]); 14] = [
        (Kind::Lot, &["foreman", "inspector", "supervisor"]),
        (Kind::Item, &["technical_lead", "supervisor"]),
        (
            Kind::Unit,
            &["contractor", "supervision", "design", "survey", "owner"],
        ),
        (Kind::Material, &ALWAYS),
        (Kind::Equipment, &ALWAYS),
        (Kind::Instrument, &["keeper", "confirming"]),
        (Kind::Concealed, &ALWAYS),
        (Kind::Transfer, &["handing", "receiving", "witness"]),
        (Kind::SiteManagement, &ALWAYS),
        (Kind::Commissioning, &["contractor", "supervision", "owner"]),
        (Kind::Completion, &ALWAYS),
        (Kind::Dwelling, &["owner", "supervision", "contractor"]),
        (Kind::Warranty, &["contractor", "owner"]),
        (Kind::Complaint, &["contractor", "owner"]),
    ];
    for (kind, ids) in expected {
        let project = planned(vec![Subject::new("X", "", kind, "甲")]);
        assert_eq!(parties(&project, "X"), ids, "{kind:?}");
    }
}

/// One person may have each role: still every party of every stage finds somebody of its own.
#[test]
fn a_site_with_one_person_a_role_can_sign_everything() {
    for chain in &rulebook().chains {
        for stage in &chain.stages {
            let handover = ["handing", "receiving"];
            let mut free: Vec<_> = sanjian::domain::Role::ALL.to_vec();
            // Two crew leaders hand over to each other.
            free.push(sanjian::domain::Role::CrewLeader);
            let mut parties: Vec<_> = stage.signatures.iter().collect();
            parties.sort_by_key(|party| party.roles.len());
            for party in parties {
                let at = free.iter().position(|role| party.roles.contains(role));
                let at = at.unwrap_or_else(|| panic!("{} {} {}", chain.id, stage.id, party.id));
                free.remove(at);
            }
            let sides = stage
                .signatures
                .iter()
                .filter(|one| handover.contains(&one.id.as_str()));
            assert!([0, 2].contains(&sides.count()), "{} {}", chain.id, stage.id);
        }
    }
}
