package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.diagnostics.Publication;
import ai.honeyhive.tracer.internal.export.ExportPipeline;
import ai.honeyhive.tracer.internal.provider.probe.LoadedCopies;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the process knows of an open tracer, given up when it is closed or forgotten. It must not
 * reach the tracer itself, which nobody could forget otherwise. Thread-safe.
 */
final class Registration {
  private final ExportPipeline pipeline;
  private final RuntimeProfile profile;
  private final Fence fence;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Forgotten.@Nullable Watch watch;
  private volatile @Nullable Publication publication;

  Registration(ExportPipeline pipeline, RuntimeProfile profile, Fence fence) {
    this.pipeline = pipeline;
    this.profile = profile;
    this.fence = fence;
  }

  /** A tracer was opened. */
  void open(SpanOwner tracer, boolean appointed) {
    LoadedCopies.add();
    OpenTracers.add(tracer, appointed);
    watch = Forgotten.watch(tracer, () -> fence.run("Reclaiming a tracer", this::forgotten));
  }

  /** Its first span starts: there may be something to deliver when it, or the process, ends. */
  void begin() {
    if (begun.get() || !begun.compareAndSet(false, true)) {
      return;
    }
    boolean all = false;
    try {
      beginAll();
      all = true;
    } finally {
      // There may have been no thread to be had; the next span tries again.
      begun.set(all);
    }
  }

  private void beginAll() {
    Forgotten.Watch current = watch;
    if (current != null) {
      ExitHook.add(pipeline, profile);
      current.begin();
      Checkpoints.watch();
    }
    pipeline.begin();
    if (ended.get()) {
      ExitHook.remove(pipeline);
    }
  }

  /** It is shown from now on; being forgotten must not stay unnoticed then. */
  void show(Publication shown) {
    publication = shown;
    Forgotten.Watch current = watch;
    if (current != null) {
      current.begin();
    }
  }

  /** It is shown no more. */
  void hide() {
    Publication shown = publication;
    if (shown != null) {
      shown.close();
    }
  }

  /** It ends; whether this is the first time that is said. */
  boolean end() {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    ExitHook.remove(pipeline);
    Forgotten.Watch current = watch;
    if (current != null) {
      current.end();
      LoadedCopies.remove();
    }
    return true;
  }

  private void forgotten() {
    if (end()) {
      OpenTracers.forget();
      hide();
      pipeline.finish();
    }
  }
}
