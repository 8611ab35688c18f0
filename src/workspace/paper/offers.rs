//! What can be printed of a subject, of issues or of a month: the forms that their records fill, how the first of the
//! papers looks, and where they are saved. What stands on them is the work of [`super::papers`].

use super::papers::{DrawnPaper, WantedPaper};
use super::printing::{Paper, PrintTarget, plain};
use crate::domain::issued::Issued;
use crate::domain::{Kind, Words};
use crate::failure::Failure;
use crate::paper::fields::abouts;
use crate::paper::fill::Filler;
use crate::paper::form::said;
use crate::paper::sheet::Document;
use crate::paper::writer::text;
use crate::text::{Lang, form};
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// So many papers are shown, however many are written.
const SHOWN: usize = 6;

/// What is handed in with a lot, in order; and what goes behind it, if there is any.
const PACK: [&str; 3] = ["submit", "lot", "original"];
const ANNEXES: [&str; 2] = ["readings", "photos"];

/// What somebody wants papers of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A subject, by its code, and what lies below it.
    Subject(String),
    /// Issues, by their ids.
    Issues(Vec<String>),
    /// A month of the whole project, as 2026-11.
    Month(String),
}

/// Something that can be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The form; none: the pack that is handed in.
    pub form: Option<String>,
    /// What the form is called.
    pub name: Words,
    /// Where its layout comes from.
    pub source: String,
    /// What it would be about.
    pub about: Vec<String>,
    /// The paper that was issued, where one is printed again.
    pub again: Option<Box<Issued>>,
}

/// How papers look, on pages as they would be written.
#[derive(Debug)]
pub struct PaperPreview {
    document: Document,
    /// So many of them are shown, of so many.
    pub shown: (usize, usize),
}

impl PaperPreview {
    /// As lines of so many columns.
    pub fn lines(&self, columns: usize) -> Vec<String> {
        text::lines(&self.document, columns)
    }
}

impl Workspace {
    /// What can be printed: a lot's pack, forms about the subject itself, and those about what lies below it, each in
    /// the order of the list of what papers are about, which has records of acceptance first.
    pub fn offers(&self, matter: &Matter) -> Vec<Offer> {
        let is_lot = |code: &String| {
            let node = self.project().and_then(|project| project.node(code));
            node.is_some_and(|node| node.subject.kind == Kind::Lot)
        };
        let pack = match matter {
            Matter::Subject(code) if is_lot(code) => Some(Offer {
                form: None,
                name: Words::default(),
                source: String::new(),
                about: vec![code.clone()],
                again: None,
            }),
            _ => None,
        };
        let forms = self.forms().forms().filter_map(|kept| {
            let (is_below, about) = self.about(&kept.form.id, matter)?;
            let offer = Offer {
                form: Some(kept.form.id.clone()),
                name: kept.form.name.clone(),
                source: kept.form.source.clone(),
                about,
                again: None,
            };
            let place = abouts().position(|about| about.name == kept.form.about);
            Some(((is_below, place), offer))
        });
        let mut forms: Vec<_> = forms.collect();
        forms.sort_by_key(|(place, _)| *place);
        let forms = forms.into_iter().map(|(_, offer)| offer);
        let offers = pack.into_iter().chain(forms);
        offers.chain(self.issued(matter)).collect()
    }

    /// What is wrong with the site's own forms, and that they are not used: another takes their place, or none.
    pub fn left_out(&self, lang: Lang) -> Vec<String> {
        let faults = &self.forms().faults;
        let mut told: Vec<String> = { faults.iter() }
            .map(|fault| said::sentence(lang, fault))
            .collect();
        told.extend((!faults.is_empty()).then(|| form::left_out(lang).to_owned()));
        told
    }

    /// The papers that were issued about this, the latest first.
    fn issued(&self, matter: &Matter) -> Vec<Offer> {
        let papers = self.project().map_or(&[][..], |project| project.papers());
        let is_meant = |paper: &&Issued| {
            let mut about = paper.about.iter();
            match matter {
                Matter::Subject(code) => about.any(|about| about == code),
                Matter::Issues(ids) => about.any(|about| ids.contains(about)),
                // A month, and its days.
                Matter::Month(month) => about.any(|about| about.starts_with(month)),
            }
        };
        let offer = |paper: &Issued| {
            let form = self.forms().get(&paper.form);
            Offer {
                form: Some(paper.form.clone()),
                name: form.map_or_else(Words::default, |form| form.name.clone()),
                source: paper.number.clone(),
                about: paper.about.clone(),
                again: Some(Box::new(paper.clone())),
            }
        };
        papers.iter().rev().filter(is_meant).map(offer).collect()
    }

    /// The forms there are, each with its name.
    pub fn form_names(&self) -> Vec<(String, Words)> {
        let forms = self.forms().forms();
        let forms = forms.map(|kept| (kept.form.id.clone(), kept.form.name.clone()));
        forms.collect()
    }

    /// What is handed in with a lot; an annex without a row is left out.
    pub fn pack(&self, lot: &str) -> Result<Vec<WantedPaper>, Failure> {
        let about = [lot.to_owned()];
        let mut wanted = Vec::new();
        for form in PACK {
            wanted.extend(self.papers_meant(form, &about)?);
        }
        for form in ANNEXES {
            for annex in self.papers_meant(form, &about)? {
                if !self.is_bare(&annex)? {
                    wanted.push(annex);
                }
            }
        }
        Ok(wanted)
    }

    /// What papers of a form would be about, and whether that is what lies below; none where they are about something
    /// else.
    fn about(&self, form: &str, matter: &Matter) -> Option<(bool, Vec<String>)> {
        let (form, _, filler) = self.form(form).ok()?;
        let today = self.today().to_string();
        let about = match (filler, matter) {
            (Filler::Node(kinds, _), Matter::Subject(code)) => {
                let meant = self.meant_by(form, kinds, code).ok()?;
                let is_itself = meant.iter().any(|node| node.subject.code == *code);
                return Some((!is_itself, vec![code.clone()]));
            }
            (Filler::Issues(_), Matter::Issues(ids)) => ids.clone(),
            (Filler::Month(_), Matter::Month(month)) => vec![month.clone()],
            // Of the days of this month, the one it is.
            (Filler::Day(_), Matter::Month(month)) if today.starts_with(month) => vec![today],
            _ => return None,
        };
        Some((false, about))
    }

    /// The papers of an offer.
    pub fn offered(&self, offer: &Offer) -> Result<Vec<Paper>, Failure> {
        if let Some(issued) = &offer.again {
            return Ok(vec![Paper::Again(issued.clone())]);
        }
        let wanted: Vec<WantedPaper> = match &offer.form {
            Some(form) => self.papers_meant(form, &offer.about)?,
            None => {
                let lots = offer.about.iter().map(|lot| self.pack(lot));
                lots.collect::<Result<Vec<_>, _>>()?.concat()
            }
        };
        Ok(wanted.into_iter().map(Paper::Anew).collect())
    }

    /// How papers look, the first of them where there are many.
    pub fn preview(&self, papers: &[Paper]) -> Result<PaperPreview, Failure> {
        let shown = papers.iter().take(SHOWN).map(|paper| match paper {
            Paper::Anew(wanted) => self.draw(wanted, ""),
            Paper::Again(issued) => self.draw_again(issued),
        });
        let drawn = shown.collect::<Result<Vec<DrawnPaper>, _>>()?;
        Ok(PaperPreview {
            document: self.paginate(&drawn),
            shown: (drawn.len(), papers.len()),
        })
    }
}

/// The folder in which a person looks for documents.
pub fn usual_folder() -> PathBuf {
    let user = directories::UserDirs::new();
    let documents = user.as_ref().and_then(|user| user.document_dir());
    let documents = documents.filter(|folder| folder.is_dir());
    let home = user.as_ref().map(|user| user.home_dir());
    documents.or(home).unwrap_or(Path::new(".")).to_path_buf()
}

/// A file in a folder whose name is free.
pub fn free_file(folder: &Path, stem: &str, ending: &str) -> PrintTarget {
    let stem = plain(stem);
    let named = |nth: usize| match nth {
        1 => folder.join(format!("{stem}.{ending}")),
        nth => folder.join(format!("{stem}-{nth}.{ending}")),
    };
    let free = (1..1000).map(named).find(|file| !file.exists());
    PrintTarget::File(free.unwrap_or_else(|| named(1)))
}
