//! What must come out of each statement: reckoned from the state by the rooms that show these figures, never
//! from the tables.

use chrono::NaiveDate;
use sanjian::domain::chain::ACCEPTANCE;
use sanjian::domain::node::Node;
use sanjian::domain::ratio::Ratio;
use sanjian::domain::{Kind, Outcome, Project};
use sanjian::rates::pictures::control::{ControlChart, MonthLies};
use sanjian::rates::pictures::pareto::Pareto;
use sanjian::rates::{By, Counts, Level, Query, RatesTable, RowKey, accumulate};
use sanjian::report::sql::{Statement, within};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Projects counted together, by their ids.
pub type Projects<'a> = [(&'a str, &'a Project)];

const ONLY_LOTS: [Level; 1] = [Level::Lot];

/// All statements with the rows that must come out.
pub fn statements(projects: &Projects, today: NaiveDate) -> Vec<Value> {
    let mut all = Vec::new();
    let days = ["2026-02-10", "2026-03-01", "2026-03-31", "2026-05-20"];
    let days = days.map(|day| day.parse::<NaiveDate>().ok());
    let [ten, first, last, twenty] = days;
    let periods = [
        (None, None),
        (ten, twenty),
        (first, last),
        (last, None),
        (None, first),
    ];
    for (from, to) in periods {
        let groups = [
            (Statement::Rates, None),
            (Statement::Crews, Some(By::Crew)),
            (Statement::Trades, Some(By::Trade)),
            (Statement::Buildings, Some(By::Building)),
            (Statement::Months, Some(By::Month)),
        ];
        for (statement, by) in groups {
            let levels = Level::ALL.to_vec();
            let query = Query {
                levels,
                by,
                from,
                to,
            };
            all.push(rates(statement, &table(projects, &query), &query, projects));
        }
        let levels = Level::ALL.to_vec();
        let query = Query {
            levels,
            by: None,
            from,
            to,
        };
        all.push(by_key(Statement::Projects, projects, &query, &|at| {
            projects[at].0
        }));
        if let [_, _, ..] = projects {
            let region = |at: usize| region(at, projects.len());
            all.push(by_key(Statement::Regions, projects, &query, &region));
        }
        all.push(shown(&table(projects, &query), &query));
        all.push(below_target(projects, &query));
        all.push(control(projects, from, to));
    }
    all.extend([
        failed_first(projects),
        closing(projects),
        overdue(projects, today),
    ]);
    all.extend([pareto(projects), funnel(projects)]);
    let columns = json!(["level", "figure"]);
    all.push(said(
        (Statement::OutcomesAgree, None, None),
        columns,
        Vec::new(),
        false,
    ));
    all
}

/// The region of a project; that of the last one is not known.
pub fn region(at: usize, of: usize) -> &'static str {
    match at + 1 == of {
        true => "",
        false => ["east", "west"][at % 2],
    }
}

type Asked = (Statement, Option<NaiveDate>, Option<NaiveDate>);

fn said((statement, from, to): Asked, columns: Value, rows: Vec<Value>, drop_zero: bool) -> Value {
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let name = format!("{} {}–{}", statement.word(), day(from), day(to));
    let sql = within(statement, from, to);
    json!({"name": name, "sql": sql, "columns": columns, "rows": rows, "drop_zero": drop_zero})
}

fn table(projects: &Projects, query: &Query) -> RatesTable {
    let mut table = RatesTable::new();
    let each = projects.iter();
    each.for_each(|(_, project)| accumulate(&mut table, project, query));
    table
}

/// The figures of a row by their names.
fn figures(counts: &Counts) -> Vec<(String, Ratio)> {
    let one = |part| Ratio { part, whole: 0 };
    let mut figures = vec![
        ("first_pass".to_owned(), counts.first_pass),
        ("rework".to_owned(), counts.rework),
        ("final".to_owned(), counts.finally),
        ("points".to_owned(), counts.points),
        ("area".to_owned(), counts.area),
        ("without_area".to_owned(), one(counts.without_area)),
        ("accepted".to_owned(), one(counts.accepted)),
        ("excellence".to_owned(), counts.excellence),
        ("concession".to_owned(), one(counts.concessions)),
        ("withdrawn".to_owned(), one(counts.withdrawn)),
        ("disputed".to_owned(), one(counts.disputed)),
    ];
    let stages = counts.stages.iter();
    figures.extend(stages.map(|(stage, pair)| (format!("stage.{stage}"), *pair)));
    figures.retain(|(_, ratio)| *ratio != Ratio::default());
    figures
}

const TALL: [&str; 5] = ["level", "grp", "figure", "num", "den"];

fn rates(statement: Statement, table: &RatesTable, query: &Query, of: &Projects) -> Value {
    let grouped = query.by.is_some();
    let mut rows = Vec::new();
    for (RowKey { level, group }, counts) in table {
        if group.is_some() != grouped {
            continue;
        }
        let group = group.as_deref().unwrap_or_default();
        let planned = ("planned".to_owned(), planned(of, *level, query.by, group));
        for (figure, Ratio { part, whole }) in figures(counts).into_iter().chain([planned]) {
            rows.push(json!([level.as_str(), group, figure, part, whole]));
        }
    }
    rows.retain(|row| row[3] != 0 || row[4] != 0);
    said((statement, query.from, query.to), json!(TALL), rows, true)
}

/// The subjects in the plan, counted by hand.
fn planned(projects: &Projects, level: Level, by: Option<By>, group: &str) -> Ratio {
    let mut part = 0;
    for (_, project) in projects {
        let name = |node: &Node, kind| {
            let above = project.above(node, kind);
            above
                .map(|above| above.subject.name.clone())
                .unwrap_or_default()
        };
        let nodes = project.nodes().iter();
        let nodes =
            nodes.filter(|node| node.subject.kind == level.kind() && node.retired().is_none());
        part += nodes
            .filter(|node| match by {
                None => true,
                Some(By::Month) => false,
                Some(By::Crew) => node.subject.crew == group,
                Some(By::Trade) => name(node, Kind::Item) == group,
                Some(By::Building) => name(node, Kind::Unit) == group,
            })
            .count() as u64;
    }
    Ratio { part, whole: 0 }
}

fn by_key<'a>(
    statement: Statement,
    projects: &Projects,
    query: &Query,
    name: &dyn Fn(usize) -> &'a str,
) -> Value {
    let mut sums: BTreeMap<(Level, &str, String), Ratio> = BTreeMap::new();
    for (at, own) in projects.iter().enumerate() {
        let own = [*own];
        for (key, counts) in &table(&own, query) {
            let planned = ("planned".to_owned(), planned(&own, key.level, None, ""));
            for (figure, ratio) in figures(counts).into_iter().chain([planned]) {
                let sum = sums.entry((key.level, name(at), figure)).or_default();
                sum.part += ratio.part;
                sum.whole += ratio.whole;
            }
        }
    }
    let rows = sums.into_iter().filter(|(_, sum)| *sum != Ratio::default());
    let rows = rows.map(|((level, name, figure), sum)| {
        json!([level.as_str(), name, figure, sum.part, sum.whole])
    });
    said(
        (statement, query.from, query.to),
        json!(TALL),
        rows.collect(),
        true,
    )
}

fn shown(table: &RatesTable, query: &Query) -> Value {
    let mut rows = Vec::new();
    for (key, counts) in table {
        for (figure, ratio) in [
            ("first_pass", counts.first_pass),
            ("excellence", counts.excellence),
        ] {
            if let Some(text) = ratio.percent() {
                let tenths: u64 = text.replace('.', "").parse().unwrap();
                rows.push(json!([
                    key.level.as_str(),
                    figure,
                    ratio.part,
                    ratio.whole,
                    tenths
                ]));
            }
        }
    }
    let columns = json!(["level", "figure", "num", "den", "tenths"]);
    said(
        (Statement::Shown, query.from, query.to),
        columns,
        rows,
        false,
    )
}

fn below_target(projects: &Projects, query: &Query) -> Value {
    let mut rows = Vec::new();
    for own @ (pid, project) in projects {
        let Some(target) = &project.head.target_first_pass else {
            continue;
        };
        for (key, counts) in &table(&[*own], query) {
            let Ratio { part, whole } = counts.first_pass;
            if counts.first_pass.meets(target) == Some(false) {
                rows.push(json!([pid, key.level.as_str(), part, whole]));
            }
        }
    }
    let columns = json!(["pid", "level", "num", "den"]);
    said(
        (Statement::BelowTarget, query.from, query.to),
        columns,
        rows,
        false,
    )
}

const CHART: [&str; 7] = [
    "grp",
    "num",
    "den",
    "centre",
    "lower_limit",
    "upper_limit",
    "lies",
];

fn control(projects: &Projects, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Value {
    let levels = ONLY_LOTS.to_vec();
    let by = Some(By::Month);
    let months = table(
        projects,
        &Query {
            levels,
            by,
            from,
            to,
        },
    );
    let rows = chart(&ControlChart::of(&months));
    said((Statement::Control, from, to), json!(CHART), rows, false)
}

/// The funnel is the control chart with projects for months.
fn funnel(projects: &Projects) -> Value {
    let levels = ONLY_LOTS.to_vec();
    let query = Query {
        levels,
        ..Query::default()
    };
    let mut all = table(projects, &query);
    for own @ (pid, _) in projects {
        for (key, counts) in table(&[*own], &query) {
            let group = Some((*pid).to_owned());
            all.insert(RowKey { group, ..key }, counts);
        }
    }
    let rows = chart(&ControlChart::of(&all));
    said((Statement::Funnel, None, None), json!(CHART), rows, false)
}

fn chart(chart: &ControlChart) -> Vec<Value> {
    let centre = chart.all.part as f64 / chart.all.whole.max(1) as f64;
    let months = chart.months.iter().map(|month| {
        let lies = match month.lies {
            MonthLies::Unjudged => "few",
            MonthLies::Within => "within",
            MonthLies::Below => "below",
            MonthLies::Above => "above",
        };
        let ([low, high], Ratio { part, whole }) = (month.limits, month.passed);
        json!([month.month, part, whole, centre, low, high, lies])
    });
    months.collect()
}

fn failed_first(projects: &Projects) -> Value {
    let mut rows = Vec::new();
    for (pid, project) in projects {
        for node in project.nodes() {
            let first = node.counted(ACCEPTANCE);
            let failed = first.is_some_and(|first| first.outcome == Outcome::Rejected);
            if failed || node.failed_without_round().is_some() {
                rows.push(json!([pid, node.subject.code]));
            }
        }
    }
    let columns = json!(["pid", "subject"]);
    said((Statement::FailedFirst, None, None), columns, rows, false)
}

fn closing(projects: &Projects) -> Value {
    let mut months: BTreeMap<String, [u64; 3]> = BTreeMap::new();
    for (_, project) in projects {
        let zone = project.head.zone();
        for issue in project.issues() {
            let sums = months.entry(zone.month(&issue.opened)).or_default();
            let due = NaiveDate::parse_from_str(&issue.due, "%Y-%m-%d").ok();
            let late = due.is_some_and(|due| zone.day(&issue.closed).is_none_or(|day| day > due));
            sums[0] += 1;
            sums[1] += u64::from(!issue.is_open());
            sums[2] += u64::from(!issue.is_open() && !late);
        }
    }
    let rows = months.into_iter();
    let rows =
        rows.map(|(month, [opened, closed, in_time])| json!([month, opened, closed, in_time]));
    let columns = json!(["grp", "opened", "closed", "closed_in_time"]);
    said(
        (Statement::Closing, None, None),
        columns,
        rows.collect(),
        false,
    )
}

fn overdue(projects: &Projects, today: NaiveDate) -> Value {
    let today = today.to_string();
    let rows = projects.iter().flat_map(|(pid, project)| {
        let issues = project.issues().iter();
        let overdue = issues.filter(|issue| issue.is_overdue(&today));
        overdue.map(move |issue| json!([pid, issue.id]))
    });
    let rows: Vec<Value> = rows.collect();
    let columns = json!(["pid", "issue"]);
    said((Statement::Overdue, None, None), columns, rows, false)
}

fn pareto(projects: &Projects) -> Value {
    let mut failed: BTreeMap<(String, String), u64> = BTreeMap::new();
    for (_, project) in projects {
        for item in Pareto::of(project, None, None).items {
            *failed.entry((item.checklist.id, item.item)).or_default() += item.failed.part;
        }
    }
    let rows = failed.into_iter();
    let rows = rows.map(|((list, item), failed)| json!([list, item, failed]));
    let columns = json!(["checklist", "item", "failed"]);
    said(
        (Statement::Pareto, None, None),
        columns,
        rows.collect(),
        false,
    )
}
