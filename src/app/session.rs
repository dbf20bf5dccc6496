//! The desktop's client of the host. Refusals and notices become words here.

pub use crate::host::{About, PastDrill, ScenarioCard};

use crate::drill::{Author, Deciders, Order};
use crate::host::hot_wash::Wash;
use crate::host::look_ahead::Ahead;
use crate::host::what_if::{Answered, Shift, Taken};
use crate::host::{Client, Host, HostRefusal, Submission, Watch, by_hand, cards, start};
use crate::report::Moment;
use crate::scenario::Region;
use crate::units::{PersonId, SeatId, SimTime};
use crate::view::{EvaluatorView, Number, PublicView, SeatView, Why};
use crate::words::{Language, language};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

pub struct Session {
    client: Client,
    watched: Mutex<Watch>,
    /// Notices that were fetched.
    told: u64,
}

impl Session {
    /// Steps the host itself; time passes only by hand. `folder`: where drills are kept; `None`: nowhere.
    pub fn by_hand(folder: Option<PathBuf>) -> Session {
        Session::of(by_hand(Host::new(folder)))
    }

    /// The host lives on a thread of its own.
    pub fn running(folder: Option<PathBuf>) -> Session {
        Session::of(start(Host::new(folder)))
    }

    pub fn of(client: Client) -> Session {
        Session { client, watched: Mutex::default(), told: 0 }
    }

    pub fn client(&self) -> &Client {
        &self.client
    }

    fn call<R: Send + Default + 'static>(&self, act: impl FnOnce(&mut Host) -> R + Send + 'static) -> R {
        self.client.call(act).unwrap_or_default()
    }

    /// A refusal, if any, in words.
    fn done<R: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Host) -> Result<R, HostRefusal> + Send + 'static,
    ) -> Result<R, String> {
        self.client.call(act).and_then(|answer| answer).map_err(|why| self.words(&why))
    }

    fn words(&self, why: &HostRefusal) -> String {
        why.words(self.call(|host| host.scenario()).as_deref())
    }

    pub fn cards(&self) -> Vec<ScenarioCard> {
        cards()
    }

    pub fn past(&self) -> Vec<PastDrill> {
        self.call(|host| host.past())
    }

    /// Prepares a drill on the Ready sheet.
    pub fn open(&mut self, id: &str) -> Result<(), String> {
        let id = id.to_string();
        self.done(move |host| host.open(&id))
    }

    /// Resumes an earlier drill, paused.
    pub fn resume(&mut self, path: &Path) -> Result<(), String> {
        let path = path.to_path_buf();
        self.done(move |host| host.resume(&path))
    }

    /// Closes the drill. Its journal stays.
    pub fn close(&mut self) {
        self.call(Host::close);
    }

    pub fn is_open(&self) -> bool {
        self.client.bulletin().is_open
    }

    /// Rises with everything that a screen could show.
    pub fn revision(&self) -> u64 {
        self.client.bulletin().revision
    }

    pub fn facilitator(&self) -> SeatId {
        self.client.bulletin().facilitator.unwrap_or(SeatId(0))
    }

    pub fn region(&self) -> Option<Arc<Region>> {
        self.call(|host| host.region())
    }

    pub fn about(&self) -> About {
        self.call(|host| host.about())
    }

    /// The views that the screens show from now on, in this language.
    pub fn watch(&self, seats: impl IntoIterator<Item = SeatId>, public: Option<Language>) {
        let seats = seats.into_iter().map(|seat| (seat, language())).collect();
        let wanted = Watch { seats, public: public.into_iter().collect() };
        let mut watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
        // A host that is gone has nothing to show.
        if wanted != *watched && self.client.watch(wanted.clone()).is_ok() {
            *watched = wanted;
        }
    }

    pub fn view(&self, seat: SeatId) -> SeatView {
        let newest = self.client.bulletin();
        match newest.seats.get(&(seat, language())) {
            Some(view) => SeatView::clone(view),
            None => self.call(move |host| host.view(seat)),
        }
    }

    /// What all in the room may see.
    pub fn public(&self) -> PublicView {
        let newest = self.client.bulletin();
        match newest.public.get(&language()) {
            Some(view) => PublicView::clone(view),
            None => self.call(|host| host.public()),
        }
    }

    /// The events behind a number on the facilitator's screen.
    pub fn why(&self, number: Number) -> Why {
        self.call(move |host| host.why(number))
    }

    /// Milliseconds since 1970, as the host stamps its orders.
    pub fn wall_ms(&self) -> i64 {
        crate::host::now_ms()
    }

    /// What an evaluator who has signed in sees.
    pub fn evaluator(&self, person: PersonId) -> Option<EvaluatorView> {
        self.call(move |host| host.evaluator(person))
    }

    /// An order of a person who has signed in without a seat.
    pub fn submit_by(&mut self, person: PersonId, order: Order) -> Result<(), String> {
        self.give(person.into(), order)
    }

    /// The refusal is in words, with its numbers.
    pub fn submit(&mut self, seat: SeatId, order: Order) -> Result<(), String> {
        self.give(seat.into(), order)
    }

    fn give(&self, author: Author, order: Order) -> Result<(), String> {
        self.client.submit(Submission::new(author, order)).map(|_| ()).map_err(|why| self.words(&why))
    }

    /// Lets real time pass, by hand.
    pub fn advance_wall(&mut self, ms: u64) {
        self.call(move |host| host.pass(ms as i64));
    }

    /// Runs to an exercise time without waiting.
    pub fn run_to(&mut self, until: SimTime) {
        self.call(move |host| host.run_to(until));
    }

    /// Runs to the next inject and pauses there.
    pub fn run_to_next_inject(&mut self) {
        self.call(Host::run_to_next_inject);
    }

    /// Goes on in a new drill that begins like this one up to an entry, paused. This one is kept as it is.
    pub fn branch(&mut self, entry: u64) -> Result<(), String> {
        self.done(move |host| host.branch(entry))
    }

    /// Begins to look ahead, in the background.
    pub fn look_ahead(&mut self, deciders: Deciders) -> Result<(), String> {
        self.done(move |host| host.look_ahead(deciders))
    }

    /// What the futures say so far.
    pub fn ahead(&self) -> Option<Ahead> {
        self.call(|host| host.ahead())
    }

    /// What to talk about in the hot wash.
    pub fn moments(&self) -> Vec<Moment> {
        self.call(|host| host.moments())
    }

    /// What the hot wash has written down.
    pub fn wash(&self) -> Wash {
        self.call(|host| host.wash())
    }

    /// Every decision that was taken.
    pub fn taken(&self) -> Vec<Taken> {
        self.call(|host| host.taken())
    }

    /// Begins to ask what one decision did, in the background.
    pub fn ask_instead(&mut self, entry: u64, shift: Shift) -> Result<(), String> {
        self.done(move |host| host.ask_instead(entry, shift))
    }

    pub fn answered(&self) -> Option<Answered> {
        self.call(|host| host.answered())
    }

    /// Writes the after-action report in the language of the screen, and gives its folder.
    pub fn report(&mut self) -> Result<PathBuf, String> {
        self.done(Host::report)
    }

    /// Something the facilitator should know, told once.
    pub fn notice(&mut self) -> Option<String> {
        let newest = self.client.bulletin().notices;
        if newest == self.told {
            return None;
        }
        self.told = newest;
        self.call(Host::notice).map(|notice| notice.words())
    }
}
