//! What the user sees.

use std::io::Write;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Where text goes. Results go to standard output; progress, notes and errors to standard error, so that
/// `livn run … --json | jq` works.
pub struct Console<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    interactive: bool,
    quiet: bool,
}

impl<'a> Console<'a> {
    /// A console on these streams. `interactive`: whether a person sees standard error as it is written.
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, interactive: bool) -> Self {
        Self { out, err, interactive, quiet: false }
    }

    /// Leave out notes and progress from here on.
    pub(crate) fn be_quiet(&mut self) {
        self.quiet = true;
    }

    /// Whether notes and progress are left out.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    // A closed pipe (`livn … | head`) is no reason to fail.
    /// A line of the result.
    pub(crate) fn say(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
        let _ = self.out.flush();
    }

    /// A line about what is going on.
    pub(crate) fn note(&mut self, text: &str) {
        if !self.quiet {
            let _ = writeln!(self.err, "{text}");
        }
    }

    /// A line about what went wrong.
    pub(crate) fn complain(&mut self, text: &str) {
        let _ = writeln!(self.err, "{text}");
    }

    /// A bar over `duration_ms` of simulated time; invisible unless a person watches.
    pub(crate) fn progress(&self, duration_ms: f64) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(duration_ms.ceil() as u64), self.target());
        // The template is fixed and known to parse; the default style would do as well.
        if let Ok(style) =
            ProgressStyle::with_template("{bar:36.cyan/238} {msg}  {elapsed} elapsed, {eta} left")
        {
            bar.set_style(style.progress_chars("━╸━"));
        }
        Progress { bar, duration_ms }
    }

    fn target(&self) -> ProgressDrawTarget {
        if self.interactive && !self.quiet {
            ProgressDrawTarget::stderr_with_hz(10)
        } else {
            ProgressDrawTarget::hidden()
        }
    }
}

/// A progress bar with real-time factor.
pub(crate) struct Progress {
    bar: ProgressBar,
    duration_ms: f64,
}

impl Progress {
    /// Show that `done_ms` of simulated time took `wall` so far.
    pub(crate) fn show(&self, done_ms: f64, wall: Duration) {
        let factor = done_ms / 1000.0 / wall.as_secs_f64().max(1e-9);
        self.bar.set_message(format!("{done_ms:.0} of {:.0} ms  {factor:.2} × real time", self.duration_ms));
        self.bar.set_position(done_ms as u64);
    }

    /// Remove the bar.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
