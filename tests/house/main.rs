//! The house stands as drawn: arrows point down only, and no room opens files by itself. What is not
//! yet as it should be is counted, and may only become less.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

mod arrows;
mod doors;
mod faces;
mod kinds;
mod looks;
mod measures;
mod names;
mod rust;
mod source;
mod style;

use measures::Measure;
use source::Source;
use std::path::Path;

/// Rooms and the rooms below that each may use; nothing else.
const ARROWS: [(&str, &[&str]); 20] = [
    ("domain", &[]),
    ("shipped", &[]),
    ("text", &["domain"]),
    ("checklist", &["domain", "shipped", "text"]),
    ("rates", &["domain"]),
    ("store", &[]),
    ("sync", &["store"]),
    ("remote", &["store"]),
    ("table", &["domain", "text"]),
    ("media", &["domain"]),
    ("report", &["domain", "rates", "text"]),
    ("paper", &["domain", "rates", "shipped", "text"]),
    ("replay", &["domain", "store"]),
    ("audit", &["domain", "checklist", "text", "store", "replay"]),
    ("fleet", &["domain", "rates", "store", "replay"]),
    (
        "failure",
        &["domain", "text", "store", "remote", "table", "fleet"],
    ),
    (
        "workspace",
        &[
            "domain",
            "checklist",
            "rates",
            "text",
            "store",
            "replay",
            "audit",
            "sync",
            "remote",
            "table",
            "media",
            "report",
            "paper",
            "fleet",
            "failure",
        ],
    ),
    ("sample", &["domain", "text", "failure", "workspace"]),
    (
        "tui",
        &[
            "sample",
            "domain",
            "checklist",
            "rates",
            "text",
            "audit",
            "workspace",
            "failure",
        ],
    ),
    (
        "cli",
        &[
            "domain",
            "checklist",
            "rates",
            "text",
            "report",
            "paper",
            "fleet",
            "audit",
            "workspace",
            "failure",
            "sample",
            "tui",
        ],
    ),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn house() -> Vec<Source> {
    source::tree(&root().join("src"))
}

#[test]
fn arrows_point_down() {
    let sources = house();
    let roof = ["lib", "main"];
    let known = |room: &str| ARROWS.iter().find(|(known, _)| *known == room);
    let strangers = sources
        .iter()
        .filter(|source| !roof.contains(&source.room()) && known(source.room()).is_none());
    let strangers: Vec<&str> = strangers.map(|source| source.name.as_str()).collect();
    assert!(strangers.is_empty(), "in no room: {strangers:?}");
    let may = |from: &str, to: &str| {
        let below = known(from).map_or(&[][..], |(_, below)| below);
        from == to || roof.contains(&from) || below.contains(&to)
    };
    let drawn = arrows::rooms(&sources);
    let wrong: Vec<String> = drawn
        .iter()
        .filter(|(at, to)| known(to).is_some() && !may(sources[*at].room(), to))
        .map(|(at, to)| format!("{} uses {to}", sources[*at].name))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    // An arrow that nobody uses would let somebody in unseen.
    let used = |from: &str, to: &str| {
        drawn
            .iter()
            .any(|(at, room)| sources[*at].room() == from && room == to)
    };
    let unused: Vec<String> = ARROWS
        .iter()
        .flat_map(|(from, below)| below.iter().map(move |to| (*from, *to)))
        .filter(|(from, to)| !used(from, to))
        .map(|(from, to)| format!("{from} → {to}"))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn facts_know_no_rule() {
    let sources = house();
    let stands = |at: usize, floor: &str| sources[at].floor() == Some(floor);
    let back: Vec<String> = arrows::arrows(&sources)
        .into_iter()
        .filter(|(from, to)| stands(*from, "facts") && stands(*to, "rules"))
        .map(|(from, to)| format!("{} uses {}", sources[from].name, sources[to].name))
        .collect();
    assert!(back.is_empty(), "{back:#?}");
    // Nothing of the room stands beside its floors.
    let beside =
        { sources.iter() }.filter(|source| source.room() == "domain" && source.floor().is_none());
    let beside: Vec<&str> = beside.map(|source| source.name.as_str()).collect();
    assert_eq!(beside, ["domain/mod.rs"]);
}

#[test]
fn files_are_opened_in_one_place() {
    let opens = ["std::fs", "fs::File", "File::open", "OpenOptions"];
    let opening = house().into_iter().filter(|source| {
        !source.name.starts_with("store/disk/")
            && opens.iter().any(|word| source.text.contains(word))
    });
    let names: Vec<String> = opening.map(|source| source.name).collect();
    // They resolve links and ask what something is; all they open is a folder to hold on to.
    let outside = ["folders", "mod", "pictures", "sticks"];
    assert_eq!(
        names,
        outside.map(|noun| format!("workspace/outside/{noun}.rs"))
    );
}

/// Whoever writes above the store, and what: nobody else does. Records and what belongs to them go
/// through `Workspace::execute`.
const WRITERS: [(&str, &str); 27] = [
    ("fleet/kept.rs", "what can be counted again"),
    ("remote/fetched.rs", "what can be fetched again"),
    ("remote/note.rs", "which places were added"),
    ("remote/sftp.rs", "files on their way by SFTP"),
    (
        "workspace/care/broken.rs",
        "reports of faults of the program",
    ),
    (
        "workspace/care/doctor.rs",
        "a file that is tried and removed",
    ),
    ("workspace/check/unfinished.rs", "texts that were left"),
    ("workspace/door/execute.rs", "records and drafts"),
    ("workspace/door/former.rs", "chains, before the record"),
    (
        "workspace/door/issuing.rs",
        "drafts of what papers are to say",
    ),
    ("workspace/enter/cache.rs", "what can be folded again"),
    ("workspace/enter/identity.rs", "who this device is"),
    (
        "workspace/evidence/inbox.rs",
        "which folder of photos is watched",
    ),
    (
        "workspace/evidence/kept.rs",
        "photos and documents, by a command",
    ),
    (
        "workspace/evidence/viewing.rs",
        "copies to be looked at, or handed out",
    ),
    (
        "workspace/exchange/described.rs",
        "how the format is, beside records",
    ),
    (
        "workspace/exchange/exchanges.rs",
        "what was handed over, remembered",
    ),
    ("workspace/exchange/export.rs", "a folder that was named"),
    (
        "workspace/exchange/facts.rs",
        "tables of facts, in a folder that was named",
    ),
    (
        "workspace/exchange/sync.rs",
        "the other side of an exchange",
    ),
    (
        "workspace/headquarters/receive.rs",
        "headquarters' store, a folder that was named",
    ),
    (
        "workspace/headquarters/relief.rs",
        "which photos were let go of",
    ),
    ("workspace/held/log.rs", "a log that was asked for"),
    (
        "workspace/held/settings/file.rs",
        "what was chosen for the program",
    ),
    ("workspace/outside/mod.rs", "a file that was named"),
    ("workspace/settings/recent.rs", "what was opened last"),
    (
        "workspace/tables/authoring/mod.rs",
        "checklists of one's own",
    ),
];

#[test]
fn who_writes_is_a_closed_list() {
    let ways = [
        "disk.replace(",
        "disk.create_new(",
        "disk.create_dir_all(",
        "disk.open_append(",
        "target.replace(",
        "store.append(",
        "put_with_record(",
        "hand_over(&",
        "blobs().put(",
        "drafts().append(",
        "drafts().discard(",
        "outside::write(",
    ];
    let below = ["store", "sync"];
    let writes = |source: &Source| {
        let text: String = source.text.split_whitespace().collect();
        !below.contains(&source.room()) && ways.iter().any(|way| text.contains(way))
    };
    let writing = house().into_iter().filter(writes);
    let names: Vec<String> = writing.map(|source| source.name).collect();
    assert_eq!(names, WRITERS.map(|(name, _)| name));
}

/// How a workspace is changed, and why otherwise than by a command.
const DOORS: [(&str, &str); 21] = [
    ("apply_people", "by a command"),
    ("apply_plan", "by a command"),
    ("conclude_batch", "by a command for each line"),
    ("enter", "a project is entered"),
    ("enter_id", "a project is entered"),
    ("execute", "the door"),
    ("execute_watched", "the door"),
    ("gather_list", "figures that are shown, in memory"),
    ("gather_readings", "figures that are shown, in memory"),
    ("gather_responsibility", "figures that are shown, in memory"),
    ("gather_stages", "figures that are shown, in memory"),
    ("leave", "a project is left"),
    ("look_at", "a project is entered, to be read"),
    (
        "print_next",
        "papers that are issued, one by one between two keys",
    ),
    (
        "receive_with",
        "the command's work, on disks that are tried out",
    ),
    ("set_key_cost", "of this run"),
    (
        "sync_with",
        "the command's work, on a disk that is tried out",
    ),
    ("take_over", "a project is entered"),
    ("use_inbox", "of this run"),
    ("use_log", "of this run"),
    ("use_settings", "of this run"),
];

#[test]
fn a_workspace_is_changed_by_commands() {
    let sources = house();
    let writes = |source: &Source| WRITERS.iter().any(|(name, _)| *name == source.name);
    let doors = { sources.iter() }.flat_map(|source| doors::of_workspace(source, writes(source)));
    let mut doors: Vec<String> = doors.collect();
    doors.sort();
    assert_eq!(doors, DOORS.map(|(name, _)| name));
    // The one that is there to be tried out is no way for a face.
    let around = sources
        .iter()
        .filter(|source| source.room() != "workspace" && source.text.contains(".sync_with("));
    let around: Vec<&str> = around.map(|source| source.name.as_str()).collect();
    assert!(around.is_empty(), "{around:?}");
}

/// Where the screen looks at folders and files past the workspace: a page is changed or made, or a key
/// answered, and photos are unpacked by a thread of their own. A frame only draws what is there already; that
/// it asks nothing of the workspace's disk either is seen in `tests/screens`, frame by frame.
const LOOKING: [(&str, &str); 8] = [
    ("tui/evidence/mod.rs", "take_path"),
    ("tui/evidence/mod.rs", "choose_file"),
    ("tui/exchange/mod.rs", "look"),
    ("tui/exchange/mod.rs", "choose"),
    ("tui/files.rs", "read"),
    ("tui/paint/photo/mod.rs", "bytes"),
    ("tui/projects/planning/save.rs", "of"),
    ("tui/projects/tables/mod.rs", "choose_file"),
];

#[test]
fn no_frame_looks_at_a_folder() {
    let sources = house();
    let screen = sources.iter().filter(|source| source.room() == "tui");
    let looking = screen.flat_map(|source| {
        let looks = looks::of(source).into_iter();
        looks.map(move |function| (source.name.as_str(), function))
    });
    let looking: Vec<(&str, String)> = looking.collect();
    let known = LOOKING.map(|(file, function)| (file, function.to_owned()));
    assert_eq!(looking, known);
}

#[test]
fn commands_come_to_a_project_by_one_door() {
    let ways = [".enter(", ".look_at(", ".enter_id("];
    let around = house().into_iter().filter(|source| {
        source.room() == "cli"
            && source.name != "cli/door.rs"
            && ways.iter().any(|way| source.text.contains(way))
    });
    // Behind it whatever opening found is said; a command that goes around it would be silent.
    let names: Vec<String> = around.map(|source| source.name).collect();
    assert!(names.is_empty(), "{names:?}");
}

#[test]
fn every_file_says_what_lives_in_it() {
    let silent: Vec<String> = rust::files(&root().join("src"))
        .into_iter()
        .filter(|path| !std::fs::read_to_string(path).unwrap().starts_with("//!"))
        .map(|path| path.display().to_string())
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn modules_are_of_one_style() {
    let src = root().join("src");
    let beside = style::beside_their_folder(&src);
    assert!(beside.is_empty(), "belong inside, as `mod.rs`: {beside:#?}");
    let elsewhere = style::tests_elsewhere(&src);
    assert!(elsewhere.is_empty(), "tests elsewhere: {elsewhere:#?}");
}

#[test]
fn tables_of_files_name_those_there_are() {
    let wrong: Vec<String> = house().iter().flat_map(faces::misnamed).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let text = std::fs::read_to_string(root().join("src/docs/architecture.md")).unwrap();
    let picture = text.split("```").nth(1).unwrap();
    let drawn: Vec<&str> = picture.split(|c: char| !c.is_alphanumeric()).collect();
    let rooms = ARROWS.iter().map(|(room, _)| *room);
    let missing: Vec<&str> = rooms.filter(|room| !drawn.contains(room)).collect();
    assert!(missing.is_empty(), "not in the picture: {missing:?}");
}

#[test]
fn nothing_crate_wide_is_a_drawer() {
    let drawers = ["util", "utils", "common", "helpers", "misc", "manager"];
    let names = house().into_iter().map(|source| source.name);
    let found: Vec<String> = names
        .filter(|name| name.split(['/', '.']).any(|part| drawers.contains(&part)))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

/// Of each room: the files of its largest ring, and the arrows between its nouns that no order of
/// floors can make point down.
const KNOTS: [(&str, usize, usize); 19] = [
    ("audit", 0, 0),
    ("checklist", 3, 7),
    ("cli", 3, 0),
    ("domain", 0, 0),
    ("failure", 2, 2),
    ("fleet", 0, 0),
    ("rates", 2, 0),
    ("media", 0, 0),
    ("paper", 0, 0),
    ("replay", 0, 0),
    ("report", 2, 0),
    ("sample", 0, 0),
    ("shipped", 0, 0),
    ("store", 2, 0),
    ("sync", 0, 0),
    ("table", 0, 0),
    ("text", 3, 0),
    ("tui", 4, 0),
    ("workspace", 5, 9),
];

#[test]
fn rings_inside_rooms_only_become_smaller() {
    let sources = house();
    let arrows = arrows::arrows(&sources);
    let knots = KNOTS.iter().flat_map(|(room, ring, up)| {
        let rings = format!("files in the largest ring inside `{room}`");
        let ups = format!("arrows up inside `{room}`");
        [
            told_of(&rings, &measures::ring(&sources, &arrows, room), *ring),
            told_of(&ups, &measures::up(&sources, &arrows, room), *up),
        ]
    });
    let told: Vec<String> = knots.flatten().collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn what_is_crooked_only_becomes_less() {
    let sources = house();
    let told: Vec<String> = [
        (
            "lines of the longest file",
            measures::longest_file(&sources),
            398,
        ),
        (
            "lines of the longest function",
            measures::longest_function(&sources),
            59,
        ),
        (
            "files over 400 lines",
            measures::long_files(&sources, 400),
            0,
        ),
        (
            "functions over 60 lines",
            measures::long_functions(&sources, 60),
            0,
        ),
        (
            "enums over 30 variants",
            measures::wide_enums(&sources, 30),
            3,
        ),
        (
            "arms `_` in functions that choose words",
            measures::careless_words(&sources),
            0,
        ),
        (
            "Chinese texts outside `text`",
            measures::strewn_words(&sources),
            0,
        ),
        (
            "files that tell the kinds of judges apart, outside their places",
            kinds::telling_judges_apart(&sources),
            4,
        ),
        (
            "files that look into the fields of an answer, outside their places",
            kinds::looking_into_answers(&sources),
            3,
        ),
        (
            "files that know the formats of results, outside their place",
            kinds::knowing_formats(&sources),
            1,
        ),
        (
            "names of types that stand in several files",
            names::several(&sources),
            0,
        ),
        (
            "files that no file declares",
            measures::stray_files(root()),
            0,
        ),
    ]
    .into_iter()
    .filter_map(|(what, measure, most)| told_of(what, &measure, most))
    .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// What is to be said of a count that is not the one that was agreed: more is a fault, less is a
/// limit to be lowered.
fn told_of(what: &str, measure: &Measure, most: usize) -> Option<String> {
    let count = measure.count;
    match count.cmp(&most) {
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => {
            Some(format!("{what}: {count} now; lower the limit from {most}"))
        }
        std::cmp::Ordering::Greater => {
            let worst: Vec<&str> = measure.of.iter().map(String::as_str).collect();
            Some(format!(
                "{what}: {count}, more than {most}:\n  {}",
                worst.join("\n  ")
            ))
        }
    }
}
