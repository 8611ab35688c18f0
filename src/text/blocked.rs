//! 卡在哪 in words: what stands in the way, one sentence each.

use super::escape::quoted;
use super::lang::Lang;
use super::words;
use crate::domain::blocked::Obstacle;
use crate::domain::issue::State;
use crate::domain::project::Project;
use crate::phrases;

phrases! {
    held: "卡住的", "Held up";
    what: "卡在哪", "By what";
    at: "到哪里办", "Where";
    since: "自", "Since";
    who: "谁能办", "Who";
    nothing: "没有卡住的。", "Nothing is held up.";
    nobody: "没有出路", "nobody";
}

/// What stands in the way.
pub fn obstacle(lang: Lang, project: &Project, at: &str, obstacle: &Obstacle) -> String {
    let zh = lang == Lang::Zh;
    match obstacle {
        Obstacle::Unsettled => super::conflict::unsettled(lang).to_owned(),
        Obstacle::Forbidden => {
            words::ruling(lang, crate::domain::ruling::What::Forbidden).to_owned()
        }
        Obstacle::Stage {
            stage,
            hold,
            handover,
            mending,
        } => {
            let stage = lang.of_words(stage);
            match (zh, *hold, *handover, *mending) {
                (true, _, _, true) => format!("不合格，整改后作「{stage}」"),
                (false, _, _, true) => format!("Rejected: mend it, then \"{stage}\""),
                (true, true, ..) => format!("停工待检点「{stage}」未通过"),
                (false, true, ..) => format!("Hold point \"{stage}\" not passed"),
                (true, _, true, _) => format!("未交接：「{stage}」"),
                (false, _, true, _) => format!("Not handed over: \"{stage}\""),
                (true, ..) => format!("待作「{stage}」"),
                (false, ..) => format!("\"{stage}\" is next"),
            }
        }
        Obstacle::Before(stage) if zh => format!("前道「{}」未通过「{}」", quoted(at), stage.zh),
        Obstacle::Before(stage) => format!(
            "The process before, \"{}\", has not passed \"{}\"",
            quoted(at),
            stage.en
        ),
        Obstacle::BeforeUnsigned { stage, parties } => {
            let parties: Vec<&str> = parties.iter().map(|one| lang.of_words(one)).collect();
            let parties = parties.join(lang.between());
            let (at, stage) = (quoted(at), lang.of_words(stage));
            let maker = lang.pick("作结论的人", "whoever concluded it");
            let who = Some(parties.as_str()).filter(|parties| !parties.is_empty());
            let who = who.unwrap_or(maker);
            match zh {
                true => format!("前道「{at}」的「{stage}」未签字：{who}"),
                false => format!("\"{stage}\" of the process before, \"{at}\", not signed: {who}"),
            }
        }
        Obstacle::Entry if zh => format!("「{}」未验收", quoted(at)),
        Obstacle::Below if zh => format!("下级「{}」未验收", quoted(at)),
        Obstacle::Entry => format!("\"{}\" is not accepted", quoted(at)),
        Obstacle::Below => format!("\"{}\" below is not accepted", quoted(at)),
        Obstacle::NoNotice { stage, hours } if zh => {
            format!("「{}」未通知对方（提前 {hours} h）", stage.zh)
        }
        Obstacle::NoNotice { stage, hours } => {
            format!("No notice of \"{}\" given ({hours} h ahead)", stage.en)
        }
        Obstacle::Notified { stage, until } => {
            let until = words::time(until);
            match zh {
                true => format!("「{}」已通知，约定 {until}", stage.zh),
                false => format!("Notice of \"{}\" given; agreed time {until}", stage.en),
            }
        }
        Obstacle::Unsigned { stage, parties } => {
            let parties: Vec<&str> = parties.iter().map(|one| lang.of_words(one)).collect();
            let parties = parties.join(lang.between());
            let stage = lang.of_words(stage);
            match (zh, parties.as_str()) {
                (true, "") => format!("「{stage}」作结论的人未签字"),
                (false, "") => format!("Whoever concluded \"{stage}\" has not signed it"),
                (true, parties) => format!("「{stage}」未签字：{parties}"),
                (false, parties) => format!("\"{stage}\" not signed: {parties}"),
            }
        }
        Obstacle::Issue {
            id,
            state,
            overdue,
            blocks,
        } => {
            let handle = project
                .issue(id)
                .map_or(id.as_str(), |issue| project.handle(issue));
            issue(lang, handle, *state, [*overdue, *blocks])
        }
    }
}

fn issue(lang: Lang, handle: &str, state: State, [overdue, blocks]: [bool; 2]) -> String {
    let mut said = vec![words::issue_state(lang, state)];
    if overdue {
        said.push(lang.pick("逾期", "overdue"));
    }
    if blocks {
        said.push(lang.pick("不得通过", "keeps it from passing"));
    }
    match lang {
        Lang::Zh => format!("不合格项 {handle}：{}", said.join("，")),
        Lang::En => format!("Issue {handle}: {}", said.join(", ")),
    }
}
