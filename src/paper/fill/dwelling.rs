//! 住宅工程质量分户验收记录: of a dwelling or common parts, item by item as on a lot's record, for whoever moves in:
//! what is required stands there in words.

use super::FillBook;
use super::{rooms, row};
use crate::domain::criterion::Class;
use crate::domain::node::Node;
use crate::paper::value::Values;

impl FillBook<'_> {
    /// Fills the record of a dwelling.
    pub fn dwelling(&self, values: &mut Values, node: &Node) {
        self.lot(values, node);
        // The form has a title of its own.
        values.set("title", "");
        let subject = &node.subject;
        values.set("dwelling", [subject.code.as_str(), &subject.name].join(" "));
        let told = self.told(node);
        let Some(list) = self.list_of(node, told.as_ref()) else {
            return;
        };
        if let Some(told) = &told {
            values.set_table("rooms", rooms::rows(told));
        }
        let rows = row::of(&list, told.as_ref(), &subject.variants);
        for (table, class) in [("dominant", Class::Dominant), ("general", Class::General)] {
            let items = rows.iter().filter(|(item, _)| item.class == class);
            let written = row::rows(&rows, class, subject.capacity).into_iter();
            let in_words = written
                .zip(items)
                .map(|(row, (item, _))| match &item.requirement {
                    Some(required) => row.with("requirement", required.zh.as_str()),
                    None => row,
                });
            values.set_table(table, in_words.collect());
        }
    }
}
