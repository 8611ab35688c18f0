//! Two instances on one data folder: the second waits for the project and is never left without it.

use sanjian::domain::head::ProjectHead;
use sanjian::failure::Failure;
use sanjian::workspace::{Access, Command, Workspace};
use serde_json::{from_value, json};

#[test]
fn whoever_waits_keeps_the_project_when_taking_over_fails() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Workspace::open(folder.path()).unwrap();
    let head = json!({"code": "T1", "name": "试", "scheme": "gbj300-88"});
    let head: ProjectHead = from_value(head).unwrap();
    first.execute(Command::CreateProject(head)).unwrap();
    let pid = first.project_id().unwrap().to_owned();
    let mut second = Workspace::open(folder.path()).unwrap();
    second.enter_id(&pid).unwrap();
    assert!(!second.take_over().unwrap());
    first.leave();
    let log = folder.path().join("projects").join(&pid).join("log");
    let aside = folder.path().join("aside");
    std::fs::rename(&log, &aside).unwrap();
    std::fs::write(&log, b"no folder").unwrap();
    let failed = second.take_over();
    assert!(matches!(failed, Err(Failure::Store(_))), "{failed:?}");
    assert_eq!(second.project().unwrap().head.code, "T1");
    std::fs::remove_file(&log).unwrap();
    std::fs::rename(&aside, &log).unwrap();
    assert!(second.take_over().unwrap());
    assert_eq!(second.access(), Some(&Access::Writer));
    assert_eq!(second.project().unwrap().head.code, "T1");
}
