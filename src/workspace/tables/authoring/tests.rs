//! Round trips: what is written for people is read back as it was, whatever the form and language.

use super::{AuthoringForm, ReadList, Workspace};
use crate::domain::Checklist;
use crate::failure::Failure;
use crate::store::{Disk, RealDisk};
use crate::text::table::note::Note;
use crate::text::{Lang, listing};
use rust_xlsxwriter::Workbook;
use std::path::PathBuf;
use tempfile::TempDir;

struct Desk {
    folder: TempDir,
    workspace: Workspace,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::open(&folder.path().join("data")).unwrap();
        Self { folder, workspace }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        let disk = RealDisk::new(self.folder.path()).unwrap();
        disk.replace(&path, bytes).unwrap();
        path
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<ReadList, Failure> {
        self.workspace.read_list(&self.file(name, bytes))
    }

    /// The fault sentences of a file that cannot be taken.
    fn faults(&self, name: &str, bytes: &[u8]) -> Vec<String> {
        let failure = self.read(name, bytes).unwrap_err();
        let faulty = failure.faulty(Lang::Zh, "f");
        faulty.iter().map(|each| each.sentence(Lang::Zh)).collect()
    }
}

const FORMS: [(AuthoringForm, &str); 2] = [
    (AuthoringForm::Xlsx, "l.xlsx"),
    (AuthoringForm::Csv, "l.csv"),
];

/// The checklist as JSON.
fn comparable(list: &Checklist) -> serde_json::Value {
    let mut value = serde_json::to_value(list).unwrap();
    // Where it is the only place, naming it twice says nothing.
    if value["places"]
        .as_array()
        .is_some_and(|places| places.len() == 1)
    {
        value.as_object_mut().unwrap().shift_remove("places");
    }
    // The main place comes first in a table; the order says nothing.
    if let Some(places) = value
        .get_mut("places")
        .and_then(|places| places.as_array_mut())
    {
        places.sort_by_key(ToString::to_string);
    }
    // How a share is written is not kept, its value is.
    let shares = |value: &mut serde_json::Value| {
        if let Some(rate) = value.get_mut("pass_rate") {
            let plain = rate
                .as_str()
                .unwrap()
                .trim_end_matches('0')
                .trim_end_matches('.');
            *rate = plain.to_owned().into();
        }
    };
    shares(&mut value);
    for item in value["items"].as_array_mut().unwrap() {
        shares(&mut item["judge"]);
    }
    value
}

#[test]
fn every_shipped_checklist_comes_back_as_it_went_out() {
    let desk = Desk::new();
    let lists: Vec<Checklist> = desk
        .workspace
        .library()
        .national
        .values()
        .map(|pinned| pinned.checklist.clone())
        .collect();
    for (nth, list) in lists.into_iter().enumerate() {
        for (form, name) in FORMS {
            // The quick form carries every list in both languages; the other has the same cells.
            let langs: &[Lang] = match form {
                AuthoringForm::Xlsx if nth % 10 > 0 => &[],
                AuthoringForm::Xlsx => &[Lang::Zh],
                AuthoringForm::Csv => &[Lang::Zh, Lang::En],
            };
            for &lang in langs {
                let (bytes, _) = desk.workspace.written_list(&list.id, form, lang).unwrap();
                let read = desk.read(name, &bytes);
                let read = read.unwrap_or_else(|failure| {
                    panic!("{} {name}: {:#?}", list.id, failure.sentences(Lang::En))
                });
                let [back, out] = [&read.pinned.checklist, &list].map(comparable);
                let differs = out
                    .as_object()
                    .unwrap()
                    .keys()
                    .find(|key| back[*key] != out[*key]);
                let shown = differs.map(|key| (&back[key], &out[key]));
                assert!(back == out, "{} {name}: {differs:?} {shown:#?}", list.id);
            }
        }
    }
}

#[test]
fn the_sample_is_read_as_it_is_written() {
    let desk = Desk::new();
    for (form, name) in FORMS {
        for lang in [Lang::Zh, Lang::En] {
            let bytes = desk.workspace.sample_list(form, lang).unwrap();
            let read = desk.read(name, &bytes).unwrap();
            let sample = crate::checklist::sample().unwrap();
            assert_eq!(comparable(&read.pinned.checklist), comparable(&sample));
            // Only the explanation is no part of the checklist.
            let help = match form {
                AuthoringForm::Xlsx => {
                    vec![Note::PassedOver(vec![listing::sheet_help(lang).to_owned()])]
                }
                AuthoringForm::Csv => Vec::new(),
            };
            assert_eq!(read.notes, help);
        }
    }
}

#[test]
fn a_workbook_as_excel_keeps_it() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    let head = book.add_worksheet().set_name("检查表").unwrap();
    for (row, (name, value)) in [
        ("检查表编号", "acme.cover"),
        ("名称", "保护层"),
        ("标准", "Q/ACME 2"),
    ]
    .into_iter()
    .enumerate()
    {
        let row = u32::try_from(row).unwrap();
        head.write(row, 0, name)
            .unwrap()
            .write(row, 1, value)
            .unwrap();
    }
    // Typed as 80 %, 02 and 0201 into cells that are not text.
    head.write(3, 0, "一般项目合格率")
        .unwrap()
        .write(3, 1, 0.8)
        .unwrap();
    head.write(4, 0, "分部分项")
        .unwrap()
        .write(4, 1, 2)
        .unwrap()
        .write(4, 2, 201)
        .unwrap();
    head.write(4, 3, "钢筋").unwrap();
    let items = book.add_worksheet().set_name("任意").unwrap();
    let header = [
        "编号",
        "类别",
        "条文",
        "检查项目",
        "检查\n方法",
        "抽样",
        "判定方式",
        "单位",
        "允许偏差",
        "下限",
        "上限",
        "备注",
    ];
    items.write_row(2, 1, header).unwrap();
    items
        .write_row(
            3,
            1,
            ["1", "一般", "2.1", "保护层", "尺量", "", "偏差", "mm"],
        )
        .unwrap();
    items
        .write(3, 6, 0.1)
        .unwrap()
        .write(3, 10, -3)
        .unwrap()
        .write(3, 11, 5.5)
        .unwrap();
    items
        .write_row(
            4,
            1,
            [
                "2",
                "主控",
                "2.2",
                "垫块\n布置",
                "观察",
                "１０％且不少于３处",
                "观察",
            ],
        )
        .unwrap();
    let read = desk
        .read("l.xlsx", &book.save_to_buffer().unwrap())
        .unwrap();
    let list = serde_json::to_value(&read.pinned.checklist).unwrap();
    assert_eq!(list["place"], serde_json::json!(["02", "0201", "钢筋"]));
    assert_eq!(
        (&list["pass_rate"], &list["version"]),
        (&"0.8".into(), &"1.0.0".into())
    );
    assert_eq!(
        list["items"][0]["sampling"],
        serde_json::json!({"rule": "percent", "percent": "10"})
    );
    assert_eq!(list["items"][0]["judge"]["lower"], "-3");
    assert_eq!(list["items"][0]["judge"]["upper"], "5.5");
    assert_eq!(list["items"][1]["sampling"]["at_least"], 3);
    assert_eq!(list["items"][1]["title"]["en"], "垫块 布置");
    assert!(read.notes.contains(&Note::Unknown(vec!["备注".to_owned()])));
}

#[test]
fn every_fault_of_a_table_at_once_with_its_cell() {
    let desk = Desk::new();
    let csv = "检查表编号,Acme\n名称,保护层\n版本,1.0\n一般项目合格率,80\n颜色,红\n\n\
        类型组,选择,类型编号,类型名称\nmember,随便,slab,板\n\n\
        编号,类别,条文,检查项目,检查方法,抽样,判定方式,单位,允许偏差,下限,上限,合格率,所需资料,适用类型\n\
        1,主要,2.1,保护层,尺量,10%不少3,偏差,mm,5cm,,,,,\n\
        1,一般,2.1,保护层,尺量,全数,观察,,,,,,,\n\
        2,主控,2.1,间距,尺量,全数,偏差,mm,,9,3,0.8,,\n\
        3,一般,,,尺量,全数,资料,mm,,,,,,梁\n\
        4,一般,2.2,标高,尺量,10,实测值,,,,,,,\n";
    let expected = [
        "f 第 1 行 B 列「检查表编号」：Acme：编号只用 a-z 0-9 . - _，至多 80 个",
        "f 第 1 行 「标准」列：缺少这一行：第一格写名称，第二格写值",
        "f 第 3 行 B 列「版本」：1.0：版本应为三个数，如 1.0.0",
        "f 第 4 行 B 列「一般项目合格率」：「80」不对，应为：0 到 100% 之间，如 80% 或 0.8",
        "f 第 5 行 A 列：「颜色」不对，应为：",
        "f 第 8 行 B 列「选择」：「随便」不对，应为：单选、多选",
        "f 第 11 行 B 列「类别」：「主要」不对，应为：主控项目、一般项目",
        "f 第 11 行 F 列「抽样」：「10%不少3」不对，应为：全数；10%；10%，不少于3；不少于5；每20m 1处；表3.0.9；用文字时以「说明：」开头",
        "f 第 11 行 I 列「允许偏差」：「5cm」不对，应为：数，如 5、±5、≤5、0～10、+10/-5；只限一侧时填「下限」或「上限」；随尺寸变化写 H/1000，最大30 或 H/30000+20",
        "f 第 12 行 A 列「编号」：与第 11 行重复，只留一个",
        "f 第 13 行 J 列「下限」：下限大于上限",
        "f 第 13 行 L 列「合格率」：主控项目须全部符合：「合格率」「附录D方案」不填",
        "f 第 14 行 C 列「条文」：不得为空",
        "f 第 14 行 D 列「检查项目」：不得为空",
        "f 第 14 行 H 列「单位」：此判定方式不用这一列，「mm」应删去，或改判定方式",
        "f 第 14 行 M 列「所需资料」：资料项须填「所需资料」，几种之间用；隔开",
        "f 第 14 行 N 列「适用类型」：「类型」表中没有「梁」，先在那里加一行；几种之间用；隔开",
        "f 第 15 行 F 列「抽样」：「10」不对，应为：全数；10%；10%，不少于3；不少于5；每20m 1处；表3.0.9；用文字时以「说明：」开头",
        "f 第 15 行 H 列「单位」：不得为空",
        "f 第 15 行 J 列「下限」：偏差项或填「允许偏差」，或填「下限」「上限」，至少一个且不并用；实测值项至少填一个限值",
    ];
    let mut found = desk.faults("l.csv", csv.as_bytes());
    for fault in found.iter_mut().filter(|fault| fault.contains("颜色")) {
        fault.truncate(fault.find("检查表编号").unwrap());
    }
    let row = |fault: &String| fault.split(' ').nth(2).unwrap().parse::<usize>().unwrap();
    found.sort_by(|a, b| (row(a), a).cmp(&(row(b), b)));
    assert_eq!(found, expected);
}

#[test]
fn what_is_missing_altogether_is_said_once() {
    let desk = Desk::new();
    assert_eq!(desk.faults("l.csv", "甲,乙\n丙,丁\n".as_bytes()).len(), 4);
    let csv = "检查表编号,a.b\n名称,甲\n标准,Q 1\n编号,类别,检查项目,判定方式\n1,一般,甲,观察\n";
    let found = desk.faults("l.csv", csv.as_bytes());
    assert_eq!(
        found,
        [
            "f 第 4 行：缺少列：条文、检查方法、抽样。读到的表头：A 编号、B 类别、C 检查项目、D 判定方式"
        ]
    );
}

#[test]
fn a_table_looser_than_the_standard_is_refused_in_its_cells() {
    let desk = Desk::new();
    let id = "gb50204-2015.rebar-installation";
    let (bytes, _) = desk
        .workspace
        .written_list(id, AuthoringForm::Csv, Lang::Zh)
        .unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let lax = text.replace("偏差,mm,20,", "偏差,mm,25,");
    assert_ne!(text, lax);
    let found = desk.faults("l.csv", lax.as_bytes());
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found.iter().all(|fault| fault.contains("N 列「允许偏差」")
            && fault.contains("GB 50204-2015 为 ±20 mm，内控为 ±25 mm")),
        "{found:#?}"
    );
}
