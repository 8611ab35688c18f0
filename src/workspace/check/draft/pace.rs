//! How fast readings were entered: those of an item that came one by one. It judges nobody.

use super::entry::read;
use crate::domain::check::Pace;
use crate::store::draft_name;
use crate::workspace::Workspace;

/// Fewer readings in a row than this are not worth a note of how fast they came.
const IN_A_ROW: u64 = 4;

impl Workspace {
    /// How fast the readings of a draft were entered, item by item.
    pub(in crate::workspace) fn pace(&self, subject: &str, stage: &str) -> Vec<Pace> {
        let drafts = self.open.as_ref().map(|open| open.store.drafts());
        let stored = drafts.and_then(|drafts| drafts.read(&draft_name(subject, stage)).ok());
        let lines = stored.map(|stored| stored.lines).unwrap_or_default();
        let mut runs: Vec<ReadingRun> = Vec::new();
        for (entry, at) in lines.into_iter().filter_map(read) {
            let known = runs
                .iter()
                .position(|run| entry.item() == Some(&run.longest.item));
            let before = known
                .and_then(|known| runs.get(known))
                .map_or(0, |run| run.last);
            let (Some((item, count)), Some(at)) = (entry.counted(before), at) else {
                continue;
            };
            match known.and_then(|known| runs.get_mut(known)) {
                Some(run) => run.go_on(count, at),
                None => runs.push(ReadingRun::new(item, count, at)),
            }
        }
        let paces = runs.into_iter().map(|run| run.longest);
        paces.filter(|pace| pace.readings >= IN_A_ROW).collect()
    }
}

/// Readings of an item that came one by one, each entry one more than the last.
struct ReadingRun {
    began: i64,
    /// When the last entry was kept.
    at: i64,
    first: usize,
    last: usize,
    longest: Pace,
}

impl ReadingRun {
    fn new(item: &str, count: usize, at: i64) -> Self {
        Self {
            began: at,
            at,
            first: count,
            last: count,
            longest: Pace {
                item: item.to_owned(),
                readings: 0,
                millis: 0,
            },
        }
    }

    /// A reading more goes on; whatever else was done to the answer begins a new run, and so does a
    /// clock that was turned back: nobody is said to be fast because of it.
    fn go_on(&mut self, count: usize, at: i64) {
        if count != self.last + 1 || at < self.at {
            (self.began, self.first) = (at, count);
        }
        (self.last, self.at) = (count, at);
        let readings = (count - self.first) as u64;
        if readings > self.longest.readings {
            self.longest.readings = readings;
            self.longest.millis = u64::try_from(at - self.began).unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Readings of an item as they stand after each entry, half a second apart.
    fn pace(counts: &[usize]) -> Pace {
        let mut times = (0..).map(|nth| 500 * nth);
        let mut next = || times.next().unwrap();
        let mut run = ReadingRun::new("i", counts[0], next());
        for count in &counts[1..] {
            run.go_on(*count, next());
        }
        run.longest
    }

    #[test]
    fn a_clock_turned_back_makes_nobody_fast() {
        let mut run = ReadingRun::new("i", 1, 0);
        for (count, at) in [(2, 60_000), (3, 120_000), (4, 1_000), (5, 61_000)] {
            run.go_on(count, at);
        }
        assert_eq!((run.longest.readings, run.longest.millis), (2, 120_000));
    }

    #[test]
    fn only_readings_that_come_one_by_one_have_a_pace() {
        let of = |counts: &[usize]| (pace(counts).readings, pace(counts).millis);
        assert_eq!(of(&[1, 2, 3, 4, 5]), (4, 2_000));
        // All at once, or one corrected: nothing is known of how long they took.
        assert_eq!(of(&[10]), (0, 0));
        assert_eq!(of(&[1, 2, 3, 3, 4, 5, 6, 7]), (4, 2_000));
        assert_eq!(of(&[1, 2, 3, 2, 3, 10]), (2, 1_000));
    }
}
