//! Work that falls into independent parts, on all processors.

use std::cell::Cell;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Parts that make up for the start of a further thread: reading a short article takes ten times as long as that.
const PARTS: usize = 2;
/// Processors that the program may use; asking the system takes as long as a short article.
static PROCESSORS: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from));

thread_local! {
    /// True on a thread that does a part of some work: all processors are at it then, and parts of a part are done in
    /// turn.
    static WORKS: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives for each number below `count`, in order, however many threads there are. One or two parts are
/// done on the thread of the caller.
pub(crate) fn map<R: Send>(count: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let threads = if count <= PARTS || WORKS.get() { 1 } else { count.div_ceil(PARTS).min(*PROCESSORS) };
    // Parts differ in size, so each thread takes the next one that nobody has begun.
    let next = AtomicUsize::new(0);
    let take = || {
        let within = WORKS.replace(WORKS.get() || threads > 1);
        let begun = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let done: Vec<_> = begun.take_while(|at| *at < count).map(|at| (at, work(at))).collect();
        WORKS.set(within);
        done
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_order() {
        assert_eq!(map(1_000, |at| at * 2), (0..1_000).map(|at| at * 2).collect::<Vec<_>>());
        assert!(map(0, |at| at).is_empty());
    }
}
