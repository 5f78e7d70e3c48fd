//! The command-line tool: stored pages in, their articles out.

mod arguments;
mod destination;
mod formats;
mod manual;
mod pages;
mod reading;
mod reduce;

use clap::Command;
use clap_complete::Shell;
use destination::{WriteError, complain, print};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(code) => ExitCode::from(code),
        Err(WriteError::Closed) => ExitCode::SUCCESS,
        Err(WriteError::Failed(code, message)) => {
            complain(&if code.is_empty() { message } else { format!("{code}: {message}") });
            ExitCode::from(2)
        }
    }
}

/// The command with its subcommands.
fn command() -> Command {
    arguments::reading_command()
        .subcommand(reduce::command())
        .subcommand(manual::completions_command())
        .subcommand(manual::man_command())
}

/// Does what was asked for; gives the exit code.
fn run() -> Result<u8, WriteError> {
    let matches = match command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => {
            complain(error.to_string().trim_start_matches("error: ").trim_end());
            return Ok(2);
        }
        // Help or version.
        Err(shown) => return print(shown.to_string().as_bytes()).map(|()| 0),
    };
    match matches.subcommand() {
        Some(("completions", given)) => {
            let shell = given.get_one::<Shell>("shell").copied().unwrap_or(Shell::Bash);
            print(&manual::completions(command(), shell)).map(|()| 0)
        }
        Some(("man", _)) => {
            let man = manual::man(command()).map_err(|error| WriteError::Failed("internal", error.to_string()))?;
            print(&man).map(|()| 0)
        }
        Some(("reduce", given)) => reduce::run(given),
        _ => {
            let reading = arguments::Reading::of(&matches).map_err(|message| WriteError::Failed("", message))?;
            reading::run(reading)
        }
    }
}
