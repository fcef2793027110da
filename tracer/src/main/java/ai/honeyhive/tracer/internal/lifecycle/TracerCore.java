package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.client.settings.Origin;
import ai.honeyhive.tracer.TracerMode;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.internal.context.ContextSettings;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Counts;
import ai.honeyhive.tracer.internal.diagnostics.DeliveryState;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.diagnostics.Publication;
import ai.honeyhive.tracer.internal.diagnostics.Readings;
import ai.honeyhive.tracer.internal.export.Awaited;
import ai.honeyhive.tracer.internal.export.ExportPipeline;
import ai.honeyhive.tracer.internal.export.Outcome;
import ai.honeyhive.tracer.internal.export.session.SessionSection;
import ai.honeyhive.tracer.internal.processing.ValueEncoder;
import ai.honeyhive.tracer.internal.processing.routing.SpanRouter;
import ai.honeyhive.tracer.internal.provider.binding.Binder;
import ai.honeyhive.tracer.internal.provider.binding.Binding;
import ai.honeyhive.tracer.internal.provider.binding.Joined;
import ai.honeyhive.tracer.internal.provider.binding.NoBinding;
import ai.honeyhive.tracer.internal.provider.binding.StartedSpan;
import ai.honeyhive.tracer.internal.provider.binding.StrictModeException;
import ai.honeyhive.tracer.internal.provider.propagation.Propagation;
import ai.honeyhive.tracer.internal.settings.TracerOptions;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of one tracer and its life. Thread-safe. */
public final class TracerCore implements SpanOwner, Readings {
  private static final String CHECK = "honeyhive.self_check";

  private final ContextKey<SpanOwner> key = ContextKey.named("honeyhive-scope");
  private final Health health = Health.create();
  private final ValueEncoder values;
  private final Lifecycle life = new Lifecycle();
  private final LateResults lateResults = new LateResults();
  private final TracerSettings settings;
  private final ExportPipeline pipeline;
  private final Sessions sessions;
  private final Registration registration;
  private final Joined joined;
  private volatile @Nullable Propagation propagation;
  private volatile boolean ownSessionStarted;
  private volatile @Nullable String lastCut;

  /**
   * Makes the tracer's parts and opens it. A tracer that cannot work is disabled and says why.
   *
   * @throws StrictModeException instead of a warning, when the settings say so
   */
  public TracerCore(TracerSettings settings) {
    this.settings = settings;
    this.values = new ValueEncoder(health.diagnostics(), settings.given().values());
    this.pipeline =
        new ExportPipeline(settings.endpoint(health.diagnostics()), settings.delivery(), health);
    this.sessions = new Sessions(pipeline, health.diagnostics());
    List<String> problems = settings.given().config().problems();
    if (!problems.isEmpty()) {
      health.diagnostics().report(Diagnosis.HH117_UNKNOWN_SETTING, String.join("; ", problems));
    }
    if (!settings.context().sessionPerRequest()) {
      startOwnSession();
    }
    this.registration = new Registration(pipeline, settings.profile(), health.fence());
    this.joined = join();
    if (isBound()) {
      sayWhatTheAgentIsNotTold();
      registration.open(this, settings.joining().main());
      if (settings.delivery().config().spillDirectory() != null) {
        // A former process may have left spans there.
        registration.begin();
      }
      show();
    }
  }

  /** The tracer of a scope, or the one that an owner is. */
  public static Optional<TracerCore> of(@Nullable SpanOwner owner) {
    if (owner instanceof ScopedOwner scoped) {
      return Optional.of(scoped.core());
    }
    return owner instanceof TracerCore core ? Optional.of(core) : Optional.empty();
  }

  /** The tracer whose code runs in a context: that of its innermost scope, else the main one. */
  public static Optional<TracerCore> running(Context context) {
    SpanOwner scope = SpanRouter.ownerIn(context);
    return of(scope == null ? OpenTracers.main() : scope);
  }

  /** Its extension sends the spans, and knows what the process is told, not what code says. */
  private void sayWhatTheAgentIsNotTold() {
    Origin.Kind origin =
        settings.given().config().get(TracerOptions.REDACTION.key()).origin().kind();
    if (binding().mode() == TracerMode.AGENT_EXTENSION
        && (origin == Origin.Kind.CODE || origin == Origin.Kind.CONFIG_OBJECT)) {
      health
          .diagnostics()
          .report(
              Diagnosis.HH502_REDACTION_OF_THE_AGENT,
              "The redaction that code asks for does not hold for the spans that OpenTelemetry's"
                  + " agent sends");
    }
  }

  private Joined join() {
    String off = settings.given().off();
    if (off != null) {
      return Joined.nothing(off);
    }
    return settings.canSend() ? bind() : withoutKey();
  }

  private Joined bind() {
    try {
      return new Binder(settings.joining(), this, health, settings::fingerprint).join();
    } catch (StrictModeException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      return off(Diagnosis.HH102_NOT_STARTED, "OpenTelemetry could not be set up", e);
    }
  }

  private Joined withoutKey() {
    String what = "There is no API key for " + settings.server() + ", so nothing is traced";
    return off(Diagnosis.HH101_NO_API_KEY, what, null);
  }

  private Joined off(Diagnosis diagnosis, String what, @Nullable Throwable cause) {
    if (settings.joining().strict()) {
      throw new StrictModeException(diagnosis, what, cause);
    }
    health.diagnostics().report(diagnosis, what, cause);
    return Joined.nothing(what);
  }

  private void show() {
    if (!settings.exposure().isNone()) {
      registration.show(
          Publication.start(settings.exposure(), this, settings.labels(), health.fence()));
    }
  }

  private boolean isBound() {
    return !(joined.binding() instanceof NoBinding);
  }

  /** How the tracer makes its spans. */
  public Binding binding() {
    return joined.binding();
  }

  /** What the tracer found when it was opened. */
  public Joined joined() {
    return joined;
  }

  public TracerSettings settings() {
    return settings;
  }

  @Override
  public Counts counts() {
    return binding().counts(health.counters()).withSessionsOf(health.counters());
  }

  @Override
  public Map<String, Long> redacted() {
    return health.counters().redacted();
  }

  @Override
  public DeliveryState deliveryState() {
    return pipeline.state();
  }

  public Fence fence() {
    return health.fence();
  }

  public ValueEncoder values() {
    return values;
  }

  public Diagnostics diagnostics() {
    return health.diagnostics();
  }

  /** The spans that end when a result arrives. */
  public LateResults lateResults() {
    return lateResults;
  }

  /** Whether spans are recorded. */
  public boolean isRecording() {
    return life.isOpen() && isBound();
  }

  @Override
  public Identity identity() {
    return settings.identity();
  }

  @Override
  public SpanOwner scope(Identity identity) {
    return new ScopedOwner(this, identity, null);
  }

  @Override
  public ContextSettings context() {
    return settings.context();
  }

  @Override
  public void filtered() {
    health.counters().filtered();
  }

  @Override
  public void attributesDropped(String spanId, int attributes) {
    if (!spanId.equals(lastCut)) {
      lastCut = spanId;
      health.counters().attributesDropped(attributes);
      health
          .diagnostics()
          .report(
              Diagnosis.HH410_ATTRIBUTES_DROPPED,
              () -> "A span had no room for " + attributes + " of its attributes");
    }
  }

  /** Where a context keeps this tracer's innermost scope. */
  ContextKey<SpanOwner> key() {
    return key;
  }

  @Override
  public Capture capture() {
    return settings.joining().capture();
  }

  @Override
  public boolean stampsHostSpans() {
    return settings.joining().stampHostSpans();
  }

  @Override
  public void started() {
    started(identity());
  }

  /** Counts a span that started in a scope of this tracer with that identity. */
  void started(Identity in) {
    health.counters().started();
    if (!ownSessionStarted && in.sessionId().equals(identity().sessionId())) {
      startOwnSession();
    }
    registration.begin();
  }

  /** Where each request has a session, the tracer's own may never have a span. */
  private synchronized void startOwnSession() {
    if (!ownSessionStarted) {
      ownSessionStarted = true;
      sessions.start(identity(), settings.given().session());
    }
  }

  @Override
  public void unsampled() {
    health.counters().unsampled();
    health
        .diagnostics()
        .report(
            Diagnosis.HH112_UNSAMPLED,
            () -> "A span was not recorded, because the sampler (" + binding().sampler()
                + ") decided so");
  }

  @Override
  public CompletableResultCode flush() {
    return pipeline.flush();
  }

  @Override
  public void ended(Supplier<SpanData> span) {
    health.counters().ended();
    pipeline.offer(span);
  }

  /**
   * Starts a span below the current one, in the innermost scope of this tracer. Nothing is recorded
   * when the tracer is closed or disabled.
   */
  public StartedSpan start(String name, EventType type) {
    return start(current(), name, type);
  }

  /** Starts a span in a scope of its own, that the spans below it share. */
  public StartedSpan start(SpanOwner of, String name, EventType type) {
    return isRecording() ? binding().start(of, name, type.wireName()) : StartedSpan.NOTHING;
  }

  /** The innermost scope of this tracer, or the session of the request, or the tracer itself. */
  public SpanOwner current() {
    return in(Context.current());
  }

  @Override
  public SpanOwner in(Context context) {
    SpanOwner scope = OwnerContext.of(context, key);
    SpanOwner own = scope == null ? this : scope;
    return settings.context().sessionPerRequest() ? SpanRouter.requestIn(context, own) : own;
  }

  /** Writes and reads requests for the application; made with the first. */
  public Propagation propagation() {
    Propagation made = propagation;
    if (made == null) {
      made = Propagation.of(this, this::teller, binding().openTelemetry(), health);
      propagation = made;
    }
    return made;
  }

  /** A tracer that records nothing has no session to tell of, but passes on what it was told. */
  private @Nullable SpanOwner teller(Context context) {
    SpanOwner scope = in(context);
    return scope != this || isRecording() ? scope : null;
  }

  /** A new session of this tracer, told to the server before the spans that end after this. */
  public SpanOwner session(SessionConfig config) {
    Identity identity = sessions.identity(config, current().identity());
    if (isRecording()) {
      registration.begin();
      sessions.start(identity, config);
    }
    return scope(identity);
  }

  /**
   * Says something of a session, of this process or another; nothing when nothing is recorded.
   *
   * @return whether the server will be told
   */
  public boolean updateSession(Identity of, Map<SessionSection, ? extends Map<String, ?>> values) {
    if (!isRecording()) {
      return false;
    }
    if (of.sessionId().equals(identity().sessionId())) {
      startOwnSession();
    }
    registration.begin();
    return sessions.update(of, values);
  }

  /** Says something of any event, as {@link #updateSession} does. */
  public boolean updateEvent(String eventId, Map<SessionSection, ? extends Map<String, ?>> values) {
    if (!isRecording() || eventId.isBlank()) {
      return false;
    }
    registration.begin();
    return sessions.update(eventId.strip(), values);
  }

  /** A session that somebody else started. */
  public SpanOwner existingSession(String sessionId) {
    Identity around = current().identity();
    return scope(around.session(sessions.id(sessionId), ""));
  }

  /** Makes a scope current on this thread; nothing is thrown when it is left on another one. */
  public Scope enter(SpanOwner scope) {
    return fence()
        .call(
            "Entering a scope",
            () -> {
              Context inside = SpanRouter.enter(Context.current(), scope);
              Supplier<Scope> entering = inside::makeCurrent;
              Scope entered = entering.get();
              return () -> fence().run("Leaving a scope", entered::close);
            },
            Scope.noop());
  }

  /** The innermost scope, for another evaluation. */
  public SpanOwner evaluation(EvaluationConfig evaluation) {
    return scope(current().identity().evaluation(evaluation));
  }

  /** Sends one real span the way all spans go; the future tells what became of it. */
  public CompletableFuture<Awaited.End> check() {
    CompletableFuture<Awaited.End> end = new CompletableFuture<>();
    if (!isRecording()) {
      end.complete(
          new Awaited.End(Outcome.DROPPED, isBound() ? "the tracer is closed" : joined.reason()));
      return end;
    }
    ScopedOwner owner = new ScopedOwner(this, identity(), end);
    if (!binding().check(owner, CHECK, EventType.TOOL.wireName(), end)) {
      end.complete(new Awaited.End(
          Outcome.DROPPED, "the sampler (" + binding().sampler() + ") did not record the span"));
    }
    flush(Duration.ZERO);
    return end;
  }

  @Override
  public List<String> warnings() {
    return health.diagnostics().warnings();
  }

  /** Waits until everything that ended before is settled; false when the time was over first. */
  public boolean flush(Duration timeout) {
    long start = System.nanoTime();
    boolean elsewhere = fence().call("Flushing", () -> binding().flush(timeout), false);
    return pipeline.flush(timeout.minusNanos(System.nanoTime() - start)) && elsewhere;
  }

  /**
   * Ends the tracer within the timeout; who comes second waits for the first as long.
   *
   * @return whether it is closed now
   */
  public boolean close(Duration timeout) {
    return life.close(timeout, this::end);
  }

  private void end(Duration timeout) {
    long start = System.nanoTime();
    registration.end();
    fence().run("Ending what arrives later", lateResults::close);
    OpenTracers.remove(this);
    // Each on its own: the pipeline must end whatever becomes of the rest.
    fence().run("Leaving OpenTelemetry", () -> {
      binding().close();
      binding().flush(timeout);
    });
    fence().run("Closing", () -> pipeline.close(timeout.minusNanos(System.nanoTime() - start)));
    registration.hide();
  }
}
