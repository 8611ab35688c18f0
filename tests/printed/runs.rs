//! What is run: each command at least once, where it has something to print. Runs on the devices that
//! work on (`Worked`, `Other`) go from one to the next in this order.

use crate::folders::Place;
use crate::folders::Place::{Empty, Forks, Golden, Other, Sample, Worked};

/// One command line.
pub struct Run {
    pub place: Place,
    pub words: &'static str,
}

const fn run(place: Place, words: &'static str) -> Run {
    Run { place, words }
}

/// Commands that are not run here, and why.
pub const EXCEPT: &[(&str, &str)] = &[
    ("completions", "made by the parser for the shell"),
    ("man", "the page for `man`, made by the parser"),
    ("people enrol", "the key it makes is chance"),
    ("people rotate", "the key it makes is chance"),
    ("people revoke", "needs a person's own key, which is chance"),
    ("check sign", "needs a person's own key, which is chance"),
    ("issue sign", "needs a person's own key, which is chance"),
    ("doctor", "what it finds is of this machine and this hour"),
    ("remote test", "needs a server"),
    ("remote remove", "prints one sentence"),
    ("hq identity", "the identity it makes is chance"),
    ("hq key", "the key it makes is chance"),
    ("hq trust", "needs a headquarters' key, which is chance"),
    ("hq distrust", "needs a headquarters' key, which is chance"),
];

/// What the sample has too little of: readings that look made up.
pub const BEFORE: &[Run] = &[run(Sample, "check record IN/even.jsonl")];

/// Runs that write where others read: alone, after all others.
pub const ALONE: &[Run] = &[
    run(Sample, "demo"),
    run(Sample, "export OUT"),
    run(Golden, "export OUT"),
    run(Golden, "export OUT --text"),
];

pub const RUNS: &[Run] = &[
    // The sample.
    run(Sample, "rates"),
    run(Sample, "rates --by crew --from 2026-08-01 --to 2026-10-31"),
    run(Sample, "responsibility"),
    run(Sample, "plausible"),
    run(Sample, "blocked"),
    run(Sample, "project show"),
    run(Sample, "check list"),
    run(Sample, "check offers T-03-0302-MH-09A"),
    run(Sample, "issue list"),
    // A record of every kind.
    run(Golden, "project list"),
    run(Empty, "manual"),
    run(Empty, "report list"),
    run(Empty, "form fields lot"),
    run(Empty, "form lint IN/form.json"),
    run(Golden, "report lot L1"),
    run(Golden, "report pack L1"),
    run(Golden, "project set"),
    run(Golden, "project show"),
    run(Golden, "people list"),
    run(Golden, "people keys"),
    run(Golden, "check show L1"),
    run(Golden, "issue show 17"),
    run(Golden, "issue show 19"),
    run(Golden, "rule L1"),
    run(Golden, "notice list"),
    run(Golden, "blocked"),
    run(Golden, "evidence list"),
    run(Golden, "evidence show 117"),
    run(Golden, "evidence export OUT"),
    run(Golden, "evidence inbox --inbox IN"),
    run(Golden, "responsibility --by contractor"),
    run(Golden, "verify"),
    run(Forks, "project list"),
    run(Forks, "check list"),
    run(Forks, "issue list"),
    run(Forks, "conflict list"),
    run(Forks, "verify"),
    run(Empty, "rollup GOLDEN FORKS --level lot --by crew"),
    run(
        Empty,
        "rollup GOLDEN FORKS --level lot --facts OUT/facts --facts-format jsonl --readings",
    ),
    run(
        Empty,
        "rollup GOLDEN FORKS --level lot --by region --ledger IN/ledger.csv --xlsx OUT/board.xlsx",
    ),
    run(Empty, "receive GOLDEN FORKS --into OUT/store --no-answer"),
    run(Golden, "hq list"),
    run(Golden, "hq free"),
    run(Worked, "remote add office https://nas.example/dav/sites"),
    run(Worked, "remote list"),
    run(Empty, "sql"),
    run(Empty, "sql --columns"),
    run(Empty, "sql months --from 2026-03-01 --to 2026-03-31"),
    run(Empty, "sql outcomes-agree --engine hive --facts /srv/facts"),
    run(Empty, "verify GOLDEN FORKS"),
    // Checklists, of no project.
    run(Empty, "project list"),
    run(Empty, "project plan --list"),
    run(Empty, "checklist list"),
    run(Empty, "checklist show gb50204-2015.rebar-installation"),
    run(Empty, "checklist show generic.material-incoming"),
    run(Empty, "checklist editions"),
    run(Empty, "checklist figures gb50203-2011.infill-wall"),
    run(Empty, "checklist reviewed IN/reviews.csv"),
    run(Empty, "checklist chains"),
    run(Empty, "checklist catalogue"),
    run(Empty, "checklist catalogue 0201"),
    run(Empty, "checklist catalogue --missing"),
    run(Empty, "checklist lint IN/faulty.json"),
    run(Empty, "checklist template"),
    run(Empty, "checklist template --out OUT/sample.xlsx"),
    run(
        Empty,
        "checklist export gb50204-2015.rebar-installation --out OUT/list.xlsx",
    ),
    run(
        Empty,
        "checklist export gb50204-2015.rebar-installation --out OUT/list.csv",
    ),
    run(Empty, "checklist import IN/faulty.json"),
    run(Empty, "checklist import IN/stricter.json"),
    run(
        Empty,
        "checklist try gb50204-2015.rebar-installation IN/trial.json",
    ),
    run(
        Empty,
        "checklist diff gb50204-2015.rebar-installation IN/stricter.json",
    ),
    run(Empty, "checklist schema"),
    run(
        Empty,
        "project new --code N1 --name 新楼 --scheme gbt50375-2016",
    ),
    run(Empty, "project list"),
    // A device works on.
    run(Worked, "checklist import IN/lot.json --apply"),
    run(
        Worked,
        "project set --target-first-pass 96 --veto-below 90 --began 2026-06-01",
    ),
    run(Worked, "people import IN/people.csv --preview"),
    run(Worked, "people import IN/people.csv --apply"),
    run(Worked, "project import IN/tree.csv"),
    run(Worked, "project import IN/tree.csv --apply"),
    run(Worked, "check record IN/mine.jsonl"),
    run(
        Worked,
        "register add material --name '钢筋 20 t' --variants 国产;无须强制性认证;须复验",
    ),
    run(Worked, "register add instrument --name '5 m 钢卷尺'"),
    run(Worked, "register list"),
    run(Worked, "register show JL-WO-001"),
    run(Worked, "check record IN/failed.jsonl"),
    run(Worked, "issue list --subject L5"),
    run(
        Worked,
        "issue assign --all --subject L5 --due 2026-11-25 --by P3 --text 返工",
    ),
    run(Worked, "check record IN/checks.jsonl"),
    run(Worked, "check show L5"),
    run(Worked, "issue list --subject L5"),
    run(
        Worked,
        "issue open L2 --text 保护层垫块缺失 --severity serious --by P8",
    ),
    run(
        Worked,
        "issue assign 19 --due +3 --crew 钢筋二班 --by P3 --at '2026-11-23 09:00'",
    ),
    run(Worked, "issue rectify 19 --text 已补 --by P1"),
    run(Worked, "issue verify 19 --fail --text 仍露 --by P4"),
    run(Worked, "issue close 19 --text 另行处理 --by P4"),
    run(Worked, "issue show 19"),
    run(
        Worked,
        "cost add 19 --actual --hours '6.5 钢筋工 @45' --material '0.2 m³ 砂浆' --delay 0.5 --by P1 --at '2026-11-23 17:00'",
    ),
    run(Worked, "cost add 19 --actual --hours -3 --by P1"),
    run(
        Worked,
        "cost cause 19 people.skill --text 样板先行 --by P3 --at '2026-11-23 17:10'",
    ),
    run(Worked, "cost list"),
    run(Worked, "cost sum --by cause"),
    run(Worked, "cost causes"),
    run(
        Worked,
        "notice give L1 --meet '2026-11-26 09:00' --to P4 --by P3",
    ),
    run(
        Worked,
        "notice give L5 --stage handover --meet '2026-11-26 09:00' --to P4 --by P3",
    ),
    run(Worked, "notice list"),
    run(Worked, "rule L4 cancel --by P5 --reason 设计变更"),
    run(Worked, "rule L4"),
    run(
        Worked,
        "evidence add IN/paper.pdf --subject L3 --stage mutual",
    ),
    run(
        Worked,
        "project plan --unit U2 --name 商业裙房 --preset masonry-residence --storeys 3 --out OUT/plan.xlsx",
    ),
    run(
        Worked,
        "project plan --unit U2 --name 商业裙房 --preset masonry-residence --storeys 3",
    ),
    run(Worked, "project show"),
    run(Worked, "project export OUT/tree.xlsx"),
    run(Worked, "issue show 8/5.5.3-1"),
    // Another device did so too; they meet, and somebody settles it.
    run(Other, "checklist import IN/lot.json --apply"),
    run(Other, "people import IN/others.csv --apply"),
    run(Other, "check record IN/theirs.jsonl"),
    run(Worked, "sync OTHER"),
    run(Worked, "conflict list"),
    run(
        Worked,
        "conflict resolve L2 --stands workeddevice-5 --by P4 --why 复核",
    ),
    run(Worked, "conflict list"),
    run(Worked, "check list"),
    run(Worked, "issue list"),
    run(Worked, "project export"),
    run(Worked, "verify"),
    // Papers that are issued.
    run(Worked, "report lot L1 --by P4"),
    run(Worked, "report withdraw lot-2026-001 --by P4 --why 笔误"),
    run(Worked, "report issued"),
    run(Worked, "report words lot L1"),
    run(Worked, "report lot L1 --say 'work_basis=GB 50666-2011'"),
];
