//! What a table or a wish would change in the plan: shown row by row, counted, and recorded when that was
//! asked for.

use super::plan::variant_names;
use crate::checklist::Library;
use crate::cli::out::Out;
use crate::domain::misfit::Column;
use crate::domain::subject::Subject;
use crate::failure::{Exit, Failure};
use crate::text::escape::shown;
use crate::text::table::{heading, note};
use crate::text::{Lang, project as say, words as trade};
use crate::workspace::Workspace;
use crate::workspace::tables::import::PlanDifference;
use serde_json::Value;

/// Every row that is new or changed, and the counts.
pub fn show(difference: &PlanDifference, library: &Library, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    for subject in &difference.added {
        out.line(&format!(
            "+ {} {} {}",
            subject.code,
            trade::kind(lang, subject.kind),
            shown(&subject.name)
        ))?;
    }
    for (old, new) in &difference.changed {
        let changes = changes((old, new), library, lang);
        out.line(&format!("~ {} {changes}", new.code))?;
    }
    counts(difference, out);
    Ok(())
}

/// How many are new, changed, the same, absent.
pub fn counts(difference: &PlanDifference, out: &Out) {
    let lang = out.lang;
    out.say(&say::counted(
        lang,
        difference.added.len(),
        difference.changed.len(),
        difference.same,
        difference.absent.len(),
    ));
    for line in note::lines(lang, &difference.notes) {
        out.say(&line);
    }
}

/// Records a difference that was shown, or says how to.
pub fn settle(
    difference: &PlanDifference,
    apply: bool,
    workspace: &mut Workspace,
    out: &Out,
) -> Result<Exit, Failure> {
    let lang = out.lang;
    if apply {
        let count = workspace.apply_plan(difference)?;
        out.say(&format!("{}{count}", say::imported(lang)));
    } else if !difference.subjects().is_empty() {
        out.say(crate::text::table::people::not_yet(lang));
    }
    Ok(Exit::Done)
}

/// The fields that change, as `部位：old → new`.
fn changes((old, new): (&Subject, &Subject), library: &Library, lang: Lang) -> String {
    let fields = |subject: &Subject| {
        let named = Subject {
            variants: variant_names(subject, library, lang),
            ..subject.clone()
        };
        serde_json::to_value(named).unwrap_or_default()
    };
    let (old, new) = (fields(old), fields(new));
    let field = |column: &Column| {
        let name = column.as_str();
        let (was, is) = (old.get(name), new.get(name));
        let plain = |value: Option<&Value>| match value {
            None | Some(Value::Null) => "—".to_owned(),
            Some(Value::String(text)) if text.is_empty() => "—".to_owned(),
            Some(Value::String(text)) => shown(text).into_owned(),
            Some(Value::Array(all)) => {
                let all = all.iter().map(|one| one.as_str().unwrap_or_default());
                shown(&all.collect::<Vec<_>>().join(lang.semicolon())).into_owned()
            }
            Some(value) => shown(&value.to_string()).into_owned(),
        };
        let change = || format!("{} → {}", plain(was), plain(is));
        (was != is).then(|| lang.about(heading(lang, *column), change()))
    };
    Column::ALL
        .iter()
        .filter_map(field)
        .collect::<Vec<_>>()
        .join(lang.semicolon())
}
