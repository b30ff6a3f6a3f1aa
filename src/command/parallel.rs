//! Works on items by several threads and hands over the results in the items' order.
//!
//! Memory is bounded: threads read ahead of the writer by a few batches and no further. Example: with two jobs,
//! items 1, 2, 3 of which 1 takes longest give results 1, 2, 3.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A batch ends with the item that reaches one of these, or where the next item lets itself be waited for.
const BATCH_WEIGHT: usize = 256 << 10;
const BATCH_ITEMS: usize = 256;
const PATIENCE: Duration = Duration::from_millis(2);
/// How many batches for each job may be begun and not written.
const AHEAD: usize = 4;

/// Where results go.
pub trait Taker<R> {
    type Error;

    fn take(&mut self, result: R) -> Result<(), Self::Error>;

    /// Nothing more is ready at present.
    fn pause(&mut self) -> Result<(), Self::Error>;
}

/// Runs `work` on every item by `jobs` threads; `taker` gets the results in the items' order, on this thread.
/// `weigh` tells an item's size in bytes. Ends early with the first error of `taker`.
pub fn in_order<T, R, K>(
    jobs: usize,
    items: impl Iterator<Item = T> + Send,
    weigh: impl Fn(&T) -> usize + Sync,
    work: impl Fn(T) -> R + Sync,
    taker: &mut K,
) -> Result<(), K::Error>
where
    T: Send,
    R: Send,
    K: Taker<R>,
{
    let input = Mutex::new(Input { items: items.fuse(), given: 0 });
    let output =
        Output { queue: Mutex::default(), ready: Condvar::new(), room: Condvar::new(), ahead: AHEAD * jobs };
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| worker(&input, &output, &weigh, &work));
        }
        let taken = output.give_all(taker);
        output.stop();
        taken
    })
}

fn worker<T, R, I: Iterator<Item = T>>(
    input: &Mutex<Input<I>>,
    output: &Output<R>,
    weigh: &impl Fn(&T) -> usize,
    work: &impl Fn(T) -> R,
) {
    let _alarm = Alarm(output);
    loop {
        let (number, batch) = lock(input).batch(weigh);
        if batch.is_empty() {
            return output.end(number);
        }
        if !output.wait_for_room(number) {
            return;
        }
        output.put(number, batch.into_iter().map(work).collect());
    }
}

struct Input<I> {
    items: I,
    /// How many batches were given.
    given: usize,
}

impl<I: Iterator> Input<I> {
    /// The next batch and its number; an empty one at the end.
    fn batch(&mut self, weigh: impl Fn(&I::Item) -> usize) -> (usize, Vec<I::Item>) {
        let (begun, mut batch, mut weight) = (Instant::now(), Vec::new(), 0);
        for item in self.items.by_ref() {
            weight += weigh(&item);
            batch.push(item);
            if weight >= BATCH_WEIGHT || batch.len() >= BATCH_ITEMS || begun.elapsed() > PATIENCE {
                break;
            }
        }
        let number = self.given;
        self.given += usize::from(!batch.is_empty());
        (number, batch)
    }
}

struct Output<R> {
    queue: Mutex<Queue<R>>,
    /// The next batch is done, or there is none.
    ready: Condvar,
    /// A batch was written.
    room: Condvar,
    ahead: usize,
}

struct Queue<R> {
    /// The batches behind the last one given; the first of them is `given`.
    done: VecDeque<Option<Vec<R>>>,
    given: usize,
    /// How many batches there are, once that is known.
    all: Option<usize>,
    stopped: bool,
}

impl<R> Default for Queue<R> {
    fn default() -> Self {
        Self { done: VecDeque::new(), given: 0, all: None, stopped: false }
    }
}

impl<R> Queue<R> {
    fn next(&mut self) -> Option<Vec<R>> {
        let batch = self.done.front_mut()?.take()?;
        self.done.pop_front();
        self.given += 1;
        Some(batch)
    }

    fn is_over(&self) -> bool {
        self.stopped || self.all == Some(self.given)
    }
}

impl<R> Output<R> {
    fn give_all<K: Taker<R>>(&self, taker: &mut K) -> Result<(), K::Error> {
        while let Some(batch) = self.next(taker)? {
            for result in batch {
                taker.take(result)?;
            }
        }
        Ok(())
    }

    fn next<K: Taker<R>>(&self, taker: &mut K) -> Result<Option<Vec<R>>, K::Error> {
        let batch = lock(&self.queue).next();
        if batch.is_some() {
            self.room.notify_all();
            return Ok(batch);
        }
        taker.pause()?;
        let waits = |queue: &mut Queue<R>| !queue.is_over() && !matches!(queue.done.front(), Some(Some(_)));
        let mut queue =
            self.ready.wait_while(lock(&self.queue), waits).unwrap_or_else(PoisonError::into_inner);
        let batch = queue.next();
        drop(queue);
        self.room.notify_all();
        Ok(batch)
    }

    /// Whether the batch is still wanted, once its turn is near.
    fn wait_for_room(&self, number: usize) -> bool {
        let waits = |queue: &mut Queue<R>| !queue.stopped && number >= queue.given + self.ahead;
        let queue = self.room.wait_while(lock(&self.queue), waits).unwrap_or_else(PoisonError::into_inner);
        !queue.stopped
    }

    fn put(&self, number: usize, batch: Vec<R>) {
        let mut queue = lock(&self.queue);
        let place = number - queue.given;
        while queue.done.len() <= place {
            queue.done.push_back(None);
        }
        queue.done[place] = Some(batch);
        drop(queue);
        if place == 0 {
            self.ready.notify_one();
        }
    }

    fn end(&self, all: usize) {
        lock(&self.queue).all = Some(all);
        self.ready.notify_one();
    }

    fn stop(&self) {
        lock(&self.queue).stopped = true;
        self.ready.notify_one();
        self.room.notify_all();
    }
}

/// Wakes everybody where a thread panics, so that nobody waits for its batch.
struct Alarm<'o, R>(&'o Output<R>);

impl<R> Drop for Alarm<'_, R> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.stop();
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
        let done = in_order(jobs, 0..items, |_| 20_000, slow, &mut taker);
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
        assert_eq!(in_order(2, items, |_| BATCH_WEIGHT, |item| item, &mut taker), Ok(()));
        assert!(taker.1 <= 2 * AHEAD + 4, "{} items ahead", taker.1);
    }
}
