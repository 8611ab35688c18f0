//! `issue list|show|open|assign|rectify|verify|close`.

use super::args::Format;
use super::out::{Out, figures, words};
use super::said::{self, ByAt, Said};
use crate::domain::handle::Unnamed;
use crate::domain::issue::{Issue, IssueStep, Severity, State, Step, Taken};
use crate::domain::project::Project;
use crate::failure::{Exit, Failure};
use crate::text::issue as say;
use crate::text::{escape, reason, words as trade};
use crate::workspace::finding::Found;
use crate::workspace::{Command, Workspace};
use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

#[derive(Subcommand)]
pub enum IssueVerb {
    /// Issues, those due first on top / 不合格项列表，先到期的在前
    List(Filter),
    /// One issue with its readings and its trail / 一项的实测与经过
    Show {
        /// Its id, or its end or beginning as far as nobody else has it / 编号（可只写末尾，如 12/5.5.1）
        id: String,
    },
    /// Open one by hand / 手工开立
    Open(Opened),
    /// Say who mends them, until when / 分配
    Assign(Assigned),
    /// Say that they are mended / 整改完成
    Rectify(Stepped),
    /// Check again / 复查
    Verify {
        #[command(flatten)]
        stepped: Stepped,
        /// It does not conform: it goes back / 不合格，退回
        #[arg(long)]
        fail: bool,
    },
    /// Close without a re-check, with the reason / 不经复查而关闭，写明理由
    Close(Stepped),
}

/// Which issues.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Filter {
    /// In this state / 状态
    #[arg(long, value_enum)]
    state: Option<StateWord>,
    /// Of this crew / 责任班组
    #[arg(long)]
    crew: Option<String>,
    /// Past their due day / 逾期的
    #[arg(long)]
    overdue: bool,
    /// Of this subject and everything below it / 对象（含下级）
    #[arg(long, value_name = "CODE")]
    subject: Option<String>,
}

#[derive(clap::Args)]
pub struct Opened {
    /// The subject's code / 对象编号
    subject: String,
    /// What is wrong / 问题
    #[arg(long)]
    text: String,
    /// How grave / 程度
    #[arg(long, value_enum, default_value = "ordinary")]
    severity: SeverityWord,
    /// The checklist's item it is about / 检查项
    #[arg(long)]
    item: Option<String>,
    /// Where exactly / 部位
    #[arg(long)]
    place: Option<String>,
    #[command(flatten)]
    by_at: ByAt,
}

#[derive(clap::Args)]
pub struct Assigned {
    /// Issues; or --all / 编号，或 --all
    ids: Vec<String>,
    /// All of this state, crew and subject, not assigned yet unless --state says otherwise / 符合条件的全部
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    /// With --all: in this state / 状态
    #[arg(long, value_enum, requires = "all")]
    state: Option<StateWord>,
    /// With --all: of this subject and everything below it / 对象（含下级）
    #[arg(long, value_name = "CODE", requires = "all")]
    subject: Option<String>,
    /// With --all: of this crew until now / 原责任班组
    #[arg(long, value_name = "CREW", requires = "all")]
    from_crew: Option<String>,
    /// With --all: past their due day / 逾期的
    #[arg(long, requires = "all")]
    overdue: bool,
    /// Who mends them; each its own crew when not said / 责任班组，不填为各自的班组
    #[arg(long)]
    crew: Option<String>,
    /// Until when: YYYY-MM-DD, or +3 days / 期限
    #[arg(long, value_name = "DAY")]
    due: String,
    /// How grave, judged anew / 重新评定程度
    #[arg(long, value_enum)]
    severity: Option<SeverityWord>,
    /// What is ordered / 要求
    #[arg(long, default_value = "")]
    text: String,
    #[command(flatten)]
    by_at: ByAt,
}

#[derive(clap::Args)]
pub struct Stepped {
    /// Issues / 编号
    #[arg(required = true)]
    ids: Vec<String>,
    /// What was done or found / 说明
    #[arg(long, default_value = "")]
    text: String,
    #[command(flatten)]
    by_at: ByAt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StateWord {
    Unassigned,
    Assigned,
    Rectified,
    Closed,
    Open,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SeverityWord {
    Serious,
    Ordinary,
    Slight,
}

impl From<SeverityWord> for Severity {
    fn from(word: SeverityWord) -> Self {
        match word {
            SeverityWord::Serious => Severity::Serious,
            SeverityWord::Ordinary => Severity::Ordinary,
            SeverityWord::Slight => Severity::Slight,
        }
    }
}

impl StateWord {
    fn takes(self, state: State) -> bool {
        match self {
            StateWord::Unassigned => state == State::Unassigned,
            StateWord::Assigned => state == State::Assigned,
            StateWord::Rectified => state == State::Rectified,
            StateWord::Closed => state == State::Closed,
            StateWord::Open => state != State::Closed,
        }
    }
}

pub fn run(
    verb: IssueVerb,
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    workspace.enter(project)?;
    match verb {
        IssueVerb::List(filter) => list(&filter, workspace, out),
        IssueVerb::Show { id } => show(&id, workspace, out),
        IssueVerb::Open(opened) => open(opened, workspace, out),
        IssueVerb::Assign(assigned) => assign(&assigned, workspace, out),
        IssueVerb::Rectify(stepped) => step(&stepped, &Step::Rectify, workspace, out),
        IssueVerb::Verify { stepped, fail } => {
            step(&stepped, &Step::Verify { passed: !fail }, workspace, out)
        }
        IssueVerb::Close(stepped) => step(&stepped, &Step::Close, workspace, out),
    }
}

/// The issues a filter leaves: those due first on top, then by opening.
fn filtered<'a>(project: &'a Project, filter: &Filter, today: &str) -> Vec<&'a Issue> {
    let below = |issue: &Issue| match &filter.subject {
        Some(code) => project
            .node(code)
            .is_some_and(|node| project.holds(node, &issue.subject)),
        None => true,
    };
    let fits = |issue: &&Issue| {
        filter.state.is_none_or(|state| state.takes(issue.state))
            && filter.crew.as_ref().is_none_or(|crew| *crew == issue.crew)
            && (!filter.overdue || issue.is_overdue(today))
            && below(issue)
    };
    let mut found: Vec<&Issue> = project.issues().iter().filter(fits).collect();
    found.sort_by_key(|issue| (!issue.is_open(), issue.due.is_empty(), issue.due.clone()));
    found
}

fn list(filter: &Filter, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let (lang, project) = (out.lang, workspace.entered()?);
    if let Some(code) = filter
        .subject
        .as_ref()
        .filter(|code| project.node(code).is_none())
    {
        return Err(Failure::NoSuchSubject(code.clone()));
    }
    let today = workspace.today().to_string();
    let plain = out.format != Format::Table;
    let columns = [
        words("id", say::id(lang)),
        words("subject", say::subject(lang)),
        words("item", say::item(lang)),
        words("severity", say::severity(lang)),
        words("state", say::state(lang)),
        words("crew", say::crew(lang)),
        words("due", say::due(lang)),
        words("overdue", say::overdue(lang)),
        words("opened", say::opened(lang)),
        words("by", say::by(lang)),
        figures("returns", say::returns(lang)),
    ];
    let row = |issue: &&Issue| {
        let late = issue.is_overdue(&today);
        let (severity, state, overdue) = match plain {
            true => (issue.severity.as_str(), issue.state.as_str(), ["no", "yes"]),
            false => (
                trade::severity(lang, issue.severity),
                trade::issue_state(lang, issue.state),
                ["", say::overdue(lang)],
            ),
        };
        let id = if plain {
            issue.id.as_str()
        } else {
            project.handle(issue)
        };
        let opened = if plain {
            issue.opened.as_str()
        } else {
            issue.opened.get(..10).unwrap_or_default()
        };
        [
            id,
            &issue.subject,
            &issue.item,
            severity,
            state,
            &issue.crew,
            &issue.due,
            overdue[usize::from(late)],
            opened,
            &issue.by,
            &issue.returns.to_string(),
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let rows: Vec<Vec<String>> = filtered(project, filter, &today).iter().map(row).collect();
    if rows.is_empty() && out.format == Format::Table {
        out.say(say::none(lang));
        return Ok(Exit::Done);
    }
    out.table(&columns, &rows)?;
    Ok(Exit::Done)
}

/// The issue a handle names, or the words for which it names none.
fn named<'a>(
    handle: &str,
    workspace: &'a Workspace,
    out: &Out,
) -> Result<Option<&'a Issue>, Failure> {
    match workspace.entered()?.issue_named(handle) {
        Ok(issue) => Ok(Some(issue)),
        Err(unnamed) => {
            let several = match unnamed {
                Unnamed::Nobody => Vec::new(),
                Unnamed::Several(ids) => ids,
            };
            out.say(&format!("✗ {}", say::unnamed(out.lang, handle, &several)));
            Ok(None)
        }
    }
}

fn show(handle: &str, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let Some(issue) = named(handle, workspace, out)? else {
        return Ok(Exit::Refused);
    };
    let found = workspace.found_by_check(issue);
    match out.format {
        Format::Json => {
            let value = as_json(issue, found.as_ref(), workspace, out)?;
            out.json(&value)?;
        }
        Format::Csv => {
            let lang = out.lang;
            let columns = [
                words("step", say::step_head(lang)),
                words("at", say::at(lang)),
                words("by", say::by(lang)),
                words("text", say::text(lang)),
                words("record", say::record(lang)),
            ];
            let row = |taken: &Taken| {
                let step = &taken.step;
                let cells = [
                    step.step.as_str(),
                    &step.at,
                    &step.by,
                    &step.text,
                    &taken.record,
                ];
                cells.map(str::to_owned).to_vec()
            };
            let rows: Vec<Vec<String>> = issue.steps.iter().map(row).collect();
            out.table(&columns, &rows)?;
        }
        Format::Table => show_table(issue, found.as_ref(), workspace, out)?,
    }
    Ok(Exit::Done)
}

fn show_table(
    issue: &Issue,
    found: Option<&Found>,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    let project = workspace.entered()?;
    let node = project.node(&issue.subject);
    let title = found.map_or("", |found| lang.of_words(&found.title));
    let mut facts = vec![
        (
            say::id(lang),
            format!("{}  ({})", project.handle(issue), issue.id),
        ),
        (
            say::subject(lang),
            format!(
                "{} {}",
                issue.subject,
                node.map_or("", |node| &node.subject.name)
            ),
        ),
        (say::place(lang), place(issue, workspace)),
        (say::item(lang), format!("{} {title}", issue.item)),
        (
            say::severity(lang),
            trade::severity(lang, issue.severity).to_owned(),
        ),
        (
            say::state(lang),
            trade::issue_state(lang, issue.state).to_owned(),
        ),
        (say::crew(lang), issue.crew.clone()),
        (say::due(lang), due(issue, workspace, out)),
    ];
    if let Some(found) = found {
        facts.push((say::readings(lang), say::marked(&found.readings)));
        facts.push((
            say::found(lang),
            reason::sentence(lang, &found.verdict, &found.unit),
        ));
    }
    facts.push((say::photos(lang), photos(issue, found).join("  ")));
    if let Some(route) = issue.route {
        facts.push((say::route(lang), say::ended(lang, route).to_owned()));
    }
    for (label, value) in facts.iter().filter(|(_, value)| !value.trim().is_empty()) {
        out.line(&format!("{label}  {}", escape::shown(value.trim())))?;
    }
    out.line(say::trail(lang))?;
    for taken in &issue.steps {
        let step = &taken.step;
        let person = project
            .people
            .get(&step.by)
            .map_or("", |person| &person.name);
        let line = format!(
            "  {}  {} {person}  {}  {}  {}  [{}]",
            step.at,
            step.by,
            say::step(lang, &step.step),
            say::order(lang, &step.step),
            step.text,
            taken.record
        );
        out.line(&escape::shown(&line))?;
    }
    Ok(())
}

fn place(issue: &Issue, workspace: &Workspace) -> String {
    let node = workspace
        .project()
        .and_then(|project| project.node(&issue.subject));
    let location = node.map_or("", |node| node.subject.location.as_str());
    [location, &issue.place].join(" ")
}

fn due(issue: &Issue, workspace: &Workspace, out: &Out) -> String {
    let today = workspace.today();
    let late = chrono::NaiveDate::parse_from_str(&issue.due, "%Y-%m-%d")
        .ok()
        .filter(|_| issue.is_overdue(&today.to_string()))
        .map(|due| say::late(out.lang, (today - due).num_days()));
    format!("{} {}", issue.due, late.unwrap_or_default())
}

/// The names of photos and documents: the check's, and those of its steps.
fn photos(issue: &Issue, found: Option<&Found>) -> Vec<String> {
    let of_check = found.into_iter().flat_map(|found| &found.evidence);
    let of_steps = issue.steps.iter().flat_map(|taken| &taken.step.evidence);
    of_check
        .chain(of_steps)
        .map(|one| one.name.clone())
        .collect()
}

fn as_json(
    issue: &Issue,
    found: Option<&Found>,
    workspace: &Workspace,
    out: &Out,
) -> Result<Value, Failure> {
    let mut value = serde_json::to_value(issue).map_err(|error| Failure::internal(&error))?;
    let today = workspace.today().to_string();
    value["handle"] = workspace.entered()?.handle(issue).into();
    value["overdue"] = issue.is_overdue(&today).into();
    value["route"] = json!(issue.route.map(crate::domain::issue::Route::as_str));
    value["found"] = match found {
        None => Value::Null,
        Some(found) => json!({
            "record": found.record,
            "readings": found.readings.iter().map(|(text, _)| text).collect::<Vec<_>>(),
            "failing": found.readings.iter().filter(|(_, within)| !within).map(|(text, _)| text).collect::<Vec<_>>(),
            "rule": found.verdict.rule(),
            "clause": found.verdict.clause,
            "text": reason::sentence(out.lang, &found.verdict, &found.unit),
        }),
    };
    Ok(value)
}

fn open(opened: Opened, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let at = opened.by_at.time(workspace)?;
    let subject = opened.subject.clone();
    let step = IssueStep {
        issue: String::new(),
        step: Step::Open {
            subject: opened.subject,
            item: opened.item.unwrap_or_default(),
            severity: opened.severity.into(),
            place: opened.place.unwrap_or_default(),
        },
        at,
        by: opened.by_at.by,
        text: opened.text,
        evidence: Vec::new(),
    };
    let done = workspace.execute(Command::Issue(step))?;
    let about = subject.clone();
    said::print(
        &[Said {
            about,
            subject,
            done,
        }],
        workspace,
        out,
    )
}

/// The ids that handles name; none when any of them names no issue.
fn ids(
    handles: &[String],
    workspace: &Workspace,
    out: &Out,
) -> Result<Option<Vec<String>>, Failure> {
    let mut ids = Vec::new();
    let mut all = true;
    for handle in handles {
        match named(handle, workspace, out)? {
            Some(issue) if !ids.contains(&issue.id) => ids.push(issue.id.clone()),
            Some(_) => {}
            None => all = false,
        }
    }
    Ok(all.then_some(ids))
}

fn assign(asked: &Assigned, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let due = said::day(workspace, "--due", &asked.due)?;
    let chosen = match asked.all {
        true => {
            let filter = Filter {
                state: asked.state.or(Some(StateWord::Unassigned)),
                crew: asked.from_crew.clone(),
                overdue: asked.overdue,
                subject: asked.subject.clone(),
            };
            let today = workspace.today().to_string();
            let found = filtered(workspace.entered()?, &filter, &today);
            Some(found.iter().map(|issue| issue.id.clone()).collect())
        }
        false => ids(&asked.ids, workspace, out)?,
    };
    let Some(chosen) = chosen else {
        return Ok(Exit::Refused);
    };
    if chosen.is_empty() {
        out.say(say::none(out.lang));
    }
    let order = |issue: &Issue| Step::Assign {
        crew: asked.crew.clone().unwrap_or_else(|| issue.crew.clone()),
        due: due.clone(),
        severity: asked.severity.map(Severity::from),
    };
    take(&chosen, &order, (&asked.by_at, &asked.text), workspace, out)
}

fn step(
    asked: &Stepped,
    kind: &Step,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let Some(chosen) = ids(&asked.ids, workspace, out)? else {
        return Ok(Exit::Refused);
    };
    let kind = |_: &Issue| kind.clone();
    take(&chosen, &kind, (&asked.by_at, &asked.text), workspace, out)
}

/// Takes the same step of each; one refused does not stop the rest.
fn take(
    ids: &[String],
    kind: &dyn Fn(&Issue) -> Step,
    (by_at, text): (&ByAt, &str),
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let at = by_at.time(workspace)?;
    let mut all = Vec::new();
    for id in ids {
        let project = workspace.entered()?;
        let Some(issue) = project.issue(id) else {
            continue;
        };
        let (about, subject) = (project.handle(issue).to_owned(), issue.subject.clone());
        let step = IssueStep {
            issue: id.clone(),
            step: kind(issue),
            at: at.clone(),
            by: by_at.by.clone(),
            text: text.to_owned(),
            evidence: Vec::new(),
        };
        let done = workspace.execute(Command::Issue(step))?;
        all.push(Said {
            about,
            subject,
            done,
        });
    }
    said::print(&all, workspace, out)
}
