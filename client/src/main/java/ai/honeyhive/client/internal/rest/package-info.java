/** How a call of the REST client becomes requests: addresses, JSON, retries, chunks and pages. */
@NullMarked
package ai.honeyhive.client.internal.rest;

import org.jspecify.annotations.NullMarked;
