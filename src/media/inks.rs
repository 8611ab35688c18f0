//! The colours that a JPEG is made of: those of a screen, or the four inks of a printing press. A document that is kept
//! for years shows inks only with the press's own profile, which no photo brings along.

use std::io::BufRead;

/// Marks of a frame, whose head counts the colours; three marks among them are none.
const FRAMES: std::ops::RangeInclusive<u8> = 0xc0..=0xcf;
const NO_FRAMES: [u8; 3] = [0xc4, 0xc8, 0xcc];

/// Whether a JPEG is made of the inks of a press.
pub fn is_of_inks(jpeg: &[u8]) -> bool {
    colours(jpeg) == Some(4)
}

fn colours(jpeg: &[u8]) -> Option<u8> {
    let mut rest = jpeg.get(2..)?;
    loop {
        rest.skip_until(0xff).ok()?;
        let (code, behind) = rest.split_first()?;
        if *code == 0xff {
            continue;
        }
        let (len, head) = behind.split_first_chunk::<2>()?;
        if FRAMES.contains(code) && !NO_FRAMES.contains(code) {
            // Depth, height and width stand before it.
            return head.get(5).copied();
        }
        rest = behind.get(usize::from(u16::from_be_bytes(*len))..)?;
    }
}
