package ai.honeyhive.tracer.internal.provider.propagation;

import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.context.Context;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes who a request belongs to into the baggage it takes along, and nowhere else. */
final class Telling {
  private Telling() {}

  /**
   * The context to inject from, instead of this one. What is foreign has the right of way: where it
   * leaves no room, nothing is told.
   */
  static Context of(Context context, SpanOwner owner) {
    Baggage there = Baggage.fromContext(context);
    Baggage foreign = Hearing.of(there).foreign();
    Baggage told = isTold(context, owner) ? tell(context, foreign, owner) : foreign;
    return told == there ? context : context.with(told);
  }

  private static boolean isTold(Context context, SpanOwner owner) {
    PropagationConfig config = owner.context().propagation();
    return config.baggage() != PropagationConfig.Baggage.NONE
        && (config.allowedHosts().isEmpty()
            || AllowedHosts.allow(config.allowedHosts(), TargetHost.in(context)));
  }

  private static Baggage tell(Context context, Baggage foreign, SpanOwner owner) {
    PropagationConfig.Baggage form = owner.context().propagation().baggage();
    Map<Field, String> fields = fields(owner, form != PropagationConfig.Baggage.PACKED);
    BaggageBuilder told = foreign.toBuilder();
    if (form != PropagationConfig.Baggage.PYTHON) {
      told.put(PackedEntry.NAME, PackedEntry.write(fields));
    }
    if (form != PropagationConfig.Baggage.PACKED) {
      Set<String> ours = Adoption.names(context);
      fields.forEach((field, value) -> {
        String name = field.python();
        if (foreign.getEntryValue(name) == null || ours.contains(name)) {
          told.put(name, value);
        }
      });
    }
    Baggage all = told.build();
    return BaggageLimits.hold(all) ? all : foreign;
  }

  private static Map<Field, String> fields(SpanOwner owner, boolean all) {
    Identity identity = owner.identity();
    Map<Field, String> fields = new EnumMap<>(Field.class);
    put(fields, Field.TRACER, identity.origin().tracerId());
    if (owner.isInSession() || !owner.context().sessionPerRequest()) {
      put(fields, Field.SESSION, identity.sessionId());
      put(fields, Field.SESSION_NAME, identity.sessionName());
    }
    EvaluationConfig evaluation = identity.evaluation();
    put(fields, Field.RUN, evaluation.runId());
    put(fields, Field.DATASET, evaluation.datasetId());
    put(fields, Field.DATAPOINT, evaluation.datapointId());
    if (all) {
      put(fields, Field.SOURCE, identity.source());
      put(fields, Field.PROJECT, identity.origin().project());
    }
    return fields;
  }

  private static void put(Map<Field, String> fields, Field field, @Nullable String text) {
    String value = field.checked(text);
    if (value != null) {
      fields.put(field, value);
    }
  }
}
