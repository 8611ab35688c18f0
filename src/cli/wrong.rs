//! What `verify` says of records that do not follow from what stands around them, in words.

use crate::audit::contrary::Contradiction;
use crate::audit::discrepancy::Discrepancy;
use crate::audit::judge::WrongVerdict;
use crate::domain::receipt::short_code;
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::refusal::{self, RefusalNames};
use crate::text::verify as say;
use crate::text::{contrary, flaw, shape};

/// So many figures of a laxer checklist are named one by one.
const MOST_FIGURES: usize = 3;

/// What contradicts a record.
pub fn contradiction(lang: Lang, how: &Contradiction) -> String {
    match how {
        Contradiction::Folder { pid } => contrary::other_folder(lang, &shown(pid)),
        Contradiction::Person { said, content } => {
            contrary::other_person(lang, &quoted(said), &quoted(content))
        }
        Contradiction::Time { t, last } => contrary::unflagged(lang, &quoted(t), &shown(last)),
        Contradiction::Gone { seen } => contrary::gone(lang, &shown(seen)),
        Contradiction::Exchanged { seen, h } => contrary::exchanged(lang, &shown(seen), &quoted(h)),
        Contradiction::Early { seen, lc } => contrary::early(lang, &shown(seen), *lc),
        Contradiction::Leap { last, found } => contrary::leap(lang, *last, *found),
        Contradiction::Receipt(kid) => contrary::receipt(lang, &short_code(kid)),
        Contradiction::Empty => contrary::empty(lang).to_owned(),
        Contradiction::NoProjects => contrary::no_projects(lang).to_owned(),
        Contradiction::Vanished => contrary::vanished(lang).to_owned(),
        Contradiction::Remembered => contrary::remembered(lang).to_owned(),
    }
}

/// How a record and what follows from it disagree.
pub fn discrepancy(lang: Lang, wrong: &WrongVerdict) -> String {
    match &wrong.why {
        Discrepancy::NoChecklist(hash) => lang.about(say::no_checklist(lang), quoted(hash)),
        Discrepancy::NoChain(hash) => lang.about(
            say::no_chain(lang),
            format!(
                "blobs/{}/{}",
                hash.get(..2).unwrap_or_default(),
                quoted(hash)
            ),
        ),
        Discrepancy::Unreadable(error) => {
            lang.about(say::content_unreadable(lang), shape::said(lang, error))
        }
        Discrepancy::Differs {
            field,
            recorded,
            judged,
        } => {
            let [recorded, judged] = [recorded, judged].map(|one| quoted(lang.of_words(one)));
            let differ = say::judged_again(lang, &recorded, &judged);
            lang.about(contrary::part(lang, field), differ)
        }
        Discrepancy::OtherChecklist { own, pinned } => {
            contrary::other_checklist(lang, &quoted(own), &quoted(pinned))
        }
        Discrepancy::Laxer(faults) => {
            let each = faults.iter().take(MOST_FIGURES);
            let each: Vec<String> = each.map(|fault| flaw::sentence(lang, fault)).collect();
            format!("{} {}", contrary::laxer(lang), each.join(" "))
        }
        Discrepancy::Misplaced(codes) => {
            let each = codes.iter().take(MOST_FIGURES).map(|code| quoted(code));
            let each: Vec<String> = each.map(|code| code.to_string()).collect();
            lang.about(contrary::misplaced(lang), each.join(" "))
        }
        Discrepancy::Changed(what) => {
            lang.about(contrary::changed(lang), contrary::part(lang, what))
        }
        Discrepancy::Refused(faults) => {
            let names = RefusalNames {
                lang,
                chain: None,
                checklist: None,
            };
            let sentences: Vec<String> = faults
                .iter()
                .map(|fault| refusal::sentence(&names, fault))
                .collect();
            lang.about(say::ought_refused(lang), sentences.join(" "))
        }
    }
}
