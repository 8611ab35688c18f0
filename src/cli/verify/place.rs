//! Where a record stands: file and line, as far as it is there, and its name.

use crate::audit::findings::Findings;
use crate::text::escape::shown;
use serde_json::Value;

/// Where a record stands: file and line, as far as it is there, and its name.
pub fn place(findings: &Findings, record: &str) -> String {
    let files = { findings.place(record) }
        .iter()
        .map(|(file, line)| format!("/{}:{line}", shown(file)));
    let files: Vec<String> = files.collect();
    let record = match record {
        "" => String::new(),
        record => format!(" [{}]", shown(record)),
    };
    format!("{}{}{record}", findings.project, files.join(" "))
}

/// The same for programs.
pub fn placed(findings: &Findings, record: &str, mut value: Value) -> Value {
    let place = findings.place(record).first();
    if let (Some((file, line)), Some(fields)) = (place, value.as_object_mut()) {
        fields.insert("file".to_owned(), file.as_str().into());
        fields.insert("line".to_owned(), (*line).into());
    }
    value
}
