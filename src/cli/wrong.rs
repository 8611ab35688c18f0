//! What `verify` says of records that do not follow from what stands around them, in words.

use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::refusal::{self, Names};
use crate::text::{contrary, flaw, shape};
use crate::workspace::contrary::Contradiction;
use crate::workspace::discrepancy::Discrepancy;
use crate::workspace::recheck::WrongVerdict;

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
        Contradiction::Empty => contrary::empty(lang).to_owned(),
        Contradiction::NoProjects => contrary::no_projects(lang).to_owned(),
        Contradiction::Vanished => contrary::vanished(lang).to_owned(),
        Contradiction::Remembered => contrary::remembered(lang).to_owned(),
    }
}

/// How a record and what follows from it disagree.
pub fn discrepancy(lang: Lang, wrong: &WrongVerdict) -> String {
    match &wrong.why {
        Discrepancy::NoChecklist(hash) => lang.about(
            lang.pick(
                "检查表内容缺失或被改",
                "its checklist is missing or changed"
            ),
            quoted(hash)
        ),
        Discrepancy::NoChain(hash) => lang.about(
            lang.pick(
                "检查链文件缺失或被改，请从有它的电脑或 U 盘同步取回",
                "the file of its chain is missing or was changed; fetch it from a laptop or stick that has it",
            ),
            format!("blobs/{}/{}", hash.get(..2).unwrap_or_default(), quoted(hash)),
        ),
        Discrepancy::Unreadable(error) => lang.about(
            lang.pick("内容读不出", "its content cannot be read"),
            shape::said(lang, error),
        ),
        Discrepancy::Differs {
            field,
            recorded,
            judged,
        } => {
            let [recorded, judged] = [recorded, judged].map(|one| quoted(lang.of_words(one)));
            let differ = match lang {
                Lang::Zh => format!("记录为 {recorded}，重新判定为 {judged}"),
                Lang::En => format!("recorded {recorded}, judged again {judged}"),
            };
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
            lang.about( contrary::misplaced(lang), each.join(" "))
        }
        Discrepancy::Changed(what) => lang.about(contrary::changed(lang), contrary::part(lang, what)),
        Discrepancy::Refused(faults) => {
            let names = Names {
                lang,
                chain: None,
                checklist: None,
            };
            let sentences: Vec<String> = faults
                .iter()
                .map(|fault| refusal::sentence(&names, fault))
                .collect();
            lang.about(
                lang.pick("本应拒绝", "it should have been refused"),
                sentences.join(" ")
            )
        }
    }
}
