//! The name that was probably meant where one is not known.

/// So many letters wrong, left out or changed about are a slip; of a short name fewer.
const SLIPS: [(usize, usize); 2] = [(8, 2), (4, 1)];

/// The name that is probably meant.
pub fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let slips = SLIPS.iter().find(|(least, _)| name.len() >= *least);
    let slips = slips.map_or(0, |(_, slips)| *slips);
    let distance = |known: &str| strsim::osa_distance(name, known);
    let nearest = known.min_by_key(|known| distance(known))?;
    let is_near = distance(nearest) <= slips || name.eq_ignore_ascii_case(nearest);
    is_near.then(|| nearest.to_owned())
}
