//! What may stand where something else was given, in words. Every refusal of a value says it; whether a
//! value fits is decided where it is read.

use crate::text::Lang;
use crate::text::escape::quoted;
use crate::text::mishap::expected as say;
use crate::text::remote;

/// What may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text that is not empty and can be shown.
    Text,
    /// A figure of 0 to 100 in per cent.
    Percent,
    /// The same; what was given is at most 1, as a fraction of 1 would be written.
    Fraction,
    /// A day.
    Day,
    /// A day, or so many days from today.
    DayAhead,
    /// A day and a time, or so many hours from now.
    Time,
    /// A day and a time that have come.
    TimeBefore,
    /// An offset from UTC.
    Zone,
    /// A figure above zero.
    Amount,
    /// A floor area.
    Area,
    /// A document as `--paper` takes it; the kinds there are.
    Paper(Vec<String>),
    /// One of these words, each with its name, if it has one.
    OneOf(Vec<(String, String)>),
    /// A text file of at most so many bytes.
    TextFile(usize),
    /// Something of several parts, written like this.
    Written(WrittenAs),
    /// No more scans than documents.
    FewerScans,
    /// A file of one of these kinds.
    FileOf(&'static str),
    /// A path in characters.
    PlainPath,
    /// The data folder, for which this system has no usual place.
    DataFolder,
    /// A folder other than the data folder.
    OtherFolder,
    /// A folder of the disk that is not plugged in.
    Mounted,
    /// A folder that is there, or one in a folder that is.
    Folder,
    /// The ledger of projects beside it.
    Ledger,
    /// What a place that is no disk may be called.
    RemoteName,
    /// One that was added; their names.
    Remote(Vec<String>),
    /// Its address.
    RemoteUrl,
    /// Its address, with a bucket or a host and plain characters.
    RemoteForm,
    /// Its address, without a password.
    NoSecret,
    /// Who is asked for an object store.
    Endpoint,
}

/// What has several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenAs {
    /// A kind of subject and a chain.
    Chain,
    /// What a field of all papers says.
    Said,
    /// How papers are numbered.
    Numbering,
    /// A quantity of hours, a material or a machine, or a sum of money.
    Spent,
    /// What an hour or a unit of something costs.
    Price,
    /// A limit that the project agreed on.
    Limit,
}

impl WrittenAs {
    /// How it is written.
    pub fn shown(self, lang: Lang) -> &'static str {
        match self {
            WrittenAs::Chain => say::chain(lang),
            WrittenAs::Said => say::said(lang),
            WrittenAs::Numbering => say::numbering(lang),
            WrittenAs::Spent => say::spent(lang),
            WrittenAs::Price => say::price(lang),
            WrittenAs::Limit => say::limit(lang),
        }
    }
}

impl Expected {
    /// What was given cannot stand there, and what can.
    pub fn sentences(&self, lang: Lang, what: &str, given: &str) -> Vec<String> {
        let given = quoted(given);
        let first = match given.is_empty() {
            false => say::unusable(lang, what, &given),
            true => say::empty(lang, what),
        };
        vec![first, self.words(lang, &given)]
    }

    /// What may stand there.
    fn words(&self, lang: Lang, given: &str) -> String {
        let fixed = match self {
            Expected::OneOf(words) => {
                let listed = listed(lang, words);
                return format!("{}{listed}", say::one_of(lang));
            }
            Expected::Paper(kinds) => {
                let kinds = kinds.join(lang.between());
                let form = say::paper(lang);
                return format!("{form}{kinds}");
            }
            Expected::FileOf(endings) => {
                return format!("{}{endings}", say::file_of(lang));
            }
            Expected::TextFile(most) => return say::text_file(lang, *most),
            Expected::Fraction => return fraction(lang, given),
            Expected::Text => say::text(lang),
            Expected::Percent => say::percent(lang),
            Expected::Day => say::day(lang),
            Expected::DayAhead => say::day_ahead(lang),
            Expected::Time => say::time(lang),
            Expected::TimeBefore => say::time_before(lang),
            Expected::Zone => say::zone(lang),
            Expected::Amount => say::amount(lang),
            Expected::Area => say::area(lang),
            Expected::Written(shape) => shape.shown(lang),
            Expected::FewerScans => say::fewer_scans(lang),
            Expected::PlainPath => say::plain_path(lang),
            Expected::DataFolder => say::data_folder(lang),
            Expected::OtherFolder => say::other_folder(lang),
            Expected::Mounted => say::mounted(lang),
            Expected::Folder => say::folder(lang),
            Expected::Ledger => say::ledger(lang),
            Expected::RemoteName => remote::name(lang),
            Expected::Remote(have) if have.is_empty() => remote::add_one(lang),
            Expected::Remote(have) => return remote::there_are(lang, &have.join(lang.between())),
            Expected::RemoteUrl => remote::url(lang),
            Expected::RemoteForm => remote::form(lang),
            Expected::NoSecret => remote::no_secret(lang),
            Expected::Endpoint => remote::endpoint(lang),
        };
        fixed.to_owned()
    }
}

/// A figure of at most 1 is one per cent at most, and that nobody aims at.
fn fraction(lang: Lang, given: &str) -> String {
    let hundredfold = crate::domain::Decimal::parse(given).ok();
    let hundredfold = hundredfold.and_then(|figure| figure.micro().checked_mul(100));
    let meant = hundredfold.and_then(crate::domain::Decimal::of_micro);
    let meant = meant.map_or_else(|| "96".to_owned(), |figure| figure.to_string());
    say::fraction(lang, given, &meant)
}

/// Words with their names, in a row.
fn listed(lang: Lang, words: &[(String, String)]) -> String {
    let one = |(word, name): &(String, String)| match name.as_str() {
        "" => quoted(word),
        name => format!("{}{}", quoted(word), lang.in_brackets(&quoted(name))),
    };
    let all: Vec<String> = words.iter().map(one).collect();
    all.join(lang.between())
}

/// What clap shows of it, in English.
impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words(Lang::En, ""))
    }
}

impl std::error::Error for Expected {}
