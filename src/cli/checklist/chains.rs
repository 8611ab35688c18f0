//! `checklist chains`: the chains there are, stage by stage, as a person reads them.

use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::domain::chain::{Party, Point, Restart, Stage};
use crate::domain::{Chain, Kind};
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::text::{Lang, chain as say, head, words as trade};
use crate::workspace::Workspace;

pub fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let mut chains: Vec<&Chain> = workspace.library().rulebook.chains.iter().collect();
    let place = |chain: &Chain| {
        let kind = chain.subjects.first();
        kind.and_then(|kind| Kind::ALL.iter().position(|known| known == kind))
    };
    chains.sort_by_key(|chain| (place(chain), chain.optional, chain.id.clone()));
    if out.telling() == Telling::Words {
        chains.iter().try_for_each(|chain| show(chain, out))?;
        return Ok(Exit::Done);
    }
    let lang = out.lang;
    let kinds = |chain: &Chain| {
        let kinds: Vec<&str> = chain.subjects.iter().map(|kind| kind.as_str()).collect();
        kinds.join(";")
    };
    let stages = |chain: &Chain| {
        let stages: Vec<&str> = chain.stages.iter().map(|stage| stage.id.as_str()).collect();
        stages.join(";")
    };
    let columns = Columns::of(lang, chains)
        .words(head::CHAIN, |chain| &chain.id)
        .words(head::TITLE, |chain| lang.of_words(&chain.title))
        .words(head::USED_FOR, kinds)
        .words(head::OPTIONAL, |chain| chain.optional.to_string())
        .words(head::STAGES, stages);
    out.table(columns)?;
    Ok(Exit::Done)
}

/// ```text
/// 隐蔽工程  concealed.acceptance  自检—隐蔽验收
///   1 自检      班组长、专业工长
///   2 隐蔽验收  专业监理工程师；非「自检」之人；提前 48 h 通知；影像 ≥ 1
/// ```
fn show(chain: &Chain, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let kinds: Vec<&str> = chain
        .subjects
        .iter()
        .map(|kind| trade::kind(lang, *kind))
        .collect();
    let optional = if chain.optional {
        say::optional(lang)
    } else {
        ""
    };
    out.line(&format!(
        "{}  {}  {}{optional}",
        kinds.join(lang.between()),
        chain.id,
        lang.of_words(&chain.title)
    ))?;
    for (at, stage) in chain.stages.iter().enumerate() {
        let again = stage.again.as_ref().map(|again| lang.of_words(again));
        let again = again.map_or_else(String::new, |again| format!(" / {again}"));
        out.line(&format!(
            "  {} {}{again}  {}",
            at + 1,
            lang.of_words(&stage.title),
            demands(chain, stage, lang).join(lang.semicolon())
        ))?;
    }
    match (chain.after_rejection, chain.stages.len()) {
        (_, 0..=1) => {}
        (Restart::Start, _) => out.line(say::begins_again(lang))?,
        (Restart::Stage, _) => out.line(say::repeats_stage(lang))?,
    }
    out.line("")
}

/// Who concludes a stage, and what must come with it.
fn demands(chain: &Chain, stage: &Stage, lang: Lang) -> Vec<String> {
    let title = |id: &String| {
        let stage = chain.stage(id).map(|(_, stage)| &stage.title);
        stage
            .map_or(id.as_str(), |title| lang.of_words(title))
            .to_owned()
    };
    let mut demands = vec![trade::roles(lang, &stage.roles)];
    if !stage.differs_from.is_empty() {
        let others: Vec<String> = stage.differs_from.iter().map(title).collect();
        let others = others.join(lang.between());
        demands.push(say::none_of(lang, &others));
    }
    demands.extend(
        stage
            .point
            .map(|point| trade::point(lang, point).to_owned()),
    );
    demands.extend(stage.notice_hours.map(|hours| say::notice(lang, hours)));
    if stage.deemed {
        demands.push(say::deemed(lang).to_owned());
    }
    if stage.images > 0 {
        demands.push(format!("{} ≥ {}", say::images(lang), stage.images));
    }
    if stage.point == Some(Point::StandBy) {
        demands.push(say::from_when_to_when(lang).to_owned());
    }
    demands.extend(signed_by(stage, lang));
    demands
}

/// The divisions a party signs in: their codes, or the names where there are none.
fn divisions(party: &Party) -> Vec<&str> {
    let all = || party.when.iter().map(String::as_str);
    let is_code = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let codes: Vec<&str> = all().filter(is_code).collect();
    match codes.is_empty() {
        true => all().collect(),
        false => codes,
    }
}

/// The parties that sign a stage, where only, and where that is written.
fn signed_by(stage: &Stage, lang: Lang) -> Option<String> {
    let party = |party: &Party| {
        let title = lang.of_words(&party.title);
        match divisions(party).join(lang.between()).as_str() {
            "" => title.to_owned(),
            some => say::only_in(lang, title, some),
        }
    };
    let parties: Vec<String> = stage.signatures.iter().map(party).collect();
    if parties.is_empty() {
        return None;
    }
    let source = match stage.source.as_str() {
        "" => String::new(),
        source => lang.in_brackets(source),
    };
    let list = parties.join(lang.between());
    Some(format!("{}{list}{source}", say::signed_by(lang)))
}
