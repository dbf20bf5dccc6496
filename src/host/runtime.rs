//! The thread that steps the host: it receives or times out, ticks, and publishes. The clock of a drill depends on no
//! window.

use super::bulletin::{Bulletin, Receipt, Submission, Watch};
use super::keeper::Host;
use super::refusal::HostRefusal;
use crate::words::{in_language, language};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Submissions that may wait. A client that is told `Busy` sends again under the same key.
const INBOX: usize = 1024;
/// Submissions that share one bulletin.
const BATCH: usize = 256;

/// Sent after the bulletin that shows what the answer speaks of.
type Reply = Box<dyn FnOnce() + Send>;

/// Something to do on the host. It gives the reply to send.
type Letter = Box<dyn FnOnce(&mut Host) -> Option<Reply> + Send>;

/// The newest bulletin, for everyone who wants to look. An older one is replaced, never kept.
#[derive(Default)]
struct Board {
    newest: Mutex<Arc<Bulletin>>,
    changed: Condvar,
    clients: AtomicUsize,
    next_client: AtomicU64,
}

impl Board {
    fn newest(&self) -> MutexGuard<'_, Arc<Bulletin>> {
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish(&self, bulletin: Arc<Bulletin>) {
        *self.newest() = bulletin;
        self.changed.notify_all();
    }

    /// A bulletin newer than `than`, or none in that time.
    fn wait(&self, than: u64, most: Duration) -> Option<Arc<Bulletin>> {
        let until = Instant::now() + most;
        let mut newest = self.newest();
        while newest.revision <= than {
            let left = until.checked_duration_since(Instant::now())?;
            newest = self.changed.wait_timeout(newest, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        Some(newest.clone())
    }
}

enum Door {
    /// No thread: every call steps the host, and time passes only by hand.
    ByHand(Arc<Mutex<Host>>),
    Thread(SyncSender<Letter>),
}

impl Clone for Door {
    fn clone(&self) -> Door {
        match self {
            Door::ByHand(host) => Door::ByHand(host.clone()),
            Door::Thread(inbox) => Door::Thread(inbox.clone()),
        }
    }
}

/// A screen's, a phone's or a test's connection to the host. The thread ends with its last client.
pub struct Client {
    door: Door,
    board: Arc<Board>,
    number: u64,
}

/// Starts the thread around a host.
pub fn start(host: Host) -> Client {
    let (inbox, letters) = sync_channel(INBOX);
    let board = Arc::new(Board::default());
    let published = board.clone();
    let thread = std::thread::Builder::new().name("host".into()).spawn(move || run(host, &letters, &published));
    // Without a thread the inbox is closed, and every call is told so.
    drop(thread);
    Client::new(Door::Thread(inbox), board)
}

/// A client that steps the host itself: for tests and pictures.
pub fn by_hand(host: Host) -> Client {
    Client::new(Door::ByHand(Arc::new(Mutex::new(host))), Arc::default())
}

fn run(mut host: Host, letters: &Receiver<Letter>, board: &Board) {
    board.publish(host.bulletin());
    loop {
        let first = match letters.recv_timeout(host.patience()) {
            Ok(letter) => Some(letter),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        // Time that passed before an order passes before it.
        host.tick();
        let mut replies: Vec<Reply> = Vec::new();
        for letter in first.into_iter().chain(letters.try_iter().take(BATCH)) {
            // What panics here is a fault of one client. Its reply is dropped, and that tells it.
            let answer = catch_unwind(AssertUnwindSafe(|| letter(&mut host)));
            replies.extend(answer.ok().flatten());
        }
        let published = board.newest().revision;
        if host.revision() != published {
            board.publish(host.bulletin());
        }
        replies.into_iter().for_each(|reply| reply());
    }
}

/// What to do, and where the answer goes.
fn letter<R: Send + 'static>(to: Option<SyncSender<R>>, act: impl FnOnce(&mut Host) -> R + Send + 'static) -> Letter {
    Box::new(move |host| {
        let answer = act(host);
        // A client that no longer waits has the receipt in the journal, under its key.
        to.map(|to| Box::new(move || drop(to.try_send(answer))) as Reply)
    })
}

fn gone<E>(_: E) -> HostRefusal {
    HostRefusal::Gone
}

impl Client {
    fn new(door: Door, board: Arc<Board>) -> Client {
        board.clients.fetch_add(1, Ordering::Relaxed);
        let number = board.next_client.fetch_add(1, Ordering::Relaxed);
        Client { door, board, number }
    }

    /// One client more.
    pub fn connect(&self) -> Client {
        Client::new(self.door.clone(), self.board.clone())
    }

    /// How many clients are connected, this one included.
    pub fn connected(&self) -> usize {
        self.board.clients.load(Ordering::Relaxed)
    }

    /// Does the thread let time pass?
    pub fn is_running(&self) -> bool {
        matches!(self.door, Door::Thread(_))
    }

    /// Runs on the host and waits for the answer, in the language spoken here.
    pub fn call<R: Send + 'static>(&self, act: impl FnOnce(&mut Host) -> R + Send + 'static) -> Result<R, HostRefusal> {
        let spoken = language();
        match &self.door {
            Door::ByHand(host) => Ok(act(&mut host.lock().unwrap_or_else(PoisonError::into_inner))),
            Door::Thread(inbox) => {
                let (reply, answer) = sync_channel(1);
                inbox.send(letter(Some(reply), move |host| in_language(spoken, || act(host)))).map_err(gone)?;
                answer.recv().map_err(gone)
            }
        }
    }

    /// Submits an order and waits until it is safe on the disk, or refused. The newest bulletin then shows it.
    pub fn submit(&self, submission: Submission) -> Result<Receipt, HostRefusal> {
        match &self.door {
            Door::ByHand(_) => self.call(|host| host.submit(submission))?,
            Door::Thread(_) => {
                let (reply, answer) = sync_channel(1);
                self.post(submission, Some(reply))?;
                answer.recv().map_err(gone)?
            }
        }
    }

    /// Submits an order without waiting. Sent again under the same key, it brings the receipt.
    pub fn send(&self, submission: Submission) -> Result<(), HostRefusal> {
        match &self.door {
            Door::ByHand(_) => self.call(|host| host.submit(submission))?.map(|_| ()),
            Door::Thread(_) => self.post(submission, None),
        }
    }

    fn post(
        &self,
        submission: Submission,
        reply: Option<SyncSender<Result<Receipt, HostRefusal>>>,
    ) -> Result<(), HostRefusal> {
        let Door::Thread(inbox) = &self.door else { return Err(HostRefusal::Gone) };
        inbox.try_send(letter(reply, |host| host.submit(submission))).map_err(|full| match full {
            TrySendError::Full(_) => HostRefusal::Busy,
            TrySendError::Disconnected(_) => HostRefusal::Gone,
        })
    }

    /// What this client looks at from now on. The newest bulletin then has it.
    pub fn watch(&self, watch: Watch) -> Result<(), HostRefusal> {
        let number = self.number;
        self.call(move |host| host.watch(number, watch))
    }

    /// The newest bulletin. Waits for no one.
    pub fn bulletin(&self) -> Arc<Bulletin> {
        match &self.door {
            Door::ByHand(host) => host.lock().unwrap_or_else(PoisonError::into_inner).bulletin(),
            Door::Thread(_) => self.board.newest().clone(),
        }
    }

    /// The next bulletin after a revision; `None`: none came in that time.
    pub fn wait(&self, after: u64, most: Duration) -> Option<Arc<Bulletin>> {
        self.board.wait(after, most)
    }

    /// Calls `hook` after new bulletins, on a thread of its own: a hook that never returns holds up no one. Several
    /// bulletins may be one call. The calls end when `hook` gives `false`.
    pub fn on_news(&self, mut hook: impl FnMut() -> bool + Send + 'static) {
        let board = Arc::downgrade(&self.board);
        let waits = move || {
            let mut seen = 0;
            while let Some(board) = board.upgrade() {
                let news = board.wait(seen, Duration::from_secs(1));
                drop(board);
                if let Some(bulletin) = news {
                    seen = bulletin.revision;
                    if !hook() {
                        return;
                    }
                }
            }
        };
        // Without this thread a screen is late by its own pace, and nothing else.
        drop(std::thread::Builder::new().name("news".into()).spawn(waits));
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.board.clients.fetch_sub(1, Ordering::Relaxed);
        let number = self.number;
        let forget = move |host: &mut Host| host.forget(number);
        match &self.door {
            Door::ByHand(host) => forget(&mut host.lock().unwrap_or_else(PoisonError::into_inner)),
            // A host with a full inbox goes on making views that no one looks at.
            Door::Thread(inbox) => drop(inbox.try_send(letter(None, forget))),
        }
    }
}
