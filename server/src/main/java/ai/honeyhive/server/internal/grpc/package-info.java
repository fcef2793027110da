/** OTLP over gRPC, where {@code io.grpc:grpc-netty-shaded} is on the class path. */
@NullMarked
package ai.honeyhive.server.internal.grpc;

import org.jspecify.annotations.NullMarked;
