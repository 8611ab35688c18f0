//! A firm's own documents: read where somebody named one, and filled with what stands on a paper.

use super::papers::DrawnPaper;
use super::press::{Manner, Press};
use super::printing::Paper;
use crate::failure::{Expected, Failure, PaperFailure};
use crate::paper::fields::About;
use crate::paper::stencil::fault::{Position, StencilFlaw};
use crate::paper::stencil::{LARGEST, Stencil, said};
use crate::text::Lang;
use crate::workspace::{Workspace, outside};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads one for papers about this; all that is wrong with it is told at once.
pub fn read(file: &Path, about: About, lang: Lang) -> Result<Stencil, Failure> {
    let bytes = outside::read(file, LARGEST)?;
    Stencil::read(bytes, about).map_err(|faults| told(lang, file, &faults))
}

fn told(lang: Lang, file: &Path, faults: &[(Position, StencilFlaw)]) -> Failure {
    let file = file.display().to_string();
    let sentences = faults
        .iter()
        .map(|fault| said::sentence(lang, &file, fault));
    PaperFailure::Stencil(sentences.collect()).into()
}

/// A document of a firm's own, and where it lies.
pub struct Own {
    stencil: Stencil,
    file: PathBuf,
}

impl Workspace {
    /// Papers in a document of a firm's own, all of one form and each a file; refused where one could not be filled.
    pub fn stencilled(
        &self,
        (file, press): (&Path, Press),
        (papers, is_one_file): (&[Paper], bool),
        lang: Lang,
    ) -> Result<Manner, Failure> {
        let form = papers.first().map_or("", |paper| paper.about().0);
        let is_mixed = papers.iter().any(|paper| paper.about().0 != form);
        if is_mixed || is_one_file && papers.len() > 1 {
            return Err(PaperFailure::OneEach(papers.len()).into());
        }
        let void = papers.iter().find_map(Paper::withdrawn);
        if let Some(number) = void {
            return Err(PaperFailure::VoidStencil(number.to_owned()).into());
        }
        let none = || PaperFailure::NoSuchForm(form.to_owned());
        let about = About::of(&self.forms().get(form).ok_or_else(none)?.about);
        let stencil = read(file, about.ok_or_else(none)?, lang)?;
        let own = match stencil.is_workbook() {
            true => Press::Xlsx,
            false => Press::Docx,
        };
        if own != press {
            let expected = Expected::FileOf(own.ending());
            return Err(Failure::usage("--out", press.ending(), expected));
        }
        let file = file.to_path_buf();
        Ok(Manner::Stencil(Arc::new(Own { stencil, file }), lang))
    }
}

impl Own {
    /// The document with what stands on a paper in its places.
    pub fn filled(&self, drawn: &[DrawnPaper], lang: Lang) -> Result<Vec<u8>, Failure> {
        let [one] = drawn else {
            return Err(PaperFailure::OneEach(drawn.len()).into());
        };
        let filled = self.stencil.filled(&one.sheet);
        filled.map_err(|flaw| told(lang, &self.file, &[(Position::Whole, flaw)]))
    }
}
