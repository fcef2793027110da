package ai.honeyhive.cli.internal;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Puts the commands together and runs the one that is asked for. */
public final class CommandLines {
  private static final int HELP_COLUMNS = 100;

  private CommandLines() {}

  /**
   * Runs a command in this thread. An interrupt stops it.
   *
   * @return the exit code
   */
  public static int run(Terminal terminal, String... args) {
    CommandLine root = new CommandLine(new HoneyHiveCommand())
        .addSubcommand(withHelp(new DemoCommand(terminal)))
        .addSubcommand(withHelp(new ServerCommand(terminal)))
        .addSubcommand(withHelp(new ExportCommand(terminal)))
        .addSubcommand(withHelp(new ImportCommand(terminal)))
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
        .setUsageHelpWidth(Math.max(60, Math.min(terminal.columns(), HELP_COLUMNS)))
        .setParameterExceptionHandler((e, wrong) -> misused(terminal, e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(terminal, e));
    if (args.length == 0) {
      root.usage(terminal.err());
      return ExitCode.USAGE;
    }
    return root.execute(args);
  }

  private static CommandLine withHelp(Object command) {
    CommandLine line = new CommandLine(command);
    line.getCommandSpec()
        .addOption(OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Shows this help.")
            .build());
    return line;
  }

  private static int misused(Terminal terminal, ParameterException e) {
    terminal.error(String.valueOf(e.getMessage()));
    terminal
        .err()
        .println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private static int failed(Terminal terminal, Exception e) throws Exception {
    if (e instanceof CommandFailure failure) {
      terminal.error(String.valueOf(failure.getMessage()));
      return failure.exitCode();
    }
    if (e instanceof IOException) {
      terminal.error(e.toString());
      return ExitCode.FAILURE;
    }
    throw e;
  }
}
