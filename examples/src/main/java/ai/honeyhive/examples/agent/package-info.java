/** A travel agent: a model, two tools, several sessions, one of which fails. */
@NullMarked
package ai.honeyhive.examples.agent;

import org.jspecify.annotations.NullMarked;
