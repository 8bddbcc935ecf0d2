//! Runs work that falls into independent parts on all processors.

use std::cell::Cell;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

/// Parts that are worth another thread: reading a short article takes ten times as long as starting one.
const PARTS: usize = 2;
/// Processors that the program may use, asked for once: asking takes as long as reading a short article.
static PROCESSORS: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from));

thread_local! {
    /// True on a thread that does part of some work. All processors are busy then, so parts of that part run one after
    /// the other.
    static WORKS: Cell<bool> = const { Cell::new(false) };
}

/// The results of `work` for each number below `count`, in order, however many threads there are. One or two parts run on
/// the thread of the caller.
pub(crate) fn map<R: Send>(count: usize, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let threads = if count <= PARTS || WORKS.get() { 1 } else { count.div_ceil(PARTS).min(*PROCESSORS) };
    // Parts differ in size, so each thread takes the next one that no other has begun.
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

/// What `work` makes of each of `items`, in order.
pub(crate) fn map_each<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    // Each item is taken once, so nobody ever waits for a lock.
    let items: Vec<Mutex<Option<T>>> = items.into_iter().map(|item| Mutex::new(Some(item))).collect();
    let take = |at: usize| items[at].lock().unwrap_or_else(PoisonError::into_inner).take();
    map(items.len(), |at| take(at).map(&work)).into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_order() {
        assert_eq!(map(1_000, |at| at * 2), (0..1_000).map(|at| at * 2).collect::<Vec<_>>());
        assert!(map(0, |at| at).is_empty());
        assert_eq!(map_each(vec!["a", "b", "c"], str::len), [1, 1, 1]);
    }

    #[test]
    fn parts_of_parts_need_no_further_threads() {
        let threads = map(50, |_| map(50, |_| thread::current().id()));
        assert!(threads.iter().all(|ids| ids.iter().all(|id| *id == ids[0])));
        assert!(!WORKS.get(), "the caller may divide its next work");
    }
}
