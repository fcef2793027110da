/** How values of each class are read, which is decided once a class. */
@NullMarked
package ai.honeyhive.tracer.internal.processing.values.reading;

import org.jspecify.annotations.NullMarked;
