//! The files of `checklists/` inside the program, by name and bytes; what they mean is the business of those who read
//! them. `build.rs` packs them in blocks of neighbours; a block is unpacked when somebody asks for a file in it, and
//! once.
//!
//! | file | noun |
//! |---|---|
//! | [`head`] | what the first lines of a checklist say |

mod head;

pub use head::{CHECKLIST, head};

use flate2::read::DeflateDecoder;
use std::io::Read;
use std::ops::Range;
use std::sync::OnceLock;

static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shipped.pack"));

/// Of each block a line with its length in the pack, and after it a line for each of its files: length, name, and of a
/// checklist id and subject.
static INDEX: &str = include_str!(concat!(env!("OUT_DIR"), "/shipped.index"));

/// A file of the tree, e.g. `checklists/targets.json`.
#[derive(Debug)]
pub struct ShippedFile {
    /// Its name in the tree.
    pub name: &'static str,
    /// Id and subject, where it is a checklist.
    pub list: Option<[&'static str; 2]>,
    block: usize,
    span: Range<usize>,
}

#[derive(Debug)]
struct PackedBlock {
    packed: &'static [u8],
    unpacked: OnceLock<Vec<u8>>,
}

#[derive(Debug, Default)]
struct Shelf {
    files: Vec<ShippedFile>,
    blocks: Vec<PackedBlock>,
}

/// The folder of forms of papers, which are the business of those who fill them.
pub const FORMS: &str = "checklists/forms/";

/// All files: first those that are no checklists, each part in the order of names.
pub fn files() -> &'static [ShippedFile] {
    &shelf().files
}

/// The file of this name.
pub fn file(name: &str) -> Option<&'static ShippedFile> {
    files().iter().find(|file| file.name == name)
}

impl ShippedFile {
    /// Its bytes as they are in the tree.
    pub fn bytes(&self) -> &'static [u8] {
        let block = shelf().blocks.get(self.block).map(PackedBlock::bytes);
        let bytes = block.and_then(|block| block.get(self.span.clone()));
        bytes.unwrap_or_default()
    }
}

impl PackedBlock {
    /// That each can be unpacked is shown by a test.
    fn bytes(&self) -> &[u8] {
        self.unpacked.get_or_init(|| {
            let mut bytes = Vec::new();
            let read = DeflateDecoder::new(self.packed).read_to_end(&mut bytes);
            read.map(|_| bytes).unwrap_or_default()
        })
    }
}

fn shelf() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    SHELF.get_or_init(|| Shelf::of(INDEX, PACK))
}

impl Shelf {
    fn of(index: &'static str, pack: &'static [u8]) -> Self {
        let mut shelf = Self::default();
        let (mut rest, mut at) = (pack, 0);
        for line in index.lines() {
            let mut words = line.split(' ');
            let length = words.next().and_then(|word| word.parse().ok());
            let length: usize = length.unwrap_or_default();
            let Some(name) = words.next() else {
                let (packed, after) = rest.split_at_checked(length).unwrap_or_default();
                let unpacked = OnceLock::new();
                shelf.blocks.push(PackedBlock { packed, unpacked });
                (rest, at) = (after, 0);
                continue;
            };
            shelf.files.push(ShippedFile {
                name,
                list: words.next().zip(words.next()).map(<[_; 2]>::from),
                block: shelf.blocks.len().saturating_sub(1),
                span: at..at + length,
            });
            at += length;
        }
        shelf
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_known_by_its_first_lines_and_unpacks_its_block_alone() {
        let shelf = Shelf::of(INDEX, PACK);
        let lists = shelf.files.iter().filter(|file| file.list.is_some());
        assert!(lists.count() > 500);
        for file in &shelf.files {
            let said = head(file.bytes());
            assert_eq!(
                said,
                file.list.map(|list| list.map(str::to_owned)),
                "{}",
                file.name
            );
        }
        let file = shelf.files.last().unwrap();
        let bytes = |block: &PackedBlock| block.unpacked.get().map(Vec::len);
        let block = shelf.blocks.get(file.block).unwrap();
        assert!(block.bytes().len() >= file.span.end);
        assert_eq!(shelf.blocks.iter().filter_map(bytes).count(), 1);
    }

    #[test]
    fn blocks_are_small() {
        // Beside a file that is larger by itself.
        let large = |block: &PackedBlock| block.bytes().len() > 64 << 10;
        let alone = |at| files().iter().filter(|file| file.block == at).count() == 1;
        let blocks = shelf().blocks.iter().enumerate();
        let wrong = { blocks }.filter(|(at, block)| large(block) && !alone(*at));
        assert_eq!(wrong.count(), 0);
    }
}
