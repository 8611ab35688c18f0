//! What of a fault of the program may be told to strangers: where in the source it was and what kind it was, but no
//! name, no figure and no folder of the user's. Where the report goes is not known here.

use std::any::Any;

/// The kinds of faults that the language itself has, as they begin, and whether figures follow: those of positions and
/// lengths, never readings. What else a message says may be made of somebody's data.
const KINDS: [(&str, bool); 13] = [
    ("index out of bounds: the len is", true),
    ("range start index", true),
    ("range end index", true),
    ("slice index starts at", true),
    ("attempt to", false),
    ("called `Option::unwrap()` on a `None` value", false),
    ("called `Result::unwrap()` on an `Err` value", false),
    ("called `Result::unwrap_err()` on an `Ok` value", false),
    ("byte index", false),
    ("RefCell already", false),
    ("already", false),
    ("capacity overflow", false),
    ("mid > len", false),
];
/// Words of a kind, short of anything that follows them.
const WORDS: usize = 8;
/// Frames beyond these are those of the system.
const LINES: usize = 160;
/// What stands before the part of a path that every machine has.
const COMMON: [&str; 3] = ["/rustc/", "/registry/src/", "/git/checkouts/"];

/// What kind of fault it was; the words themselves only where no data can be in them.
pub fn kind(payload: &dyn Any) -> Option<String> {
    // A text of the source itself: nothing was put into it.
    if let Some(text) = payload.downcast_ref::<&'static str>() {
        return Some((*text).to_owned());
    }
    let text = payload.downcast_ref::<String>()?;
    let (begins, has_figures) = KINDS.iter().find(|(begins, _)| text.starts_with(begins))?;
    let rest = text.get(begins.len()..).unwrap_or_default();
    let words = if *has_figures { WORDS } else { 0 };
    let rest = rest.split_whitespace().take(words);
    let plain = |word: &&str| {
        let is_figure = word.bytes().all(|byte| byte.is_ascii_digit());
        is_figure || word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let rest = rest.map(|word| word.trim_end_matches([',', ':']));
    let rest: Vec<&str> = rest.take_while(plain).collect();
    Some([&[*begins], rest.as_slice()].concat().join(" "))
}

/// The part of a source file's path that every machine has.
pub fn place(path: &str) -> String {
    let path = path.replace('\\', "/");
    let common = COMMON.iter().find_map(|lead| {
        let (_, rest) = path.split_once(lead)?;
        // The name of the registry, or the commit of the compiler.
        rest.split_once('/').map(|(_, rest)| rest.to_owned())
    });
    let own = || path.rfind("/src/").and_then(|at| path.get(at + 1..));
    let whole = || path.strip_prefix("src/").map(|_| path.as_str());
    let name = || path.rsplit('/').next().unwrap_or_default();
    common.unwrap_or_else(|| own().or_else(whole).unwrap_or_else(name).to_owned())
}

/// The frames of a backtrace, with no folder of the user's in them.
pub fn frames(backtrace: &str) -> Vec<String> {
    let lines = backtrace.lines().take(LINES);
    lines
        .map(|line| match line.split_once(" at ") {
            Some((lead, path)) if lead.trim().is_empty() => {
                format!("{lead} at {}", place(path.trim_start_matches("./")))
            }
            _ => line.to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        kind(&text.to_owned())
    }

    #[test]
    fn a_kind_is_told_without_what_somebody_entered() {
        let told = |text: &str, words: &str| assert_eq!(of(text).as_deref(), Some(words));
        told(
            "index out of bounds: the len is 3 but the index is 7",
            "index out of bounds: the len is 3 but the index is 7",
        );
        told(
            "range end index 9 out of range for slice of length 4",
            "range end index 9 out of range for slice of length",
        );
        told(
            "byte index 1 is not a char boundary; it is inside '张' (bytes 0..3) of `张三 23.5`",
            "byte index",
        );
        told(
            "called `Result::unwrap()` on an `Err` value: NoSuchSubject(\"L-7 卫生间\")",
            "called `Result::unwrap()` on an `Err` value",
        );
        told("attempt to subtract with overflow", "attempt to");
        assert_eq!(of("the reading 23.5 of 张三 is odd"), None);
        assert_eq!(
            kind(&"a lot without a plan").as_deref(),
            Some("a lot without a plan")
        );
        assert_eq!(kind(&7_u8), None);
    }

    #[test]
    fn a_place_begins_where_every_machine_is_the_same() {
        let told = |path: &str, rest: &str| assert_eq!(place(path), rest);
        told("src/tui/app/mod.rs", "src/tui/app/mod.rs");
        told(
            "/home/zhangsan/三检/src/tui/app/mod.rs",
            "src/tui/app/mod.rs",
        );
        told("C:\\Users\\zhangsan\\sanjian\\src\\main.rs", "src/main.rs");
        told(
            "/home/zhangsan/.cargo/registry/src/index.crates.io-19/vt-1.0/src/a.rs:3:1",
            "vt-1.0/src/a.rs:3:1",
        );
        told(
            "/rustc/0123abcd/library/std/src/panicking.rs:697:5",
            "library/std/src/panicking.rs:697:5",
        );
        told("/home/zhangsan/build.rs", "build.rs");
    }

    #[test]
    fn frames_keep_names_and_lines() {
        let told = frames(
            "   3: sanjian::cli::run\n             at /home/zhangsan/s/src/cli/mod.rs:9:5\n   4: main\n",
        );
        let kept = [
            "   3: sanjian::cli::run",
            "             at src/cli/mod.rs:9:5",
            "   4: main",
        ];
        assert_eq!(told, kept);
    }
}
