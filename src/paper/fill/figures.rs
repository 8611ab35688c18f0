//! The figures of a checklist, to be compared with the print: every row with its clause and an empty box. It is of no
//! project, and whoever compares it signs by hand.

use crate::domain::edition::Edition;
use crate::domain::lists::Pinned;
use crate::paper::value::Values;
use crate::text::{Lang, edition, figure, words};

/// The form that shows them.
pub const FORM: &str = "figures";
/// Letters of the hash by which a list is told from another one of its version.
const SHORT: usize = 16;
/// A box that nobody ticked.
const BOX: &str = "☐";

/// The edition that a checklist goes by, and the general codes above that.
pub type GoesBy<'a> = (Option<&'a Edition>, &'a [&'a Edition]);

/// How such a page is filled.
pub type ListFill = fn(&mut Values, &Pinned, GoesBy);

/// Fills the page of a checklist.
pub fn figures(values: &mut Values, pinned: &Pinned, (of, above): GoesBy) {
    const ZH: Lang = Lang::Zh;
    let list = &pinned.checklist;
    values.set("standard", list.standard.as_str());
    if let Some(of) = of {
        let named = [of.standard.as_str(), &of.title.zh].join(" ");
        values.set("standard", named);
        values.set("in_force", edition::standing(ZH, of));
    }
    if let Some(codes) = edition::codes(ZH, above.iter().copied()) {
        values.set("above", codes);
    }
    values.set("list", list.id.as_str());
    values.set("list_title", list.title.zh.as_str());
    values.set("version", list.version.as_str());
    values.set(
        "list_digest",
        pinned.hash.get(..SHORT).unwrap_or(&pinned.hash),
    );
    values.set("figure_count", list.items.len().to_string());
    let rows = (1..).zip(&list.items).map(|(no, item)| {
        Values::default()
            .with("no", no.to_string())
            .with("clause", item.clause.as_str())
            .with("class", words::class(ZH, item.class))
            .with("name", item.title.zh.as_str())
            .with("requirement", figure::requirement(ZH, item))
            .with(
                "sampling_rule",
                figure::sampling_of(ZH, &item.sampling, list.capacity_unit.as_ref()),
            )
            .with("sureness", words::basis(ZH, item.basis))
            .with("box_compared", BOX)
    });
    values.set_table("figures", rows.collect());
}
