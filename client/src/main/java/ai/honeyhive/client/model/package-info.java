/** What the HoneyHive data plane stores: events, and what they are made of. */
@NullMarked
package ai.honeyhive.client.model;

import org.jspecify.annotations.NullMarked;
