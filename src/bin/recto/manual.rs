//! The man page and the completions of shells, made of the command itself.

use clap::builder::EnumValueParser;
use clap::{Arg, Command};
use clap_complete::Shell;
use std::io;

/// `recto completions SHELL`.
pub fn completions_command() -> Command {
    Command::new("completions").about("Prints the completions for a shell").arg(
        Arg::new("shell")
            .value_name("SHELL")
            .help("The shell")
            .required(true)
            .value_parser(EnumValueParser::<Shell>::new()),
    )
}

/// `recto man`.
pub fn man_command() -> Command {
    Command::new("man").about("Prints the man page")
}

/// The completions of a command for a shell.
pub fn completions(mut command: Command, shell: Shell) -> Vec<u8> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut command, "recto", &mut out);
    out
}

/// The man page, in roff: the command, then each subcommand.
///
/// # Errors
/// None that is known: it is written to memory.
pub fn man(mut command: Command) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    command.build();
    for subcommand in command.get_subcommands().filter(|one| one.get_name() == "reduce") {
        out.extend_from_slice(b".SH RECTO REDUCE\n");
        let man = clap_mangen::Man::new(subcommand.clone());
        man.render_description_section(&mut out)?;
        man.render_options_section(&mut out)?;
    }
    Ok(out)
}
