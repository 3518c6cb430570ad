//! The published spelling, `livn systems [context] command key=value … --flag`: recognised and answered with
//! the command that does the same here.

/// What to say to arguments (without the program's name) in the published spelling; `None` for all others.
pub(crate) fn answer(args: &[String]) -> Option<String> {
    if args.first().map(String::as_str) != Some("systems") {
        return None;
    }
    let mut words = Vec::new();
    let mut settings = Vec::new();
    let mut flags = Vec::new();
    for arg in &args[1..] {
        if let Some(flag) = arg.strip_prefix("--") {
            flags.push(flag);
        } else if let Some((key, value)) = arg.split_once('=') {
            settings.push((key, value));
        } else {
            words.push(arg.as_str());
        }
    }
    let said = "`livn systems …` is the spelling of published versions. Launchers (mpi, slurm) are not needed: a \
                run uses all cores by itself.";
    let suggestion = match words.last().copied() {
        Some("generate_2d") => generate(&settings, &flags),
        Some("run") => format!("livn run {}", value(&settings, "system").unwrap_or("EI2")),
        Some("generate" | "tune" | "sample" | "convert") => {
            let name = words.last().copied().unwrap_or_default();
            return Some(format!(
                "{said}\n`{name}` is not part of this version; see `livn --help` for the commands there are."
            ));
        }
        _ => return Some(format!("{said}\nSee `livn --help` for the commands there are.")),
    };
    Some(format!("{said}\nType instead:\n  {suggestion}"))
}

fn generate(settings: &[(&str, &str)], flags: &[&str]) -> String {
    let directory = value(settings, "output_directory").unwrap_or("my_system");
    if flags.contains(&"mea") {
        return format!("livn mea {directory}");
    }
    let mut command = format!("livn generate {directory}");
    for (key, value) in settings {
        let option = match *key {
            "output_directory" | "**resources" => continue,
            "random_seed" => "seed",
            "connectivity.sigma" => "sigma",
            "connectivity.mean_degree" => "degree",
            "connectivity.cutoff" => "cutoff",
            "config" => "config",
            other => other.trim_start_matches("area_kwargs."),
        };
        let option = option.replace('_', "-");
        let value = value.trim_matches(|c| c == '[' || c == ']' || c == '(' || c == ')').replace(", ", ",");
        command.extend([" --", &option, " ", &value]);
    }
    command
}

fn value<'a>(settings: &[(&str, &'a str)], key: &str) -> Option<&'a str> {
    settings.iter().find(|(k, _)| *k == key).map(|(_, v)| *v)
}

#[cfg(test)]
mod tests;
