//! The tables of facts, version 2, contract `sanjian.facts/2`: what a row of each is, and its columns. A
//! column may be added; one that means something else is another version.

use super::column::{FactCell, FactColumn, FactRow, FactTable, FactValue, Micro, fact_table};
use crate::text::facts as say;
use chrono::NaiveDate;

fact_table! { ProjectFact of "projects", say::projects;
    project: &'a str, say::project_code;
    name: &'a str, say::project_name;
    scale: &'a str, say::scale;
    scheme: &'a str, say::scheme;
    zone: String, say::zone;
    target_first_pass: Micro, say::target_first_pass;
    target_excellence: Micro, say::target_excellence;
    veto_below: Micro, say::veto_below;
    unverified: bool, say::unverified;
    heads: &'a str, say::heads;
    made_at: String, say::made_at;
    made_day: Option<NaiveDate>, say::made_day;
    program: &'a str, say::program;
}

fact_table! { CountFact of "counts", say::counts;
    subject: &'a str, say::subject;
    level: &'a str, say::level;
    crew: &'a str, say::crew;
    trade: &'a str, say::trade;
    building: &'a str, say::building;
    figure: String, say::figure;
    day: Option<NaiveDate>, say::count_day;
    month: &'a str, say::count_month;
    earlier_day: Option<NaiveDate>, say::earlier_day;
    same_month: bool, say::same_month;
    num: u64, say::num;
    den: u64, say::den;
}

fact_table! { OutcomeFact of "outcomes", say::outcomes;
    subject: &'a str, say::subject;
    level: &'a str, say::kind;
    name: &'a str, say::name;
    parent: &'a str, say::parent;
    crew: &'a str, say::crew;
    trade: &'a str, say::trade;
    building: &'a str, say::building;
    division: &'a str, say::division;
    sub_division: &'a str, say::sub_division;
    location: &'a str, say::location;
    checklist: &'a str, say::checklist;
    capacity: Micro, say::capacity;
    area_hundredths: u64, say::area;
    state: &'static str, say::state;
    concluded: bool, say::concluded;
    passed_first: bool, say::passed_first;
    first_day: Option<NaiveDate>, say::first_day;
    first_month: String, say::month;
    first_how: &'static str, say::first_how;
    first_points: u64, say::first_points;
    first_points_ok: u64, say::points_ok;
    reworked: bool, say::reworked;
    rounds: u64, say::rounds;
    accepted: bool, say::accepted;
    accepted_day: Option<NaiveDate>, say::accepted_day;
    accepted_month: String, say::month;
    route: &'static str, say::route;
    concession: bool, say::concession;
    graded: bool, say::graded;
    excellent: bool, say::excellent;
    withdrawn: u64, say::withdrawn;
    annulled: bool, say::annulled;
    forbidden: bool, say::forbidden;
    retired: bool, say::retired;
    conflict: bool, say::conflict;
    disputed: bool, say::disputed;
}

fact_table! { CheckFact of "checks", say::checks;
    subject: &'a str, say::subject;
    level: &'a str, say::kind;
    stage: &'a str, say::stage;
    round: u64, say::round;
    first_concluded: bool, say::first_concluded;
    concluded_at: &'a str, say::concluded_at;
    day: Option<NaiveDate>, say::day;
    month: String, say::month;
    person: &'a str, say::person;
    crew: &'a str, say::crew;
    passed: bool, say::passed;
    judged: bool, say::judged;
    grade: &'static str, say::grade;
    how: &'static str, say::how;
    annulled_by: &'a str, say::annulled_by;
    refused_by: &'a str, say::refused_by;
    checklist: &'a str, say::checklist;
    version: &'a str, say::version;
    items: u64, say::items_judged;
    items_failed: u64, say::items_failed;
    points: u64, say::points;
    points_ok: u64, say::points_ok;
    record: &'a str, say::record;
}

fact_table! { ItemFact of "items", say::items;
    record: &'a str, say::record;
    subject: &'a str, say::subject;
    level: &'a str, say::kind;
    stage: &'a str, say::stage;
    round: u64, say::round;
    first_concluded: bool, say::first_concluded;
    checklist: &'a str, say::checklist;
    item: &'a str, say::item;
    clause: &'a str, say::clause;
    title: &'a str, say::title;
    class: &'static str, say::class;
    passed: bool, say::item_passed;
    na: bool, say::na;
    points: u64, say::points;
    points_ok: u64, say::points_ok;
}

fact_table! { IssueFact of "issues", say::issues;
    issue: &'a str, say::issue;
    subject: &'a str, say::subject;
    checklist: &'a str, say::checklist;
    item: &'a str, say::item;
    clause: String, say::clause;
    title: String, say::title;
    trade: &'a str, say::trade;
    building: &'a str, say::building;
    crew: &'a str, say::issue_crew;
    severity: &'static str, say::severity;
    state: &'static str, say::issue_state;
    opened_day: Option<NaiveDate>, say::opened_day;
    opened_month: String, say::month;
    due_day: Option<NaiveDate>, say::due_day;
    closed_day: Option<NaiveDate>, say::closed_day;
    closed: bool, say::closed;
    closed_in_time: bool, say::closed_in_time;
    returns: u64, say::returns;
    route: &'static str, say::issue_route;
}

fact_table! { CostFact of "costs", say::costs;
    record: &'a str, say::cost_record;
    issue: &'a str, say::cost_issue;
    subject: &'a str, say::cost_subject;
    kind: &'static str, say::cost_kind;
    known: bool, say::cost_known;
    step: &'static str, say::cost_step;
    day: Option<NaiveDate>, say::cost_day;
    month: String, say::month;
    crew: &'a str, say::issue_crew;
    trade: &'a str, say::trade;
    building: &'a str, say::building;
    checklist: &'a str, say::checklist;
    item: &'a str, say::item;
    cause_group: &'static str, say::cause_group;
    cause: &'a str, say::cause;
    yuan: Micro, say::yuan;
    unpriced: u64, say::unpriced;
    hours: Micro, say::hours;
    delay_days: Micro, say::delay_days;
    estimated_yuan: Micro, say::estimated_yuan;
    doubled: bool, say::doubled;
}

fact_table! { RulingFact of "rulings", say::rulings;
    record: &'a str, say::record;
    subject: &'a str, say::subject;
    level: &'a str, say::kind;
    what: &'static str, say::what;
    day: Option<NaiveDate>, say::day;
    month: String, say::month;
    person: &'a str, say::person;
    about: &'a str, say::about;
    papers: u64, say::papers;
    annulled_by: &'a str, say::annulled_by;
}

fact_table! { ReadingFact of "readings", say::readings;
    record: &'a str, say::record;
    subject: &'a str, say::subject;
    stage: &'a str, say::stage;
    round: u64, say::round;
    item: &'a str, say::item;
    class: &'static str, say::class;
    n: u64, say::n;
    reading: Micro, say::reading;
    ok: bool, say::ok;
}

fact_table! { LedgerFact of "ledger", say::ledger;
    project: &'a str, say::project_code;
    region: &'a str, say::region;
    company: &'a str, say::company;
    project_type: &'a str, say::project_type;
}

/// All tables; the last one, nine tenths of all, only where it is asked for.
pub const TABLES: &[FactTable] = &[
    ProjectFact::TABLE,
    LedgerFact::TABLE,
    CountFact::TABLE,
    OutcomeFact::TABLE,
    CheckFact::TABLE,
    ItemFact::TABLE,
    IssueFact::TABLE,
    CostFact::TABLE,
    RulingFact::TABLE,
    ReadingFact::TABLE,
];

/// The tables that are written; that of points only where it is asked for.
pub fn written(with_readings: bool) -> impl Iterator<Item = &'static FactTable> {
    TABLES
        .iter()
        .take(TABLES.len() - usize::from(!with_readings))
}

/// Of these, those that a project's own records make: the ledger is headquarters'.
pub fn recorded(with_readings: bool) -> impl Iterator<Item = &'static FactTable> {
    written(with_readings).filter(|table| table.name != LedgerFact::TABLE.name)
}
