import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.TracedSpan;
import io.opentelemetry.context.Context;
import java.util.concurrent.StructuredTaskScope;

/** Run as a source file by StructuredTasksTest, where the JDK has this preview. */
public class StructuredTasks {
  public static void main(String[] args) throws Exception {
    try (HoneyHiveTracer tracer = HoneyHiveTracer.init();
        Session session = tracer.session("structured");
        TracedSpan outer = tracer.startSpan("outer");
        var tasks = StructuredTaskScope.open()) {
      Runnable wrapped = Context.current().wrap(() -> tracer.run("wrapped", span -> {}));
      Runnable plain = () -> tracer.run("plain", span -> {});
      tasks.fork(wrapped);
      tasks.fork(plain);
      tasks.join();
      System.out.println("session " + session.id() + " of " + tracer.sessionId());
    }
  }
}
