//! Works on items by several threads and hands over the results in the items' order.
//!
//! There is no thread that only hands over: whoever ends an item gives away what is ready, so that `jobs` threads
//! are all there are. Memory is bounded: nobody works far ahead of what was given away. Example: with two jobs,
//! items 1, 2, 3 of which 1 takes longest give results 1, 2, 3.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many items for each job may be begun and not given away.
const AHEAD: usize = 4;

/// Where results go.
pub trait Taker<R> {
    type Error;

    fn take(&mut self, result: R) -> Result<(), Self::Error>;

    /// Nothing more is ready at present.
    fn pause(&mut self) -> Result<(), Self::Error>;
}

/// Runs `work` on every item by `jobs` threads, this one among them; `taker` gets the results in the items' order.
/// Ends early with the first error of `taker`.
pub fn in_order<T, R, K>(
    jobs: usize,
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    taker: &mut K,
) -> Result<(), K::Error>
where
    T: Send,
    R: Send,
    K: Taker<R, Error: Send> + Send,
{
    let input = Mutex::new(items.enumerate().fuse());
    let output = Output {
        queue: Mutex::new(Queue { done: VecDeque::new(), given: 0, taker: Some(taker), stopped: None }),
        room: Condvar::new(),
        ahead: AHEAD * jobs,
    };
    std::thread::scope(|scope| {
        for _ in 1..jobs {
            scope.spawn(|| worker(&input, &output, &work));
        }
        worker(&input, &output, &work);
    });
    let queue = output.queue.into_inner().unwrap_or_else(PoisonError::into_inner);
    queue.stopped.unwrap_or(Ok(()))
}

fn worker<T, R, K: Taker<R>>(
    input: &Mutex<impl Iterator<Item = (usize, T)>>,
    output: &Output<R, K>,
    work: &impl Fn(T) -> R,
) {
    let _alarm = Alarm(output);
    loop {
        let next = lock(input).next();
        let Some((number, item)) = next else { return };
        if !output.wait_for_room(number) {
            return;
        }
        output.put(number, work(item));
        output.give();
    }
}

struct Output<'t, R, K: Taker<R>> {
    queue: Mutex<Queue<'t, R, K>>,
    /// A result was given away.
    room: Condvar,
    ahead: usize,
}

struct Queue<'t, R, K: Taker<R>> {
    /// The results behind the last one given away; the first of them has the number `given`.
    done: VecDeque<Option<R>>,
    given: usize,
    /// Absent while a thread gives results away.
    taker: Option<&'t mut K>,
    /// Nothing more is wanted, and why.
    stopped: Option<Result<(), K::Error>>,
}

impl<R, K: Taker<R>> Queue<'_, R, K> {
    fn next(&mut self) -> Option<R> {
        let result = self.done.front_mut()?.take()?;
        self.done.pop_front();
        self.given += 1;
        Some(result)
    }
}

impl<R, K: Taker<R>> Output<'_, R, K> {
    /// Whether the item is still wanted, once its turn is near.
    fn wait_for_room(&self, number: usize) -> bool {
        let waits = |queue: &mut Queue<R, K>| queue.stopped.is_none() && number >= queue.given + self.ahead;
        let queue = self.room.wait_while(lock(&self.queue), waits).unwrap_or_else(PoisonError::into_inner);
        queue.stopped.is_none()
    }

    fn put(&self, number: usize, result: R) {
        let mut queue = lock(&self.queue);
        let place = number - queue.given;
        while queue.done.len() <= place {
            queue.done.push_back(None);
        }
        queue.done[place] = Some(result);
    }

    /// Gives away what is ready, unless another thread is at it: that one looks again before it ends.
    fn give(&self) {
        let mut queue = lock(&self.queue);
        let Some(taker) = queue.taker.take() else { return };
        let mut paused = true;
        while queue.stopped.is_none() {
            let next = queue.next();
            if next.is_none() && paused {
                break;
            }
            drop(queue);
            self.room.notify_all();
            paused = next.is_none();
            let done = match next {
                Some(result) => taker.take(result),
                None => taker.pause(),
            };
            queue = lock(&self.queue);
            if done.is_err() {
                queue.stopped = Some(done);
            }
        }
        queue.taker = Some(taker);
        drop(queue);
        self.room.notify_all();
    }
}

/// Stops everybody where a thread panics, so that nobody waits for its result.
struct Alarm<'o, 't, R, K: Taker<R>>(&'o Output<'t, R, K>);

impl<R, K: Taker<R>> Drop for Alarm<'_, '_, R, K> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            lock(&self.0.queue).stopped.get_or_insert(Ok(()));
            self.0.room.notify_all();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    struct Collected {
        results: Vec<u32>,
        most: usize,
    }

    impl Taker<u32> for Collected {
        type Error = ();

        fn take(&mut self, result: u32) -> Result<(), ()> {
            self.results.push(result);
            if self.results.len() < self.most { Ok(()) } else { Err(()) }
        }

        fn pause(&mut self) -> Result<(), ()> {
            Ok(())
        }
    }

    fn run(jobs: usize, items: u32, most: usize) -> (Result<(), ()>, Vec<u32>) {
        let mut taker = Collected { results: Vec::new(), most };
        let slow = |item: u32| {
            if item.is_multiple_of(97) {
                std::thread::sleep(Duration::from_micros(300));
            }
            item * 2
        };
        let done = in_order(jobs, 0..items, slow, &mut taker);
        (done, taker.results)
    }

    #[test]
    fn the_order_is_the_items_order_whatever_the_jobs() {
        let want: Vec<u32> = (0..5000).map(|i| i * 2).collect();
        for jobs in [1, 2, 16] {
            assert_eq!(run(jobs, 5000, usize::MAX), (Ok(()), want.clone()));
        }
        assert_eq!(run(3, 0, usize::MAX), (Ok(()), Vec::new()));
    }

    #[test]
    fn an_error_of_the_taker_ends_it() {
        let (done, results) = run(4, 1_000_000, 10);
        assert_eq!((done, results.len()), (Err(()), 10));
    }

    #[test]
    fn nobody_reads_far_ahead() {
        let read = AtomicUsize::new(0);
        struct Slow<'a>(&'a AtomicUsize, usize);
        impl Taker<usize> for Slow<'_> {
            type Error = ();
            fn take(&mut self, item: usize) -> Result<(), ()> {
                std::thread::sleep(Duration::from_micros(200));
                self.1 = self.1.max(self.0.load(Ordering::Relaxed) - item);
                Ok(())
            }
            fn pause(&mut self) -> Result<(), ()> {
                Ok(())
            }
        }
        let mut taker = Slow(&read, 0);
        let items = (0..2000).inspect(|_| {
            read.fetch_add(1, Ordering::Relaxed);
        });
        assert_eq!(in_order(2, items, |item| item, &mut taker), Ok(()));
        assert!(taker.1 <= 2 * AHEAD + 4, "{} items ahead", taker.1);
    }
}
