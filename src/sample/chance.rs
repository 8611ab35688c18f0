//! Chance that falls the same way every time: each check draws from its own stream, named by the
//! check, so that adding a lot to the sample changes no other lot. Whole numbers only.

/// A stream of chance.
pub struct Chance(fastrand::Rng);

impl Chance {
    /// The stream of this name; FNV-1a turns the name into a seed.
    pub fn of(name: &str) -> Self {
        let seed = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A number from 0 up to, not including, `end`.
    pub fn below(&mut self, end: i64) -> i64 {
        self.0.i64(0..end.max(1))
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.i64(low..=high.max(low))
    }

    /// Whether something happens that happens so often in a hundred.
    pub fn percent(&mut self, often: i64) -> bool {
        self.below(100) < often
    }

    /// A draw from a bell curve, in thousandths of its standard deviation: the sum of four evenly
    /// spread numbers is close enough to one and needs no floats, which differ between machines.
    pub fn bell(&mut self) -> i64 {
        let sum: i64 = (0..4).map(|_| self.between(-500, 500)).sum();
        sum * 1_000 / 577
    }

    /// Mixes a list.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        self.0.shuffle(list);
    }
}
