/** What every store of the server must do, as tests to be inherited. */
@NullMarked
package ai.honeyhive.test.store;

import org.jspecify.annotations.NullMarked;
