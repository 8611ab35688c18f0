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
    assert!(words.contains("第 3、4 行 A 列「编号」"), "{words}");
    assert!(words.contains("只差大小写或全半角"), "{words}");
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

#[test]
fn people_who_are_new_come_in_at_once_and_others_change_when_asked_to() {
    let site = Site::with_project();
    let more =
        "人员一览表\n工号,姓名,职务,单位\nP4,陈立新,总监,监理公司\nP5,周敏,质检员,施工单位\n";
    let shown = told(&site.run_on("people", more, &["import", "FILE", "--preview"]));
    for words in [
        "+ P5 周敏 专业质量检查员 施工单位",
        "~ P4 岗位: 专业监理工程师 → 总监理工程师",
        "表头在第 2 行",
        "「质检员」按「专业质量检查员」读入",
        "尚未导入",
    ] {
        assert!(shown.contains(words), "{words} is missing in:\n{shown}");
    }
    let held = told(&site.run_on("people", more, &["import", "FILE"]));
    assert!(held.contains("加 --apply"), "{held}");
    let listed = || told(&site.run(&["--format", "csv", "people", "list"]));
    assert!(!listed().contains("P5"), "{}", listed());
    site.run_on("people", more, &["import", "FILE", "--apply"]);
    assert!(
        listed().contains("P4,陈立新,chief_supervisor"),
        "{}",
        listed()
    );
    let new = "编号,姓名,岗位\nP6,吴静,施工员\n";
    site.run_on("people", new, &["import", "FILE"]);
    assert!(listed().contains("P6,吴静,foreman"), "{}", listed());
}

#[test]
fn faults_of_one_kind_are_told_in_one_line_and_what_is_no_table_by_its_name() {
    let site = Site::with_project();
    let people = "编号,姓名,岗位\nA1,甲,资料员\nA2,乙,监工\nA3,丙,安全员\nA4,,操作工\n";
    let refused = site.run_on("people", people, &["import", "FILE"]);
    let words = told(&refused);
    assert!(
        words.contains("第 2、4 行 C 列「岗位」：「资料员、安全员」不参加三检和验收"),
        "{words}"
    );
    assert!(words.contains("第 5 行 B 列「姓名」：不得为空"), "{words}");
    let page = "<html><table><tr><td>编号</td></tr></table></html>";
    let refused = site.run_on("people", page, &["import", "FILE"]);
    assert!(told(&refused).contains("其实是网页，请用表格软件打开后另存为 .xlsx"));
    assert_eq!(refused.status.code(), Some(3));
}
