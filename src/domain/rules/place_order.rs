//! The order in which a draw puts its places: SplitMix64 from the seed, and a shuffle from the front (Fisher and
//! Yates), so that the first places of the order are a sample of any size. It is written down in the manual;
//! whoever changes it makes every seed on record mean something else.

use crate::domain::places::PlaceDraw;

/// The places in the order in which they were drawn.
pub fn order(draw: &PlaceDraw) -> Vec<&str> {
    let mut places: Vec<&str> = draw.places.iter().map(String::as_str).collect();
    let mut state = draw.seed.number();
    for at in 0..places.len() {
        let left = (places.len() - at) as u64;
        let further = usize::try_from(next(&mut state) % left).unwrap_or(0);
        places.swap(at, at + further);
    }
    places
}

/// The places of the points from this one on, counted from 0; behind the last place the order begins again.
pub fn from(draw: &PlaceDraw, point: usize) -> impl Iterator<Item = &str> {
    order(draw).into_iter().cycle().skip(point)
}

/// The next number of SplitMix64 (Steele, Lea, Flood 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::places::PlaceSeed;

    fn draw(seed: u64, count: usize) -> PlaceDraw {
        PlaceDraw {
            at: "2026-05-01T08:00:00+08:00".to_owned().into(),
            seed: PlaceSeed::of(seed),
            places: (1..=count).map(|nth| nth.to_string()).collect(),
        }
    }

    /// The first numbers from 1234567, as they are published with the generator.
    #[test]
    fn the_generator_gives_the_published_numbers() {
        let mut state = 1_234_567;
        let numbers: Vec<u64> = (0..5).map(|_| next(&mut state)).collect();
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(numbers, published);
    }

    /// The example of the manual, worked out by another program.
    #[test]
    fn a_seed_gives_the_same_order_for_ever() {
        let of = |seed, count| order(&draw(seed, count)).join(" ");
        assert_eq!(of(1_234_567, 10), "8 9 10 7 3 5 1 2 4 6");
        assert_eq!(
            of(1_234_567, 24),
            "22 17 6 14 3 16 10 4 9 21 11 15 5 2 7 23 12 20 8 19 1 13 24 18"
        );
        assert_eq!(of(0, 5), "1 2 4 3 5");
        assert_eq!(of(u64::MAX, 3), "3 1 2");
        assert_eq!(of(7, 1), "1");
    }

    #[test]
    fn every_place_comes_once_before_any_comes_again() {
        let draw = draw(99, 12);
        let mut all: Vec<&str> = from(&draw, 0).take(12).collect();
        assert_eq!(from(&draw, 12).next(), all.first().copied());
        assert_eq!(from(&draw, 5).next(), all.get(5).copied());
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 12);
        let none = PlaceDraw {
            places: Vec::new(),
            ..draw
        };
        assert_eq!(from(&none, 0).next(), None);
    }
}
