/** The AI SDK of Vercel. */
@NullMarked
package ai.honeyhive.client.internal.dialect.vercel;

import org.jspecify.annotations.NullMarked;
