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
        "~ P4 岗位：专业监理工程师 → 总监理工程师",
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

#[test]
fn the_division_table_of_the_trade_comes_in_as_it_is_and_changes_nothing_the_second_time() {
    let site = Site::new();
    site.ok(&["project", "new", "--code", "T1", "--name", "试验楼"]);
    let table = "示例项目检验批划分表\n\
        序号,单位工程,分部工程,子分部工程,分项工程,检验批名称,部位,容量,施工班组,验收日期\n\
        1,1号楼,主体结构,混凝土结构,钢筋,钢筋安装,1层柱,36件,钢筋一班,2026-03-01\n\
        2,,,,,钢筋安装,2层柱,36件,钢筋一班,2026-03-05\n\
        3,,建筑屋面,,保温层,,屋面,200,,\n\
        4,2号楼,主体结构工程,混凝土结构,钢筋,钢筋安装,1层柱,12,同上,\n";
    let shown = told(&site.run_on("project", table, &["import", "FILE", "--apply"]));
    for line in [
        "+ U1-02 分部工程 主体结构",
        "+ U1-0201 子分部工程 混凝土结构",
        "+ U1-020102 分项工程 钢筋",
        "+ U1-02010201001 检验批 1层柱 钢筋安装",
        "+ U1-02010201002 检验批 2层柱 钢筋安装",
        "+ U1-F1 分部工程 建筑屋面",
        "+ U2-02010201001 检验批 钢筋安装",
        "按划分表读入：一行一个检验批，共 4 个",
        "表头在第 2 行",
    ] {
        assert!(shown.contains(line), "{line} is missing in:\n{shown}");
    }
    let again = told(&site.run_on("project", table, &["import", "FILE"]));
    assert!(again.contains("新增 0，变更 0"), "{again}");
}
