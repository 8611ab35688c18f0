//! Faults of tables in words: what is wrong in a cell, and what belongs there.

pub mod closing;
mod headings;
pub mod note;
pub mod people;
pub mod titles;

pub use headings::{DIVISION, Named, PEOPLE, PLAN, heading};

use super::escape::quoted;
use super::lang::Lang;
use super::words;
use crate::domain::tree::Misfit;
use crate::domain::{Kind, Role};

/// What is wrong with a row.
pub fn misfit(lang: Lang, misfit: &Misfit) -> String {
    match misfit {
        Misfit::Empty => lang.pick("不得为空", "must not be empty").to_owned(),
        Misfit::NotAKind(_)
        | Misfit::NotACount(_)
        | Misfit::NotAnArea(_)
        | Misfit::NotAScale(_)
        | Misfit::NotARole(_) => meaning(lang, misfit),
        Misfit::OtherUnit(written, unit) => match lang {
            Lang::Zh => format!(
                "单位「{}」不对，此检查表的容量以「{}」计",
                quoted(written),
                quoted(&unit.zh)
            ),
            Lang::En => format!(
                "the unit \"{}\" is not the checklist's, which counts {}",
                quoted(written),
                quoted(&unit.en)
            ),
        },
        Misfit::NoPart(title) => match lang {
            Lang::Zh => format!(
                "「{}」不参加三检和验收，不登记；删去所在的行",
                quoted(title)
            ),
            Lang::En => format!(
                "\"{}\" takes no part in checks and acceptance and is not listed; delete the row",
                quoted(title)
            ),
        },
        Misfit::TooLong(most) => match lang {
            Lang::Zh => format!("超过 {most} 个字"),
            Lang::En => format!("longer than {most} characters"),
        },
        Misfit::Capacity(capacity) => match lang {
            Lang::Zh => format!("容量 {capacity} 超出抽样表，须拆分检验批"),
            Lang::En => {
                format!("a capacity of {capacity} is beyond the sampling table; split the lot")
            }
        },
        Misfit::NoChecklist(id) => match lang {
            Lang::Zh => format!("没有检查表「{}」，见 checklist list", quoted(id)),
            Lang::En => format!(
                "there is no checklist \"{}\", see: checklist list",
                quoted(id)
            ),
        },
        Misfit::ChecklistFor(kind) => match lang {
            Lang::Zh => format!("此检查表用于「{}」", quoted(kind)),
            Lang::En => format!("this checklist is for: {}", quoted(kind)),
        },
        Misfit::NoChain(id) => match lang {
            Lang::Zh => format!("没有这一类可用的检查链「{}」", quoted(id)),
            Lang::En => format!("there is no chain \"{}\" for this kind", quoted(id)),
        },
        Misfit::NoLotBefore(code) => match lang {
            Lang::Zh => format!("前道「{}」不是检验批", quoted(code)),
            Lang::En => format!("\"{}\" is no lot to come after", quoted(code)),
        },
        Misfit::Taken => lang
            .pick(
                "此编号已有，换一个",
                "something has this code already; take another",
            )
            .to_owned(),
        Misfit::ChooseChecklist(ids) => match lang {
            Lang::Zh => format!("这一类有几张检查表，选一张：{}", ids.join("、")),
            Lang::En => format!(
                "several checklists serve this kind, choose one: {}",
                ids.join(", ")
            ),
        },
        Misfit::ChooseVariant(members) => {
            let names = members
                .iter()
                .map(|(id, words)| format!("{id} {}", lang.of_words(words)));
            let names = names.collect::<Vec<_>>().join(" / ");
            match lang {
                Lang::Zh => format!("须选：{names}"),
                Lang::En => format!("choose of: {names}"),
            }
        }
        Misfit::AfterItself => lang
            .pick(
                "前道检验批成环",
                "the lots go after one another in a circle",
            )
            .to_owned(),
        Misfit::NoVariant(id) => match lang {
            Lang::Zh => format!("检查表没有类型「{}」，见 checklist show", quoted(id)),
            Lang::En => format!(
                "the checklist has no variant \"{}\", see: checklist show",
                quoted(id)
            ),
        },
        other => place(lang, other),
    }
}

fn place(lang: Lang, misfit: &Misfit) -> String {
    let zh = lang == Lang::Zh;
    match misfit {
        Misfit::Twice(row) if zh => format!("编号与第 {row} 行重复"),
        Misfit::Twice(row) => format!("the code stands in row {row} already"),
        Misfit::Alike(row, code) if zh => format!(
            "编号与第 {row} 行「{}」只差大小写或全半角，是同一个编号",
            quoted(code)
        ),
        Misfit::Alike(row, code) => format!(
            "differs from \"{}\" in row {row} only in case or width: it is the same code",
            quoted(code)
        ),
        Misfit::Kept(code) if zh => format!(
            "工程中已有「{}」，只差大小写或全半角；写成一样",
            quoted(code)
        ),
        Misfit::Kept(code) => format!(
            "the project has \"{}\", which differs only in case or width; write it the same",
            quoted(code)
        ),
        Misfit::NoParent(code) if code.is_empty() && zh => {
            "须填上级编号；只有单位工程没有上级".to_owned()
        }
        Misfit::NoParent(code) if code.is_empty() => {
            "needs a parent; only a unit project has none".to_owned()
        }
        Misfit::NoParent(code) if zh => format!("找不到上级「{}」", quoted(code)),
        Misfit::NoParent(code) => format!("there is no parent \"{}\"", quoted(code)),
        Misfit::WrongParent(kind) if zh => format!("不能放在「{}」之下", words::kind(lang, *kind)),
        Misfit::WrongParent(kind) => format!("cannot stand below \"{}\"", words::kind(lang, *kind)),
        Misfit::NeedsNoParent if zh => "单位工程没有上级".to_owned(),
        Misfit::NeedsNoParent => "a unit project has no parent".to_owned(),
        Misfit::Circle if zh => "上级关系成环".to_owned(),
        Misfit::Circle => "the parents go round in a circle".to_owned(),
        Misfit::KindChanged(kind) if zh => {
            format!("工程中已是「{}」，不能改类别", words::kind(lang, *kind))
        }
        Misfit::KindChanged(kind) => format!(
            "it is \"{}\" in the project; a kind cannot change",
            words::kind(lang, *kind)
        ),
        Misfit::ParentChanged(code) if zh => format!("工程中上级是「{}」，不能移动", quoted(code)),
        Misfit::ParentChanged(code) => format!(
            "its parent in the project is \"{}\"; it cannot move",
            quoted(code)
        ),
        _ => String::new(),
    }
}

fn meaning(lang: Lang, misfit: &Misfit) -> String {
    let list = |words: Vec<&'static str>| words.join(lang.between());
    let (text, wanted) = match misfit {
        Misfit::NotAKind(text) => (
            text,
            list(
                Kind::ALL
                    .map(|kind| lang.pick(words::kind(lang, kind), kind.as_str()))
                    .to_vec(),
            ),
        ),
        Misfit::NotARole(text) => (
            text,
            list(
                Role::ALL
                    .map(|role| lang.pick(words::role(lang, role), role.as_str()))
                    .to_vec(),
            ),
        ),
        Misfit::NotACount(text) => (
            text,
            lang.pick(
                "大于 0 的数，如 36、113.68 或 36 件",
                "a number above 0 such as 36, 113.68 or 36 m2",
            )
            .to_owned(),
        ),
        Misfit::NotAnArea(text) => (
            text,
            lang.pick(
                "面积，如 8000 或 8000.50",
                "an area such as 8000 or 8000.50",
            )
            .to_owned(),
        ),
        Misfit::NotAScale(text) => (
            text,
            lang.pick("大中型、其他", "large_medium, other").to_owned(),
        ),
        _ => return String::new(),
    };
    match lang {
        Lang::Zh => format!("「{}」不对，应为：{wanted}", quoted(text)),
        Lang::En => format!("\"{}\" is none of: {wanted}", quoted(text)),
    }
}
