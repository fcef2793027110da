package ai.honeyhive.tracer.internal.settings;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.tracer.config.PropagationConfig.Baggage;
import ai.honeyhive.tracer.config.PropagationConfig.Inbound;
import java.util.List;

/** What other services can be told, and believed. */
public final class PropagationOptions {
  public static final Option<Baggage> BAGGAGE = Option.<Baggage>key("propagation.baggage")
      .setter("baggage")
      .values("`packed`, `python`, `both` or `none`")
      .fallback(Baggage.BOTH, "`both`")
      .text("What is written into the baggage of outgoing requests.")
      .read(new Parsers.Constant<>(Baggage.class));

  public static final Option<Inbound> INBOUND = Option.<Inbound>key("propagation.inbound")
      .setter("inbound")
      .values("`never`, `explicit` or `always`")
      .fallback(Inbound.EXPLICIT, "`explicit`")
      .text("When what an incoming request says of its session is believed.")
      .read(new Parsers.Constant<>(Inbound.class));

  public static final Option<List<String>> ALLOWED_HOSTS = Option.<List<String>>key(
          "propagation.allowed.hosts")
      .setter("allowedHosts")
      .values("names of hosts, divided by commas")
      .fallback(List.of(), "all")
      .text("The only hosts that are told.")
      .read(TracerOptions.LIST);

  /** In the order of the documentation. */
  public static final List<Option<?>> ALL = List.of(BAGGAGE, INBOUND, ALLOWED_HOSTS);

  private PropagationOptions() {}
}
