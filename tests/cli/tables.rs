//! Tables as sites have them: what people import, what is told of it, and what is refused.

use crate::journeys::{conforming, fitted};
use crate::site::{PEOPLE, Site};

fn told(output: &std::process::Output) -> String {
    let streams = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    streams.concat()
}

#[test]
fn codes_alike_but_for_case_or_width_are_one_code() {
    let site = Site::with_project();
    let people = PEOPLE.replace("P2,", "p1,").replace("P3,", "Ｐ１,");
    let refused = site.run_on("people", &people, &["import", "FILE"]);
    let words = told(&refused);
    assert!(
        words.contains("第 3 行") && words.contains("第 4 行"),
        "{words}"
    );
    assert!(words.contains("「P1」只差大小写或全半角"), "{words}");
    assert_eq!(refused.status.code(), Some(3));

    let other = site.run(&["project", "new", "--code", "Ｔ1", "--name", "试验楼"]);
    assert_eq!(other.status.code(), Some(3), "{}", told(&other));
    site.ok(&["--project", "t1", "project", "show"]);

    let mut check = fitted(&site, conforming("self", "ｐ1", 1));
    check["subject"] = "l1".into();
    assert_eq!(site.record(&[check])[0]["outcome"], "accepted");
    let shown = told(&site.run(&["--format", "json", "check", "show", "Ｌ1"]));
    assert!(
        shown.contains(r#""by":"P1""#) || shown.contains(r#""by": "P1""#),
        "{shown}"
    );
}
