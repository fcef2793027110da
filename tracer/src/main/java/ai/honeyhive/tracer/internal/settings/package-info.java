/** The options of a tracer, declared once, and what they are set to. */
@NullMarked
package ai.honeyhive.tracer.internal.settings;

import org.jspecify.annotations.NullMarked;
