/**
 * HTTP without a transport: requests, responses, routes, guards; one adapter to the JDK's server.
 */
@NullMarked
package ai.honeyhive.server.internal.http;

import org.jspecify.annotations.NullMarked;
