//! What the first lines of a checklist say of it. The program reads by it, and `build.rs`, which packs, too; so nothing
//! of the house is used here.

/// The schema word of a checklist.
pub const CHECKLIST: &str = "sanjian.checklist/1";

/// The id and the subject of a shipped checklist, from its first lines: each of its fields begins a line there. None:
/// it is no checklist, or has to be read whole to know them.
pub fn head(bytes: &[u8]) -> Option<[String; 2]> {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let mut field = |name: &str| {
        let begins = format!("\"{name}\": \"");
        let begun = |line: &'_ [u8]| line.trim_ascii_start().starts_with(begins.as_bytes());
        let line = lines.find(|line| begun(line))?.trim_ascii_start();
        let line = line.strip_prefix(begins.as_bytes())?;
        let value = line.split(|byte| *byte == b'"').next()?;
        String::from_utf8(value.to_vec()).ok()
    };
    let is_list = field("schema")? == CHECKLIST;
    let head = [field("id")?, field("subject")?];
    is_list.then_some(head)
}
