//! Packs `checklists/` for the program: neighbours together in blocks, since they say much alike, and blocks small
//! enough that one list costs no more than its own. How it is read stands in `src/shipped/mod.rs`. The files of the
//! tree stay what is written and reviewed; nobody commits what is made here.

#[path = "src/shipped/head.rs"]
mod head;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::{Error, Result, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// A block is closed before it would become larger; a larger file has one by itself. Measured: with 64 KB the whole
/// is a tenth larger than with 128 KB, and a list unpacked in half the time; a file by itself takes 60 % more room.
const BLOCK: usize = 64 << 10;

const FOLDER: &str = "checklists";

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let folder = |name| env::var_os(name).map(PathBuf::from).unwrap_or_default();
    let mut files = Vec::new();
    gather(
        &folder("CARGO_MANIFEST_DIR").join(FOLDER),
        FOLDER,
        &mut files,
    )?;
    // What is read at every start lies together, before the lists that are read one by one.
    files.sort_by(|a, b| (a.head.is_some(), &a.name).cmp(&(b.head.is_some(), &b.name)));
    let (mut pack, mut index) = (Vec::new(), String::new());
    let mut rest = files.as_slice();
    while !rest.is_empty() {
        let (block, after) = rest.split_at(fitting(rest));
        let packed = deflated(block)?;
        index += &format!("{}\n", packed.len());
        block.iter().for_each(|file| index += &file.line());
        pack.extend(packed);
        rest = after;
    }
    let out = folder("OUT_DIR");
    fs::write(out.join("shipped.pack"), pack)?;
    fs::write(out.join("shipped.index"), index)
}

struct Source {
    name: String,
    bytes: Vec<u8>,
    head: Option<[String; 2]>,
}

impl Source {
    /// Its line of the index: how long it is, its name, and of a checklist also id and subject.
    fn line(&self) -> String {
        let head = self.head.as_ref();
        let head = head.map_or_else(String::new, |[id, subject]| format!(" {id} {subject}"));
        format!("{} {}{head}\n", self.bytes.len(), self.name)
    }

    /// Whether a word of it would be taken for two.
    fn spaced(&self) -> bool {
        let words = self.head.iter().flatten().chain([&self.name]);
        let mut words = words.map(|word| word.is_empty() || word.contains(char::is_whitespace));
        words.any(|spaced| spaced)
    }
}

fn gather(folder: &Path, name: &str, files: &mut Vec<Source>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let last = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{name}/{last}");
        if path.is_dir() {
            gather(&path, &name, files)?;
        } else if last.ends_with(".json") {
            let bytes = fs::read(&path)?;
            let head = head::head(&bytes);
            let file = Source { name, bytes, head };
            if file.spaced() {
                return Err(Error::other(format!(
                    "{}: a space in its name or its id",
                    file.name
                )));
            }
            files.push(file);
        }
    }
    Ok(())
}

/// How many of these a block takes.
fn fitting(files: &[Source]) -> usize {
    let mut room = BLOCK;
    let fits = |file: &&Source| {
        let left = room.checked_sub(file.bytes.len());
        room = left.unwrap_or_default();
        left.is_some()
    };
    files.iter().take_while(fits).count().max(1)
}

fn deflated(files: &[Source]) -> Result<Vec<u8>> {
    let mut packing = DeflateEncoder::new(Vec::new(), Compression::best());
    files
        .iter()
        .try_for_each(|file| packing.write_all(&file.bytes))?;
    packing.finish()
}
