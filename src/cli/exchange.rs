//! `export` and `rollup`: summaries and sealed records out, many projects counted together.

use super::args::{Format, RatesAsked};
use super::door;
use super::need::Need;
use super::out::Out;
use super::rates::{disputed, print};
use crate::checklist::Library;
use crate::domain::grade::Scheme;
use crate::failure::{self, Exit, Failure};
use crate::fleet::{self, Rollup, Trouble};
use crate::rates::json::Heading;
use crate::text::Lang;
use crate::text::escape::{place, shown};
use crate::text::evidence;
use crate::text::exchange as say;
use crate::text::words::SchemeName;
use crate::workspace::{Soundness, Workspace};
use serde_json::Value;
use std::path::{Path, PathBuf};

pub fn export(folder: &Path, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    for doubt in workspace.export_target(folder)? {
        out.say(&format!("! {}", say::doubtful_target(lang, doubt)));
    }
    let exported = workspace.export(folder, lang)?;
    let copied = &exported.copied;
    let (written, present) = (copied.written, copied.present);
    let size = evidence::size(copied.bytes);
    out.line(&match lang {
        Lang::Zh => format!("记录：新写 {written} 个文件（{size}），已有 {present} 个，均已读回核对。"),
        Lang::En => format!("Records: {written} files written ({size}), {present} there already, all read back and compared."),
    })?;
    for file in &exported.files {
        out.line(&exported.summary.join(file).display().to_string())?;
    }
    for file in &copied.different {
        let lead = lang.pick(
            "目标处已有不同的文件，未覆盖：",
            "A different file is there and was not overwritten: ",
        );
        out.say(&format!("✗ {lead}{}", shown(file)));
    }
    for file in &copied.broken {
        let lead = lang.pick(
            "读回不符，请换一个盘再导出：",
            "It did not read back as written; export to another disk: ",
        );
        out.say(&format!("✗ {lead}{}", shown(file)));
    }
    if let Some(left) = exported.left {
        out.say(&format!(
            "! {}",
            failure::left(lang, left.records, left.why)
        ));
    }
    out.say(lang.pick(
        "移动盘请先弹出再插入，用 sanjian verify 文件夹 核对：刚才读回的可能是内存。",
        "Eject a stick, insert it again and run: sanjian verify FOLDER; what was read back may have come from memory.",
    ));
    let sound = copied.different.is_empty() && copied.broken.is_empty();
    Ok(if sound { Exit::Done } else { Exit::Damaged })
}

pub fn rollup(
    folders: &[PathBuf],
    asked: &RatesAsked,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let query = asked.query(workspace)?;
    let rollup = fleet::rollup(&fleet::places(folders)?, &query)?;
    let shared = rollup.shared.as_ref();
    let name = match shared.and_then(|shared| shared.scheme.as_ref()) {
        Some(scheme) => Library::load(&[]).scheme_name(scheme, out.lang),
        None => SchemeName::mixed(out.lang),
    };
    // A table of nothing says nothing; a program that asked gets its rows all the same.
    if !(rollup.projects.is_empty() && out.format == Format::Table) {
        print(&rollup.table, &query, &heading(&rollup), &name, out)?;
    }
    let disputed = disputed(&rollup.table, &rollup.forks, out);
    for (folder, trouble) in &rollup.troubles {
        let mark = if trouble.is_fault() { "✗" } else { "!" };
        let folder = place(folder);
        out.say(&format!(
            "{mark} {folder}{}{}",
            out.lang.colon(),
            words(out.lang, trouble)
        ));
    }
    let exit = if rollup.is_sound() {
        disputed
    } else {
        Exit::Damaged
    };
    Ok(door::exit(Need::Look, exit, rollup.soundness()))
}

/// One project keeps its own heading, so that its rollup equals its rates.
fn heading(rollup: &Rollup) -> Heading {
    let project = match rollup.projects.as_slice() {
        [one] => Value::from(one.as_str()),
        many => Value::from(many.to_vec()),
    };
    let shared = rollup.shared.clone();
    let scheme = shared
        .as_ref()
        .map(|shared| shared.scheme.as_ref().map_or("mixed", Scheme::as_str));
    Heading {
        project,
        scheme: scheme.unwrap_or("none").to_owned(),
        zone: shared.as_ref().and_then(|shared| shared.zone),
        targets: shared.map(|shared| shared.targets).unwrap_or_default(),
        unverified: rollup.soundness() != Soundness::Sound,
    }
}

fn words(lang: Lang, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Missing => lang
            .pick(
                "没有这个文件夹；U 盘插好了吗？路径对吗？",
                "there is no such folder; is the stick plugged in, is the path right?",
            )
            .to_owned(),
        Trouble::Nothing => lang.pick("没有工程", "no projects here").to_owned(),
        Trouble::Empty => lang
            .pick(
                "空的工程文件夹：里面没有记录，没有计入",
                "an empty project folder: no records in it, nothing was counted",
            )
            .to_owned(),
        Trouble::Copy(pid) => match lang {
            Lang::Zh => format!("工程 {pid} 的拷贝，文件夹改了名；记录合并计算，只计一次"),
            Lang::En => {
                format!("a copy of project {pid} under another name; its records are counted once")
            }
        },
        Trouble::Fork(id) => format!(
            "{} {id}",
            lang.pick(
                "同一编号有两条不同的记录：",
                "two different records under one number:"
            )
        ),
        Trouble::Notice(notice) => crate::failure::notice(lang, notice),
    }
}
