package ai.honeyhive.cli.internal;

import picocli.CommandLine.Command;

/** {@code honeyhive} itself: only names its commands. */
@Command(
    name = "honeyhive",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Traces of LLM applications: a server that keeps them, a page to read them.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%n",
    footer = "Exit codes: 0 success, 1 failure, 2 wrong usage.")
final class HoneyHiveCommand {}
