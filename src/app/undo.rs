//! The action that reverts another. What players have received cannot be reverted; branches repeat the exercise instead.

use super::keys::Act;

/// The action that reverts this one; `None`: there is none.
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
        // These lead to one state from every other, or leave a record on purpose. Recall withdraws an inject for five
        // seconds; an acknowledgment remains.
        Act::TopItem
        | Act::UsualPace
        | Act::NextInject
        | Act::Close
        | Act::Fit
        | Act::FlyTo
        | Act::Ask(_)
        | Act::Neighbor(..)
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
