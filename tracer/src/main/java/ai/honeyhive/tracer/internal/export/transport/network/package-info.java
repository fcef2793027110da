/** What lies between here and a server: proxies, and whom to trust. */
@NullMarked
package ai.honeyhive.tracer.internal.export.transport.network;

import org.jspecify.annotations.NullMarked;
