//! Tables as people have them, from bytes to rows: titles, merged cells, several sheets, everyday words,
//! and every fault at once in its place.

use super::book::{self, CellFlaw, MOST_ROWS};
use super::fault::{ColumnSpot, TableFault, TableFlaw};
use super::rows::Rows;
use super::{people, subjects};
use crate::domain::misfit::Misfit;
use crate::domain::{Person, Role, Subject};
use crate::text::table::note::{Note, Sense};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

fn listed(name: &str, bytes: &[u8]) -> Rows<Person> {
    people::read(book::read(name, bytes, MOST_ROWS).unwrap())
}

fn csv(text: &str) -> Rows<Person> {
    listed("t.csv", text.as_bytes())
}

/// What is written into a sheet.
type Fill<'a> = &'a dyn Fn(&mut Worksheet);

/// A workbook whose sheets are filled like this.
fn workbook(sheets: &[(&str, Fill)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        fill(book.add_worksheet().set_name(*name).unwrap());
    }
    book.save_to_buffer().unwrap()
}

fn rows(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) {
    for (at, row) in (from..).zip(rows) {
        sheet.write_row(at, 0, row.iter().copied()).unwrap();
    }
}

fn codes(people: &Rows<Person>) -> Vec<&str> {
    people
        .rows
        .iter()
        .map(|person| person.code.as_str())
        .collect()
}

fn places(faults: &[TableFault]) -> Vec<(&str, usize, &str, &str)> {
    faults
        .iter()
        .map(|fault| {
            let ColumnSpot { letter, heading } = &fault.column;
            (
                fault.sheet.as_str(),
                fault.row,
                letter.as_str(),
                heading.as_str(),
            )
        })
        .collect()
}

#[test]
fn headings_are_found_below_a_title() {
    let bytes = workbook(&[("名单", &|sheet| {
        sheet
            .merge_range(0, 0, 0, 4, "项目管理人员一览表", &Format::new())
            .unwrap();
        sheet.write(1, 0, "日期：2026年3月1日").unwrap();
        rows(
            sheet,
            2,
            &[
                &["工号", "姓 名", "职务", "单位"],
                &["P1", "甲", "质检员", "一局"],
            ],
        );
    })]);
    let people = listed("t.xlsx", &bytes);
    assert_eq!((codes(&people), people.faults.len()), (vec!["P1"], 0));
    assert_eq!(people.rows[0].role, Role::Inspector);
    let meant = Note::Meant {
        written: "质检员".to_owned(),
        sense: Sense::Role(Role::Inspector),
        count: 1,
    };
    let headings = Note::Headings {
        sheet: "名单".to_owned(),
        lines: (3, 3),
    };
    assert_eq!(people.notes, [headings, meant]);
}

#[test]
fn two_rows_of_headings_are_read_together() {
    let subjects = |bytes: &[u8]| subjects::read(book::read("t.xlsx", bytes, MOST_ROWS).unwrap());
    let data: [&[&str]; 1] = [&["L1", "I", "检验批", "柱", "3层", "12"]];
    let drawn = workbook(&[("甲", &|sheet| {
        let format = Format::new();
        for (column, name) in (0..).zip(["编号", "上级编号", "类别", "名称"]) {
            sheet
                .merge_range(0, column, 1, column, name, &format)
                .unwrap();
        }
        sheet.merge_range(0, 4, 0, 5, "检验批", &format).unwrap();
        sheet
            .write(1, 4, "部位")
            .unwrap()
            .write(1, 5, "容量")
            .unwrap();
        rows(sheet, 2, &data);
    })]);
    let plain = workbook(&[("甲", &|sheet| {
        rows(
            sheet,
            0,
            &[
                &["编号", "上级编号", "类别", "名称", "检验批", ""],
                &["", "", "", "", "部位", "容量"],
            ],
        );
        rows(sheet, 2, &data);
    })]);
    for bytes in [drawn, plain] {
        let found = subjects(&bytes);
        assert_eq!(found.faults, []);
        let lot: &Subject = &found.rows[0];
        assert_eq!((lot.parent.as_str(), lot.location.as_str()), ("I", "3层"));
        assert_eq!(lot.capacity.unwrap().to_string(), "12");
    }
}

#[test]
fn sheets_with_the_headings_are_one_table_and_the_others_are_named() {
    let header: &[&str] = &["编号", "姓名", "岗位"];
    let bytes = workbook(&[
        ("说明", &|sheet| rows(sheet, 0, &[&["请按下表填写"]])),
        ("1号楼", &|sheet| {
            rows(sheet, 0, &[header, &["P1", "甲", "班组长"]])
        }),
        ("2号楼", &|sheet| {
            rows(
                sheet,
                0,
                &[&["岗位", "编号", "姓名"], &["操作工", "P2", "乙"]],
            )
        }),
        ("通讯录", &|sheet| {
            rows(sheet, 0, &[&["姓名", "电话"], &["甲", "123"]])
        }),
    ]);
    let people = listed("t.xlsx", &bytes);
    assert_eq!((codes(&people), people.faults.len()), (vec!["P1", "P2"], 0));
    let sheets = [("1号楼".to_owned(), 1), ("2号楼".to_owned(), 1)];
    assert_eq!(
        people.notes,
        [
            Note::Sheets(sheets.to_vec()),
            Note::PassedOver(vec!["说明".to_owned(), "通讯录".to_owned()])
        ]
    );
}

#[test]
fn totals_and_signatures_below_a_table_are_no_rows_and_are_named() {
    let bytes = workbook(&[("名单", &|sheet| {
        let all: &[&[&str]] = &[
            &["编号", "姓名", "岗位"],
            &["P1", "甲", "质检员"],
            &["合计", "1 人"],
            &["P2", "乙", "质检员"],
        ];
        rows(sheet, 0, all);
        let below = "制表人：李四　日期：2026年3月1日";
        sheet
            .merge_range(5, 0, 5, 2, below, &Format::new())
            .unwrap();
    })]);
    let people = listed("t.xlsx", &bytes);
    assert_eq!((codes(&people), people.faults.len()), (vec!["P1", "P2"], 0));
    let closing = Note::Closing {
        sheet: "名单".to_owned(),
        rows: vec![3, 6],
    };
    assert!(people.notes.contains(&closing), "{:?}", people.notes);
}

#[test]
fn a_code_of_another_sheet_is_named_with_its_sheet() {
    let header: &[&str] = &["编号", "姓名", "岗位"];
    let bytes = workbook(&[
        ("甲", &|sheet| {
            rows(sheet, 0, &[header, &["P1", "甲", "班组长"]])
        }),
        ("乙", &|sheet| {
            rows(sheet, 0, &[header, &["p1", "乙", "班组长"]])
        }),
    ]);
    let mut people = listed("t.xlsx", &bytes);
    people.fault(1, "code", Misfit::Alike(0, "P1".to_owned()));
    let fault = &people.faults[0];
    assert_eq!(places(&people.faults), [("乙", 2, "A", "编号")]);
    let twin = TableFlaw::Twin {
        sheet: "甲".to_owned(),
        row: 2,
        spelt: Some("P1".to_owned()),
    };
    assert_eq!(fault.what, twin);
}

#[test]
fn merged_cells_give_every_row_their_value_and_say_so() {
    let bytes = workbook(&[("甲", &|sheet| {
        rows(
            sheet,
            0,
            &[
                &["编号", "姓名", "岗位", "单位", "备注"],
                &["P1", "甲", "", "", ""],
                &["P2", "乙", "", "", ""],
                &["P3", "丙", "", "", ""],
            ],
        );
        let format = Format::new();
        sheet.merge_range(1, 2, 3, 2, "操作工", &format).unwrap();
        sheet.merge_range(1, 3, 2, 3, "一局", &format).unwrap();
        sheet.merge_range(1, 4, 3, 4, "新", &format).unwrap();
    })]);
    let people = listed("t.xlsx", &bytes);
    assert_eq!(people.faults, []);
    let orgs: Vec<&str> = people
        .rows
        .iter()
        .map(|person| person.org.as_str())
        .collect();
    assert_eq!(orgs, ["一局", "一局", ""]);
    let ranges = people.notes.iter().filter_map(|note| match note {
        Note::Merged { range, heading, .. } => Some((range.as_str(), heading.as_str())),
        _ => None,
    });
    let ranges: Vec<_> = ranges.collect();
    assert_eq!(ranges, [("C2:C4", "岗位"), ("D2:D3", "单位")]);
}

#[test]
fn a_cell_over_several_columns_is_one_fault_of_its_row() {
    let bytes = workbook(&[("甲", &|sheet| {
        rows(sheet, 0, &[&["编号", "姓名", "岗位"]]);
        sheet
            .merge_range(1, 0, 1, 2, "一、施工单位", &Format::new())
            .unwrap();
        rows(sheet, 2, &[&["P1", "甲", "班组长"]]);
    })]);
    let people = listed("t.xlsx", &bytes);
    assert_eq!(places(&people.faults), [("甲", 2, "", "")]);
    assert_eq!(
        people.faults[0].what,
        TableFlaw::Cell(CellFlaw::Across("A2:C2".to_owned()))
    );
}

#[test]
fn headings_on_every_page_and_the_same_as_above_are_understood() {
    let people = csv(
        "编号,姓名,岗位,单位\nP1,甲,班组长,一局\nP2,乙,同上,〃\n编号,姓名,岗位,单位\nP3,丙,同上,\n",
    );
    assert_eq!(
        (codes(&people), people.faults.len()),
        (vec!["P1", "P2", "P3"], 0)
    );
    let orgs: Vec<&str> = people
        .rows
        .iter()
        .map(|person| person.org.as_str())
        .collect();
    assert_eq!(orgs, ["一局", "一局", ""]);
    assert!(
        people
            .rows
            .iter()
            .all(|person| person.role == Role::CrewLeader)
    );
    assert_eq!(people.notes.len(), 2);
}

#[test]
fn codes_are_read_as_the_sheet_shows_them_and_days_are_no_codes() {
    let bytes = workbook(&[("甲", &|sheet| {
        rows(sheet, 0, &[&["编号", "姓名", "岗位", "班组"]]);
        let zeros = Format::new().set_num_format("000");
        let odd = Format::new().set_num_format("#,##0");
        let day = Format::new().set_num_format("m\"月\"d\"日\"");
        for row in 1..5 {
            sheet
                .write(row, 1, "甲")
                .unwrap()
                .write(row, 2, "操作工")
                .unwrap();
        }
        sheet.write_with_format(1, 0, 7, &zeros).unwrap();
        sheet.write_with_format(2, 0, 1234, &odd).unwrap();
        sheet.write(3, 0, 3.0).unwrap();
        sheet.write(4, 0, "P4").unwrap();
        let date = ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
        sheet.write_with_format(4, 3, date, &day).unwrap();
    })]);
    let people = listed("t.xlsx", &bytes);
    assert_eq!((codes(&people)[0], codes(&people)[2]), ("007", "3"));
    let found: Vec<_> = people
        .faults
        .iter()
        .map(|fault| (fault.row, fault.what.clone()))
        .collect();
    assert_eq!(
        found,
        [
            (3, TableFlaw::Cell(CellFlaw::NotAsShown("1234".to_owned()))),
            (5, TableFlaw::Cell(CellFlaw::Date("2026-03-01".to_owned()))),
        ]
    );
}

#[test]
fn a_fault_in_one_cell_hides_no_other_and_says_nothing_twice() {
    let people = csv("编号,姓名,岗位,备注\nP\u{200b}1,甲,监工,#\u{202e}\nP2,,资料员,\n");
    assert_eq!(
        places(&people.faults),
        [
            ("", 2, "A", "编号"),
            ("", 2, "C", "岗位"),
            ("", 3, "B", "姓名"),
            ("", 3, "C", "岗位")
        ]
    );
    assert_eq!(
        people.faults[3].what,
        TableFlaw::Row(Misfit::NoPart("资料员".to_owned()))
    );
}

#[test]
fn missing_columns_are_named_as_the_sheet_names_its_own() {
    let chinese = csv("工号,名称,单位\nP1,甲,一局\n");
    let english = csv("ID,Company\nP1,x\n");
    let flaws = [chinese, english].map(|people| {
        people
            .faults
            .into_iter()
            .map(|fault| fault.what)
            .collect::<Vec<_>>()
    });
    let no_columns = |missing: &[&str], found: &[(usize, &str)]| {
        vec![TableFlaw::NoColumns {
            missing: missing.iter().map(|name| (*name).to_owned()).collect(),
            found: found
                .iter()
                .map(|(at, name)| ColumnSpot::at(*at, name))
                .collect(),
        }]
    };
    assert_eq!(
        flaws,
        [
            no_columns(&["姓名", "岗位"], &[(0, "工号"), (1, "名称"), (2, "单位")]),
            no_columns(&["name", "role"], &[(0, "ID"), (1, "Company")]),
        ]
    );
}

#[test]
fn a_guessed_encoding_is_told_unless_the_headings_prove_it() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let proven = listed("t.csv", &gbk("编号,姓名,岗位\nP1,甲,操作工\n"));
    assert_eq!(
        (proven.rows[0].name.as_str(), proven.notes.len()),
        ("甲", 0)
    );
    let guessed = listed("t.csv", &gbk("code,name,role\nP1,甲,worker\n"));
    assert_eq!(guessed.notes, [Note::Guessed]);
}

#[test]
fn columns_without_a_heading_are_left_out_and_named() {
    let people = csv("编号,姓名,岗位,,电话\nP1,甲,班组长,x,123\n");
    assert_eq!(people.faults, []);
    let names = ["D", "E 电话"].map(str::to_owned);
    assert_eq!(people.notes, [Note::Unknown(names.to_vec())]);
}
