/** Spring AI, and what Micrometer observes around it. */
@NullMarked
package ai.honeyhive.client.internal.dialect.spring;

import org.jspecify.annotations.NullMarked;
