//! Runs the command inside the test.

/// What a command said and how it ended.
pub struct Said {
    /// Exit code.
    pub code: u8,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// `livn` with `args`.
pub fn livn(args: &[&str]) -> Said {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("livn").chain(args.iter().copied());
    let code = livn_cli::command(args, &mut livn_cli::Console::new(&mut out, &mut err, false));
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Said { code, out: text(out), err: text(err) }
}
