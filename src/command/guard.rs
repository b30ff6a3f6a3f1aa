//! Keeps a fault of the program itself to the one article it happened on.
//!
//! Example: a panic in the middle of a run becomes `a.jsonl#7: the program failed on it (src/x.rs:3:9: …)`.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static FAULT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What `work` gives, or where and why it panicked.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |info| if GUARDED.get() { keep(info) } else { usual(info) }));
    });
    GUARDED.set(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    done.map_err(|_| FAULT.take().unwrap_or_default())
}

/// Remembers one line instead of printing many.
fn keep(info: &PanicHookInfo) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let payload = info.payload();
    let message = payload.downcast_ref::<&str>().copied();
    let message = message.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    FAULT.set(Some(format!("{place}: {}", message.unwrap_or_default().replace('\n', " "))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_in_one_line_and_the_next_work_is_done() {
        let fault = guarded(|| assert_eq!(1, 2, "no")).unwrap_err();
        assert!(fault.starts_with("src/command/guard.rs:") && fault.contains("no"), "{fault}");
        assert!(!fault.contains('\n'), "{fault}");
        assert_eq!(guarded(|| 7), Ok(7));
    }
}
