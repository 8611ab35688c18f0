//! The division table of the trade brought again: what the project has already keeps its own.

use crate::checklist::division_plan::*;
use crate::domain::listed::Listed;
use crate::domain::{Event, Kind};

fn row(lot: &str, location: &str) -> Listed {
    let above = ["1号楼", "", "主体结构", "混凝土结构", "钢筋"];
    Listed {
        above: above.map(str::to_owned),
        lot: lot.into(),
        location: location.into(),
        ..Listed::default()
    }
}

fn grown(library: &Library, project: &Project, rows: &[Listed]) -> Vec<Subject> {
    let grown = grow(library, project, rows).subjects.into_iter();
    grown.map(|(_, subject)| subject).collect()
}

/// A project with what rows come to.
fn project_of(library: &Library, rows: &[Listed]) -> Project {
    let mut project = Project::default();
    let subjects = grown(library, &project, rows);
    project.apply(Event::Plan(subjects), "r1");
    project
}

/// The project's subject of this code, and what it is changed to.
fn change(project: &mut Project, code: &str, change: impl Fn(&mut Subject)) -> Subject {
    let mut subject = project.node(code).unwrap().subject.clone();
    change(&mut subject);
    project.apply(Event::Plan(vec![subject.clone()]), "r2");
    subject
}

fn codes(subjects: &[Subject]) -> Vec<&str> {
    let lots = subjects.iter().filter(|one| one.kind == Kind::Lot);
    lots.map(|lot| lot.code.as_str()).collect()
}

#[test]
fn a_lot_keeps_what_the_table_does_not_say() {
    let library = Library::load(&[]);
    let mut rows = [row("钢筋安装", "1层柱"), row("钢筋安装", "2层柱")];
    let mut project = project_of(&library, &rows);
    let kept = change(&mut project, "U1-02010201002", |lot| {
        lot.after = "U1-02010201001".into();
        lot.chain = "lot.with-specialist".into();
        lot.checklist = "gb50204-2015.rebar-material".into();
        lot.variants = vec!["slab-wall-shell".into()];
        lot.crew = "钢筋一班".into();
        lot.capacity = crate::domain::Quantity::parse("36");
        lot.area_m2 = Some(Decimal::parse("120").unwrap());
        lot.scale = Some(Scale::Other);
    });
    assert_eq!(grown(&library, &project, &rows).last(), Some(&kept));
    // What the table does say counts; variants belong to their checklist.
    rows[1].crew = "钢筋二班".into();
    rows[1].checklist = "GB50204-2015.REBAR-MATERIAL".into();
    let told = grown(&library, &project, &rows).pop().unwrap();
    assert_eq!(
        (told.crew.as_str(), &told.variants),
        ("钢筋二班", &kept.variants)
    );
    rows[1].checklist = "gb50204-2015.rebar-installation".into();
    let told = grown(&library, &project, &rows).pop().unwrap();
    assert_eq!(told.variants, Vec::<String>::new());
    assert_eq!(told.after, kept.after);
}

#[test]
fn a_lot_found_by_its_code_keeps_its_name_and_place() {
    let library = Library::load(&[]);
    let project = project_of(&library, &[row("钢筋安装", "1层柱")]);
    let coded = Listed {
        code: "u1-02010201001".into(),
        ..row("", "")
    };
    let lot = grown(&library, &project, &[coded]).pop().unwrap();
    let kept = &project.node("U1-02010201001").unwrap().subject;
    assert_eq!((&lot.name, &lot.location), (&kept.name, &kept.location));
}

#[test]
fn what_the_project_renamed_is_not_made_again() {
    let library = Library::load(&[]);
    let rows = [row("钢筋安装", "1层柱")];
    let mut project = project_of(&library, &rows);
    let renamed = change(&mut project, "U1-0201", |node| {
        node.name = "地上结构".into();
        node.crew = "土建队".into();
    });
    let again = grown(&library, &project, &rows);
    assert!(again.contains(&renamed), "{again:#?}");
    for subject in &again {
        assert_eq!(&project.node(&subject.code).unwrap().subject, subject);
    }
    // By its old name and by its new one it is one node.
    let mut both = [row("钢筋安装", "1层柱"), row("钢筋安装", "1层柱")];
    both[1].above[3] = "地上结构".into();
    let again = grown(&library, &project, &both);
    let times = again.iter().filter(|one| one.code == "U1-0201");
    assert_eq!(times.count(), 1, "{again:#?}");
}

#[test]
fn a_code_of_another_kind_is_left_to_it() {
    let library = Library::load(&[]);
    let mut project = Project::default();
    let unit = Subject::new("U1", "", Kind::Unit, "1号楼");
    let taken = Subject::new("U1-02", "U1", Kind::SubUnit, "东区");
    project.apply(Event::Plan(vec![unit, taken]), "r1");
    let again = grown(&library, &project, &[row("钢筋安装", "1层柱")]);
    let division = again.iter().find(|one| one.kind == Kind::Division);
    assert_eq!(division.unwrap().code, "U1-F1");
}

#[test]
fn rows_alike_are_as_many_lots_and_the_same_ones_again() {
    let library = Library::load(&[]);
    let alike = || row("钢筋安装", "1层柱");
    let mut rows = vec![alike(), alike(), alike()];
    let project = project_of(&library, &rows);
    let three = ["U1-02010201001", "U1-02010201002", "U1-02010201003"];
    assert_eq!(codes(&grown(&library, &project, &rows)), three);
    // One more, beside one that names the next code itself, and one that names the first.
    rows.push(alike());
    for code in ["U1-02010201004", "u1-02010201001"] {
        rows.push(Listed {
            code: code.into(),
            ..row("钢筋安装", "2层柱")
        });
    }
    let grown = grown(&library, &project, &rows);
    assert_eq!(
        codes(&grown),
        [
            "U1-02010201002",
            "U1-02010201003",
            "U1-02010201005",
            "U1-02010201006",
            "U1-02010201004",
            "u1-02010201001",
        ]
    );
}

#[test]
fn a_lot_stays_the_same_when_the_table_grows_or_shrinks() {
    let library = Library::load(&[]);
    let rows = [row("钢筋安装", "1层柱"), row("钢筋安装", "2层柱")];
    for (first, then) in [(&rows[..1], &rows[..]), (&rows[..], &rows[..1])] {
        let project = project_of(&library, first);
        let again = grown(&library, &project, then);
        let lot = again.iter().find(|one| one.kind == Kind::Lot).unwrap();
        assert_eq!(&project.node("U1-02010201001").unwrap().subject, lot);
    }
}
