/** What woven code calls. Applications have no use for it. */
@NullMarked
package ai.honeyhive.tracer.hook;

import org.jspecify.annotations.NullMarked;
