/** LangChain4j, and what Quarkus makes of it. */
@NullMarked
package ai.honeyhive.client.internal.dialect.langchain4j;

import org.jspecify.annotations.NullMarked;
