//! Why the window ended, if it was not closed by hand.

use super::options::AppError;
use std::sync::Mutex;

static FAILURE: Mutex<Option<AppError>> = Mutex::new(None);

pub fn fail(error: AppError) {
    if let Ok(mut slot) = FAILURE.lock() {
        *slot = Some(error);
    }
}

/// The failure, if there was one; the next call gives none.
pub fn take() -> Option<AppError> {
    FAILURE.lock().ok().and_then(|mut slot| slot.take())
}
