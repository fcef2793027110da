package ai.honeyhive.server.internal.grpc;

/** Whether gRPC, which is optional, is on the class path. Names no class of it. */
public final class GrpcLibrary {
  private static final String CLASS = "io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder";

  private GrpcLibrary() {}

  /** Whether gRPC can be used. */
  public static boolean isThere() {
    try {
      Class.forName(CLASS, false, GrpcLibrary.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
