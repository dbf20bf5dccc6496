//! Projections on several threads. Each is a pure function of its number, so threads affect only when a result is known,
//! never its value. All other core code is single-threaded.

use crate::map::Router;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

/// Background work. It continues without polling; dropping it stops it.
pub struct Job<T> {
    shared: Arc<Shared<T>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

struct Shared<T> {
    wanted: u32,
    next: AtomicU32,
    stopped: AtomicBool,
    done: Mutex<Vec<(u32, T)>>,
    faults: AtomicU32,
}

impl<T: Send + Clone + 'static> Job<T> {
    /// Computes `make(0)` to `make(wanted - 1)`. Each thread passes its computed routes from one projection to the next.
    pub fn start(
        wanted: u32,
        threads: usize,
        make: impl Fn(u32, Router) -> (T, Router) + Send + Sync + 'static,
    ) -> Job<T> {
        let shared = Arc::new(Shared {
            wanted,
            next: AtomicU32::new(0),
            stopped: AtomicBool::new(false),
            done: Mutex::new(Vec::new()),
            faults: AtomicU32::new(0),
        });
        let make = Arc::new(make);
        let threads = (0..threads.max(1)).map(|_| {
            let (shared, make) = (shared.clone(), make.clone());
            // Named, to identify the program's threads in a debugger.
            std::thread::Builder::new().name("forecast".into()).spawn(move || shared.work(&*make))
        });
        // Other threads take the work of a thread that the system refuses; without any thread the job ends empty.
        Job { threads: Mutex::new(threads.flatten().collect()), shared }
    }

    /// (completed, wanted).
    pub fn progress(&self) -> (u32, u32) {
        (self.done().len() as u32, self.shared.wanted)
    }

    /// No further results.
    pub fn is_over(&self) -> bool {
        self.threads.lock().unwrap_or_else(PoisonError::into_inner).iter().all(JoinHandle::is_finished)
    }

    /// Starts no further projection.
    pub fn stop(&self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
    }

    /// Results so far, by number.
    pub fn so_far(&self) -> Vec<T> {
        let mut made: Vec<(u32, T)> = self.done().clone();
        made.sort_by_key(|(n, _)| *n);
        made.into_iter().map(|(_, t)| t).collect()
    }

    /// Waits for all results. `Err`: the number of projections with an internal fault.
    pub fn wait(self) -> Result<Vec<T>, u32> {
        match self.finish() {
            0 => Ok(self.so_far()),
            n => Err(n),
        }
    }

    /// Waits for the end; gives the number of projections with an internal fault.
    pub fn finish(&self) -> u32 {
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            // The thread itself counts faults.
            let _counted = thread.join();
        }
        self.shared.faults.load(Ordering::Relaxed)
    }

    fn done(&self) -> std::sync::MutexGuard<'_, Vec<(u32, T)>> {
        self.shared.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Shared<T> {
    fn work(&self, make: &dyn Fn(u32, Router) -> (T, Router)) {
        let mut ways = Router::new();
        while !self.stopped.load(Ordering::Relaxed) {
            let n = self.next.fetch_add(1, Ordering::Relaxed);
            if n >= self.wanted {
                return;
            }
            let mine = std::mem::take(&mut ways);
            if let Ok((made, back)) = catch_unwind(AssertUnwindSafe(|| make(n, mine))) {
                ways = back;
                self.done.lock().unwrap_or_else(PoisonError::into_inner).push((n, made));
            } else {
                self.faults.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
    }
}
