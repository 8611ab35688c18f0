//! The data folders that commands are run on, and the names that stand for what differs by machine:
//! paths, and the one id that chance made.

use crate::copy::copy;
use crate::program::Form;
use sanjian::sample;
use sanjian::store::{Disk, RealDisk};
use sanjian::workspace::Workspace;
use sanjian::workspace::held::clock::SetClock;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// Which data folder, at which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The sample project, on the last day of its story.
    Sample,
    /// One record of every kind.
    Golden,
    /// Two histories under one device id, settled.
    Forks,
    /// A device that works on with the golden project; each form has its own.
    Worked,
    /// Another device that does.
    Other,
    /// Nothing yet.
    Empty,
}

impl Place {
    pub fn time(self) -> &'static str {
        match self {
            Place::Sample => "2026-11-06T17:30:00+08:00",
            _ => "2026-11-23T17:30:00+08:00",
        }
    }
}

/// All data folders, below one that vanishes with the test.
pub struct Folders {
    _vanishes: TempDir,
    root: PathBuf,
    /// The id of the sample's project, which chance made.
    sample: String,
}

impl Folders {
    pub fn new() -> Self {
        let vanishes = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(vanishes.path()).unwrap();
        named(&root.join("sample"), "sampledevice");
        copy(&golden("0.1.0"), &root.join("golden"));
        copy(&golden("0.1.0-forks"), &root.join("forks"));
        for form in Form::ALL {
            let own = root.join(form.ending());
            for (name, device) in [("worked", "workeddevice"), ("other", "otherdevices")] {
                copy(&golden("0.1.0"), &own.join(name));
                named(&own.join(name), device);
            }
        }
        Self {
            sample: sample(&root.join("sample")),
            root,
            _vanishes: vanishes,
        }
    }

    /// What only runs of one form use.
    pub fn of(&self, form: Form) -> PathBuf {
        self.root.join(form.ending())
    }

    pub fn data(&self, place: Place, form: Form) -> PathBuf {
        match place {
            Place::Sample => self.root.join("sample"),
            Place::Golden => self.root.join("golden"),
            Place::Forks => self.root.join("forks"),
            Place::Worked => self.of(form).join("worked"),
            Place::Other => self.of(form).join("other"),
            Place::Empty => self.of(form).join("empty"),
        }
    }

    /// A word of a run, with the path that it stands for: `IN` for what is brought, `OUT` for what is
    /// taken away, `OTHER` for the other device's data folder, `SAMPLE`, `GOLDEN` and `FORKS` for those projects.
    pub fn path(&self, word: &str, form: Form) -> OsString {
        let (first, rest) = word.split_once('/').unwrap_or((word, ""));
        let folder = match first {
            "IN" => inputs(),
            "OUT" => self.of(form).join("OUT"),
            "OTHER" => self.data(Place::Other, form),
            "SAMPLE" => self.data(Place::Sample, form),
            "GOLDEN" => self.data(Place::Golden, form),
            "FORKS" => self.data(Place::Forks, form),
            _ => return word.into(),
        };
        match rest {
            "" => folder.into(),
            name => folder.join(name).into(),
        }
    }

    /// Bytes as text, without what differs by machine; what no eye sees gets a sign.
    pub fn same_everywhere(&self, bytes: &[u8], form: Form) -> String {
        let mut text = String::from_utf8_lossy(bytes).replace(&self.sample, "sampleprojct");
        for id in projects(&self.data(Place::Empty, form)) {
            text = text.replace(&id, "otherproject");
        }
        for (path, name) in [
            (inputs(), "IN"),
            (self.of(form), "HERE"),
            (self.root.clone(), "HERE"),
        ] {
            text = text.replace(&*path.to_string_lossy(), name);
        }
        text.replace('\u{feff}', "[BOM]").replace('\r', "[CR]")
    }
}

/// The ids of a data folder's projects.
fn projects(data: &Path) -> Vec<String> {
    let entries = fs::read_dir(data.join("projects")).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name());
    names.map(|name| name.into_string().unwrap()).collect()
}

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printed/inputs")
}

fn golden(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    folder.join(name)
}

/// Gives a data folder the id that chance would have made.
fn named(data: &Path, device: &str) {
    fs::create_dir_all(data.join("device")).unwrap();
    fs::write(data.join("device/id"), format!("{device}\n")).unwrap();
}

/// Makes the sample as it stands at its end; the id of its project.
fn sample(data: &Path) -> String {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(data).unwrap());
    let clock = Arc::new(SetClock::at(Place::Sample.time()));
    let mut workspace = Workspace::with(disk, data, clock).unwrap();
    sample::enter(&mut workspace, sanjian::text::Lang::Zh, &mut |_, _| ()).unwrap();
    workspace.project_id().unwrap().to_owned()
}
