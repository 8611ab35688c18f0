//! A file while it is made. Tables of facts may be larger than the memory of a laptop, and their rows are much alike:
//! what is long is packed as it comes. Where it is written is not known here.

use std::io::{self, Cursor, Read, Write};
use zstd::stream::read::Decoder;
use zstd::stream::write::Encoder;

/// What is shorter is not packed.
const BLOCK: usize = 1 << 20;

/// zstd's fastest: it is packed only until it is written.
const LEVEL: i32 = 1;

/// A file that is being made.
#[derive(Default)]
pub struct Spool {
    fresh: Vec<u8>,
    packing: Option<Encoder<'static, Vec<u8>>>,
}

/// A file that was made.
pub enum MadeFile {
    /// As it is.
    Plain(Vec<u8>),
    /// Packed.
    Packed(Vec<u8>),
}

impl Spool {
    /// The file.
    pub fn done(mut self) -> io::Result<MadeFile> {
        if self.packing.is_none() {
            return Ok(MadeFile::Plain(self.fresh));
        }
        self.pack()?;
        let packed = self.packing.map(Encoder::finish).transpose()?;
        Ok(MadeFile::Packed(packed.unwrap_or_default()))
    }

    fn pack(&mut self) -> io::Result<()> {
        let packing = match &mut self.packing {
            Some(packing) => packing,
            none => none.insert(Encoder::new(Vec::new(), LEVEL)?),
        };
        packing.write_all(&self.fresh)?;
        self.fresh.clear();
        Ok(())
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.fresh.extend_from_slice(bytes);
        if self.fresh.len() >= BLOCK {
            self.pack()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MadeFile {
    /// Its bytes, one after the other.
    pub fn read(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match self {
            MadeFile::Plain(bytes) => Box::new(Cursor::new(bytes)),
            MadeFile::Packed(bytes) => Box::new(Decoder::new(bytes.as_slice())?),
        })
    }
}

impl From<Vec<u8>> for MadeFile {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Plain(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_it_was_written_whatever_its_length() {
        for count in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 17] {
            let bytes: Vec<u8> = (0..count).map(|at| (at % 251) as u8).collect();
            let mut spool = Spool::default();
            for part in bytes.chunks(4_099) {
                spool.write_all(part).unwrap();
            }
            let made = spool.done().unwrap();
            assert_eq!(matches!(made, MadeFile::Packed(_)), count >= BLOCK);
            let mut read = Vec::new();
            made.read().unwrap().read_to_end(&mut read).unwrap();
            assert!(read == bytes, "{count}");
        }
    }
}
