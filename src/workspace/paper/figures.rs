//! What fills the page of a checklist's figures: the list, the edition it goes by, and the codes above that. It is of
//! no project.

use crate::failure::Failure;
use crate::paper::fill::figures::ListFill;
use crate::paper::value::Values;
use crate::workspace::Workspace;

impl Workspace {
    /// The values of the checklist that is named.
    pub(super) fn figures_of(&self, fill: ListFill, about: &[String]) -> Result<Values, Failure> {
        let pinned = self.find_list(about.first().map_or("", String::as_str))?;
        let editions = &self.library.editions;
        let of = editions.of(&pinned.checklist.standard);
        let above = of.into_iter().flat_map(|of| editions.above(of));
        let mut values = Values::default();
        fill(&mut values, &pinned, (of, &above.collect::<Vec<_>>()));
        Ok(values)
    }
}
