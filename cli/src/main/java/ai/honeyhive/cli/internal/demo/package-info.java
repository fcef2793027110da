/**
 * What the demo does after the server runs: starts an example, reads its traces back, prints them.
 */
@NullMarked
package ai.honeyhive.cli.internal.demo;

import org.jspecify.annotations.NullMarked;
