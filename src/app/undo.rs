//! Which actions can be taken back, and with what. Whatever has reached the room cannot: for that there are branches.

use super::keys::Act;

/// The action that takes this one back; `None`: nothing does.
pub fn undone_by(act: Act) -> Option<Act> {
    match act {
        Act::Pace(_) => Some(Act::UsualPace),
        Act::PauseResume | Act::PauseAnywhere => Some(act),
        Act::Discuss
        | Act::Decide
        | Act::Journal
        | Act::Requests
        | Act::Projector
        | Act::Blank
        | Act::Legend
        | Act::Panel(_)
        | Act::Language
        | Act::FullScreen => Some(act),
        Act::Show(_) | Act::Compose => Some(Act::Close),
        Act::ZoomIn => Some(Act::ZoomOut),
        Act::ZoomOut => Some(Act::ZoomIn),
        Act::Pan(x, y) => Some(Act::Pan(-x, -y)),
        Act::TextLarger => Some(Act::TextSmaller),
        Act::TextSmaller => Some(Act::TextLarger),
        // These go to one state, whatever was before, or leave a trace that is meant to stay.
        // What is sent is taken back by Recall within five seconds; what was read aloud is not.
        Act::TopItem
        | Act::UsualPace
        | Act::NextInject
        | Act::Close
        | Act::Fit
        | Act::FlyTo
        | Act::Ask(_)
        | Act::Neighbour(..)
        | Act::Trouble(_)
        | Act::Recall
        | Act::Bookmark
        | Act::Curtain
        | Act::FindPlace
        | Act::OpenFile
        | Act::Theme
        | Act::TextUsual
        | Act::RealEmergency => None,
    }
}
