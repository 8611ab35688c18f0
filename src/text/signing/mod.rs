//! The lines a signing screen shows and a signature covers (K2): made from the record alone, the
//! checklist it pinned and the names of that moment, so that anybody can make them again. Changing
//! one character here is a new [`FORM`]; nothing in it claims to be a legal electronic signature.

mod answer;
mod step;
#[cfg(test)]
mod tests;

pub use answer::fields as answer_fields;

use super::escape::shown;
use super::lang::Lang;
use super::words;
use crate::domain::check::{Flag, Submission};
use crate::domain::clock::ClockStanding;
use crate::domain::evidence::Evidence;
use crate::domain::places::PlaceDraw;
use crate::domain::ruling::Ruling;
use crate::domain::signature::Labels;
use crate::domain::statement::Stand;
use crate::domain::timely::OddTime;
use crate::domain::trail::Trail;
use crate::domain::{CheckRecord, Checklist, Role, Words};

/// The version of the form; it stands in every statement.
pub const FORM: u32 = 1;

/// What is signed.
#[derive(Clone, Copy, Debug)]
pub enum SignedDocument<'a> {
    /// A concluded check, and the checklist that judged it.
    Check(&'a CheckRecord, &'a Checklist),
    /// A ruling.
    Ruling(&'a Ruling),
    /// A step of an issue with what led to it.
    Step(&'a Trail),
}

/// The record that the document stands in.
#[derive(Clone, Debug)]
pub struct RecordPlace {
    /// Its id.
    pub record: String,
    /// Its hash.
    pub h: String,
    /// When it was made, as stamped.
    pub t: String,
    /// What was known of the clock.
    pub clk: String,
}

/// Who signs, and how.
#[derive(Clone, Debug)]
pub struct Signer<'a> {
    /// The party's id.
    pub party: &'a str,
    /// The party's name; none for whoever made the document.
    pub title: Option<&'a Words>,
    /// The role.
    pub role: Role,
    /// The person's code.
    pub by: &'a str,
    /// The key.
    pub kid: &'a str,
    /// Whether the signer agrees.
    pub stand: Stand,
    /// Why not.
    pub reason: &'a str,
    /// When.
    pub t: &'a str,
}

/// All that the lines are made from.
#[derive(Clone, Debug)]
pub struct SignedSheet<'a> {
    /// What is signed.
    pub document: SignedDocument<'a>,
    /// Where it stands.
    pub place: &'a RecordPlace,
    /// Names of that moment.
    pub labels: &'a Labels,
    /// Who signs.
    pub signer: Signer<'a>,
}

/// Lines being written: a label, and what stands beside it made visible.
pub(super) struct SigningLines {
    lang: Lang,
    all: Vec<String>,
}

impl SigningLines {
    fn row(&mut self, zh: &str, en: &str, value: &str) {
        let value = shown(value);
        self.all.push(match self.lang {
            Lang::Zh => format!("{zh}：{value}"),
            Lang::En => format!("{en}: {value}"),
        });
    }

    fn plain(&mut self, text: String) {
        self.all.push(text);
    }
}

/// The lines, in the signer's language.
pub fn lines(lang: Lang, sheet: &SignedSheet) -> Vec<String> {
    let mut lines = SigningLines {
        lang,
        all: vec![match lang {
            Lang::Zh => format!("签字文本（第 {FORM} 版）"),
            Lang::En => format!("Text to be signed (form {FORM})"),
        }],
    };
    let labels = sheet.labels;
    let pair = |code: &str, name: &str| format!("{code} {name}");
    let project = pair(&labels.project, &labels.project_name);
    lines.row("工程", "Project", &project);
    match sheet.document {
        SignedDocument::Check(check, list) => check_lines(&mut lines, check, list, labels),
        SignedDocument::Ruling(ruling) => ruling_lines(&mut lines, ruling, labels),
        SignedDocument::Step(trail) => step::lines(&mut lines, trail, labels),
    }
    place(&mut lines, sheet.place);
    signer(&mut lines, &sheet.signer, labels);
    lines.all
}

fn subject(lines: &mut SigningLines, code: &str, labels: &Labels) {
    let text = format!("{code} {}", labels.subject_name);
    lines.row("对象", "Subject", &text);
    if !labels.location.is_empty() {
        lines.row("部位", "Place", &labels.location);
    }
}

fn check_lines(lines: &mut SigningLines, check: &CheckRecord, list: &Checklist, labels: &Labels) {
    let lang = lines.lang;
    let submission = &check.submission;
    subject(lines, &submission.subject, labels);
    let round = check.round;
    let stage = format!("{} ({})", labels.stage, submission.stage);
    let stage = match lang {
        Lang::Zh => format!("{stage} 第 {round} 轮"),
        Lang::En => format!("{stage}, round {round}"),
    };
    lines.row("阶段", "Stage", &stage);
    let maker = format!("{} {}  {}", submission.by, labels.maker, submission.at);
    lines.row("作结论", "Concluded by", &maker);
    let pin = &check.checklist;
    let short = pin.hash.get(..16).unwrap_or(&pin.hash);
    let title = lang.of_words(&list.title);
    let text = format!("{} {} {title}  sha256 {short}", pin.id, pin.version);
    lines.row("检查表", "Checklist", &text);
    conditions(lines, check, list);
    answer::items(lines, check, list);
    let tally = &check.tally;
    let points = format!("{}/{}", tally.conforming, tally.points);
    lines.row("实测点合格", "Points within limits", &points);
    for flag in &check.flags {
        lines.row("提示", "Note", &flagged(lang, flag));
    }
    evidence(lines, &submission.evidence);
    let outcome = words::outcome(lang, check.outcome);
    let verdict = match check.grade {
        Some(grade) => format!("{outcome}  {}", words::grade(lang, grade)),
        None => outcome.to_owned(),
    };
    lines.row("结论", "Verdict", &verdict);
}

/// What the answers were given under.
fn conditions(lines: &mut SigningLines, check: &CheckRecord, list: &Checklist) {
    let Submission {
        capacity,
        capacity_why,
        counts,
        dims,
        remedy,
        instruments,
        drawn,
        standby,
        date_confirmed,
        own,
        ..
    } = &check.submission;
    if !date_confirmed.is_empty() {
        let odd = OddTime::parse(date_confirmed);
        let words = odd.map_or(date_confirmed.as_str(), |odd| dated(lines.lang, odd));
        lines.row("日期经办理人核对", "Date looked at by its maker", words);
    }
    if let Some(capacity) = capacity {
        lines.row("容量", "Capacity", &capacity.to_string());
    }
    if !capacity_why.is_empty() {
        lines.row("容量改小的理由", "Why the capacity is less", capacity_why);
    }
    for (id, count) in counts {
        let of = list
            .items
            .iter()
            .filter_map(|item| item.sampling.of.as_ref());
        let named = of.into_iter().find(|of| of.id == *id);
        let name = named.map_or(id.as_str(), |of| lines.lang.pick(&of.zh, &of.en));
        lines.row("共有", "There are", &format!("{name} {count}"));
    }
    if !check.variants.is_empty() {
        lines.row("类型", "Variants", &variants(lines.lang, check, list));
    }
    for (name, size) in dims {
        lines.row("尺寸", "Dimension", &format!("{name} = {size} mm"));
    }
    if let Some(remedy) = remedy {
        let mended = words::remedy(lines.lang, *remedy);
        lines.row("整改", "Mended", mended);
    }
    if !instruments.is_empty() {
        lines.row("计量器具", "Instruments", &instruments.join(" "));
    }
    drawn.iter().for_each(|draw| places(lines, draw));
    for (name, value) in own {
        let value = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        lines.row("另记", "Noted", &format!("{name} = {value}"));
    }
    if let Some(standby) = standby {
        let span = format!("{} – {}", standby.from, standby.to);
        lines.row("旁站", "Watched", &span);
    }
}

/// A draw of places to measure, with all of them.
fn places(lines: &mut SigningLines, draw: &PlaceDraw) {
    let places = draw.places.join(lines.lang.between());
    let text = format!("{}  {}  {places}", draw.at, draw.seed);
    lines.row("抽取测点", "Places drawn", &text);
}

/// The lot's variants with their names.
fn variants(lang: Lang, check: &CheckRecord, list: &Checklist) -> String {
    let name = |id: &String| {
        let known = list.variant(id);
        let name = known.map_or("", |variant| lang.pick(&variant.zh, &variant.en));
        format!("{name} ({id})").trim_start().to_owned()
    };
    let all: Vec<String> = check.variants.iter().map(name).collect();
    all.join(lang.between())
}

/// What is odd about the date of a check; these words are signed and stay as they are.
fn dated(lang: Lang, odd: OddTime) -> &'static str {
    match odd {
        OddTime::Ahead => lang.pick("晚于录入之时", "later than it was entered"),
        OddTime::Backwards => lang.pick("早于上一次检查", "before the check it follows"),
        OddTime::BeforeProject => lang.pick("早于工程开始", "before the project began"),
    }
}

fn flagged(lang: Lang, flag: &Flag) -> String {
    match flag {
        Flag::Instrument { code, until } => {
            let until = until.as_deref().unwrap_or("-");
            match lang {
                Lang::Zh => format!("计量器具 {code} 检定有效期 {until}"),
                Lang::En => format!("instrument {code}, certificate valid until {until}"),
            }
        }
        Flag::ShortNotice { given, hours } => match lang {
            Lang::Zh => format!("通知只提前 {given} h，约定 {hours} h"),
            Lang::En => format!("notice given {given} h ahead, {hours} h agreed"),
        },
        Flag::Unwitnessed => lang
            .pick(
                "对方经通知未到场",
                "the other side, duly notified, was absent",
            )
            .to_owned(),
    }
}

fn evidence(lines: &mut SigningLines, kept: &[Evidence]) {
    for one in kept {
        let Evidence {
            name,
            media,
            size,
            item,
            hash,
            ..
        } = one;
        let text = format!("{name} {item} {media} {size} B  sha256 {hash}");
        lines.row("证据", "Evidence", &text);
    }
}

fn ruling_lines(lines: &mut SigningLines, ruling: &Ruling, labels: &Labels) {
    let lang = lines.lang;
    subject(lines, &ruling.subject, labels);
    lines.row("处置", "Ruling", words::ruling(lang, ruling.what));
    let maker = format!("{} {}  {}", ruling.by, labels.maker, ruling.at);
    lines.row("决定", "Decided by", &maker);
    lines.row("理由", "Reason", &ruling.reason);
    for paper in &ruling.papers {
        let kind = words::paper(lang, paper.kind);
        let text = format!(
            "{kind} {} {} {}  {}",
            paper.no, paper.date, paper.signer, paper.blob
        );
        lines.row("文件", "Document", text.trim_end());
    }
    evidence(lines, &ruling.evidence);
    // Records of old do not say it, and their signatures cover no such line.
    if !ruling.entered.is_empty() {
        lines.row("登记时间", "Entered", &ruling.entered);
    }
    if !ruling.of.is_empty() {
        lines.row("针对记录", "About record", &ruling.of);
    }
    if !ruling.into.is_empty() {
        lines.row("归入", "Into", &ruling.into.join(" "));
    }
}

fn place(lines: &mut SigningLines, place: &RecordPlace) {
    let text = format!("{}  {}", place.record, place.h);
    lines.row("记录与散列", "Record and hash", &text);
    let clock = clock(lines.lang, &place.clk);
    let text = format!("{}  {clock}", place.t);
    lines.row("记录时间", "Recorded at", &text);
}

/// What is known of the clock of a record (T3).
fn clock(lang: Lang, clk: &str) -> &'static str {
    match ClockStanding::of(clk) {
        ClockStanding::Right => lang.pick("时钟正常", "clock in order"),
        ClockStanding::Back => lang.pick("! 时钟被拨回", "! the clock was turned back"),
        ClockStanding::Jump => lang.pick("! 时钟跳变", "! the clock jumped"),
        ClockStanding::Unset => lang.pick("! 时钟未设置", "! the clock was never set"),
        ClockStanding::Unknown => lang.pick("! 时钟不明", "! clock unknown"),
    }
}

fn signer(lines: &mut SigningLines, signer: &Signer, labels: &Labels) {
    let lang = lines.lang;
    let title = signer
        .title
        .map_or_else(|| maker(lang), |title| lang.of_words(title));
    let party = format!("{title} ({})", signer.party);
    lines.row("签字方", "Party", &party);
    let who = format!("{} {}  {}", signer.by, labels.signer, labels.org);
    lines.row("签字人", "Signer", who.trim_end());
    lines.row("岗位", "Role", words::role(lang, signer.role));
    lines.row("密钥", "Key", signer.kid);
    lines.row("签字时间", "Signing time", signer.t);
    match signer.stand {
        Stand::Agree => lines.row("表态", "Declaration", agrees(lang)),
        Stand::Refuse => {
            lines.row("表态", "Declaration", refuses(lang));
            lines.row("拒签理由", "Reason of the refusal", signer.reason);
        }
    }
    lines.plain(meaning(lang).to_owned());
}

crate::phrases! {
    maker: "作出人", "Maker";
    agrees: "同意：以上各行本人已看过，认可其内容", "I agree: I have read every line above and stand by it";
    refuses: "拒签：以上结论本人不认可，视为不合格", "I refuse: I do not accept the verdict above; it counts as not qualified";
    meaning: "说明：签字使此文本日后任何改动都能查出（防篡改记录），不替代纸质签字文件，存档以纸质文件为准。",
        "Note: this signature makes any later change to this text detectable (a tamper-evident record). It does not replace the signed paper, which stays the archive copy.";
}
