//! Work on many things by a few threads, handed over in their order: what comes of it does not depend on how
//! many threads there are, and never more than a few results wait. What the work is, it does not know.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// More of them would wait for the disk.
const MOST: usize = 16;

/// As many threads as this machine runs at once.
pub(super) fn threads() -> usize {
    thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(MOST)
}

/// What lies between those who work and the one who takes.
struct Desk<T> {
    /// The next thing that nobody works on yet.
    next: usize,
    /// The thing to be handed over next.
    due: usize,
    done: BTreeMap<usize, Option<T>>,
    stopped: bool,
}

struct Workbench<T> {
    desk: Mutex<Desk<T>>,
    changed: Condvar,
}

impl<T> Workbench<T> {
    fn desk(&self) -> MutexGuard<'_, Desk<T>> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes something, and lets everybody see it.
    fn change<R>(&self, change: impl FnOnce(&mut Desk<T>) -> R) -> R {
        let changed = change(&mut self.desk());
        self.changed.notify_all();
        changed
    }

    /// Waits until there is something to say.
    fn wait_for<R>(&self, mut say: impl FnMut(&mut Desk<T>) -> Option<R>) -> R {
        let mut desk = self.desk();
        loop {
            if let Some(said) = say(&mut desk) {
                return said;
            }
            desk = self
                .changed
                .wait(desk)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Does the work on `count` things, and hands over what came of each, in order; nothing where the work broke
/// down. Ends with the first that is not taken.
pub(super) fn in_order<T: Send, E>(
    (count, threads): (usize, usize),
    work: &(dyn Fn(usize) -> T + Sync),
    take: &mut dyn FnMut(usize, Option<T>) -> Result<(), E>,
) -> Result<(), E> {
    let bench = Workbench {
        desk: Mutex::new(Desk {
            next: 0,
            due: 0,
            done: BTreeMap::new(),
            stopped: false,
        }),
        changed: Condvar::new(),
    };
    let threads = threads.clamp(1, count.max(1));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| toil(&bench, (count, threads), work));
        }
        for nth in 0..count {
            let done = bench.wait_for(|desk| desk.done.remove(&nth));
            let taken = take(nth, done);
            let failed = taken.is_err();
            bench.change(|desk| {
                desk.due = nth + 1;
                desk.stopped |= failed;
            });
            taken?;
        }
        Ok(())
    })
}

/// Works until nothing is left, never further ahead of what is due than there are threads.
fn toil<T: Send>(
    bench: &Workbench<T>,
    (count, threads): (usize, usize),
    work: &(dyn Fn(usize) -> T + Sync),
) {
    loop {
        let nth = bench.wait_for(|desk| {
            let nth = desk.next;
            if desk.stopped || nth >= count {
                return Some(None);
            }
            (nth <= desk.due + threads).then(|| {
                desk.next += 1;
                Some(nth)
            })
        });
        let Some(nth) = nth else {
            return;
        };
        // What breaks down on one thing says nothing of the others.
        let done = catch_unwind(AssertUnwindSafe(|| work(nth))).ok();
        bench.change(|desk| desk.done.insert(nth, done));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_however_many_work() {
        for threads in [1, 2, 7, 40] {
            let mut taken = Vec::new();
            let done: Result<(), ()> = in_order((23, threads), &|nth| nth * 2, &mut |nth, done| {
                taken.push((nth, done));
                Ok(())
            });
            assert_eq!(done, Ok(()));
            let all: Vec<_> = (0..23).map(|nth| (nth, Some(nth * 2))).collect();
            assert_eq!(taken, all);
        }
    }

    #[test]
    fn few_results_wait() {
        let (worked, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |_: usize| {
            let worked = worked.fetch_add(1, Ordering::SeqCst) + 1;
            worked - taken.load(Ordering::SeqCst)
        };
        let mut ahead = Vec::new();
        let done: Result<(), ()> = in_order((200, 3), &work, &mut |_, done| {
            ahead.extend(done);
            taken.fetch_add(1, Ordering::SeqCst);
            Ok(())
        });
        assert!(
            done.is_ok() && ahead.iter().all(|ahead| *ahead <= 5),
            "{ahead:?}"
        );
    }

    #[test]
    fn it_ends_with_what_is_not_taken_and_nothing_breaks_all() {
        let work = |nth: usize| if nth == 1 { Vec::<u8>::new()[nth] } else { 0 };
        let mut taken = Vec::new();
        let done = in_order((1_000, 2), &work, &mut |nth, done| {
            taken.push(done.is_some());
            if nth == 3 { Err("enough") } else { Ok(()) }
        });
        assert_eq!(
            (done, taken),
            (Err("enough"), vec![true, false, true, true])
        );
        let nothing: Result<(), ()> = in_order((0, 2), &|_| (), &mut |_, _| Ok(()));
        assert!(nothing.is_ok());
    }
}
