//! Ranges of sequence numbers: what is missing, what was declared missing. Nothing else counts here.

/// Inclusive ranges, in no particular order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::store) struct Ranges(Vec<(u64, u64)>);

impl Ranges {
    pub(in crate::store) fn add(&mut self, from: u64, to: u64) {
        if from <= to {
            self.0.push((from, to));
        }
    }

    pub(in crate::store) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.0.iter().copied()
    }

    /// Returns what is in here and not in `other`, merged and sorted.
    pub(in crate::store) fn without(&self, other: &Self) -> Self {
        let mut left = self.merged();
        for (from, to) in other.merged() {
            let cut = |(a, b): (u64, u64)| {
                let before = (a, b.min(from.saturating_sub(1)));
                let after = (a.max(to.saturating_add(1)), b);
                let apart = b < from || a > to;
                let parts = if apart {
                    vec![(a, b)]
                } else {
                    vec![before, after]
                };
                parts.into_iter().filter(|(a, b)| a <= b)
            };
            left = left.into_iter().flat_map(cut).collect();
        }
        Self(left)
    }

    fn merged(&self) -> Vec<(u64, u64)> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let mut merged: Vec<(u64, u64)> = Vec::new();
        for (from, to) in sorted {
            match merged.last_mut() {
                Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subtraction_keeps_both_ends() {
        let missing = Ranges(vec![(8, 9), (1, 5), (4, 6)]);
        let left = |declared: &[(u64, u64)]| missing.without(&Ranges(declared.to_vec())).0;
        assert_eq!(left(&[]), [(1, 6), (8, 9)]);
        assert_eq!(left(&[(2, 3)]), [(1, 1), (4, 6), (8, 9)]);
        assert_eq!(left(&[(0, 4), (9, 20)]), [(5, 6), (8, 8)]);
        assert_eq!(left(&[(1, 9)]), []);
    }
}
