package ai.honeyhive.tracer.internal.settings;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.Option.Parser;
import ai.honeyhive.client.settings.Options;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RedactionConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What a tracer can be set to, but for its delivery and what it tells others. */
public final class TracerOptions {
  static final String FLAG = "`true` or `false`";
  static final Parser<String> TEXT = Checks::text;
  static final Parser<Boolean> BOOLEAN = Checks::flag;
  static final Parser<List<String>> LIST = Checks::list;
  static final Parser<Integer> COUNT = new Parsers.Whole(1, Integer.MAX_VALUE);
  private static final Parser<Integer> LIMIT = new Parsers.Whole(0, Integer.MAX_VALUE);

  public static final Option<String> CONFIG_FILE = Option.<String>key("config.file")
      .values("a path")
      .fallback("`honeyhive.properties` in the working directory, if it is there")
      .text("The file to read settings from. Not read from a file.")
      .read(TEXT);

  public static final Option<String> API_KEY = Option.<String>key("api.key")
      .setter("apiKey")
      .text("The API key, which also selects the project. Without one nothing is traced, unless the"
          + " server is on this machine.")
      .secret()
      .read(Checks::key);

  public static final Option<URI> SERVER_URL = Option.<URI>key("api.url")
      .setter("serverUrl")
      .values("an `http` or `https` URL")
      .fallback(URI.create("https://api.dp1.us.honeyhive.ai"), "`https://api.dp1.us.honeyhive.ai`")
      .text("The server to send to.")
      .destination()
      .read(Checks::server);

  public static final Option<String> PROJECT = Option.<String>key("project")
      .setter("project")
      .text("The name of the project, where the key does not select it.")
      .read(TEXT);

  public static final Option<String> SOURCE = Option.<String>key("source")
      .setter("source")
      .fallback("dev", "`dev`")
      .text("Where the spans come from, for example `production`.")
      .read(TEXT);

  public static final Option<Boolean> DISABLED = Option.<Boolean>key("disable.tracing")
      .alias("HH_TEST_MODE")
      .setter("disabled")
      .values(FLAG)
      .fallback(false, "`false`")
      .text("Whether nothing is traced: steps run, spans are no-ops, and nothing is sent.")
      .read(BOOLEAN);

  public static final Option<String> TRACER_ID = Option.<String>key("tracer.id")
      .setter("tracerId")
      .values("at most 64 ASCII characters")
      .fallback("default", "`default`")
      .text("What services call this tracer among each other.")
      .read(Checks::tracerId);

  public static final Option<String> SESSION_NAME = Option.<String>key("session.name")
      .setter("sessionName")
      .fallback("the simple name of the class that builds the tracer")
      .text("The name of the tracer's own session.")
      .read(TEXT);

  public static final Option<String> SESSION_ID = Option.<String>key("session.id")
      .setter("sessionId")
      .values("a UUID")
      .fallback("a new one")
      .text("The id of the tracer's own session, to continue one that exists.")
      .read(Checks::uuid);

  public static final Option<Boolean> SESSION_PER_REQUEST = Option.<Boolean>key(
          "session.per.request")
      .setter("sessionPerRequest")
      .values(FLAG)
      .fallback(false, "`false`")
      .text("Whether each request that a server span begins has a session of its own.")
      .read(BOOLEAN);

  public static final Option<String> RUN_ID = Option.<String>key("run.id")
      .setter("evaluation")
      .text("The run that all spans belong to.")
      .read(TEXT);

  public static final Option<String> DATASET_ID = Option.<String>key("dataset.id")
      .setter("evaluation")
      .text("The dataset that all spans belong to.")
      .read(TEXT);

  public static final Option<String> DATAPOINT_ID = Option.<String>key("datapoint.id")
      .setter("evaluation")
      .text("The datapoint that all spans belong to.")
      .read(TEXT);

  public static final Option<List<String>> INCLUDE_SPANS = Option.<List<String>>key("include.spans")
      .setter("includeSpans")
      .values("beginnings of names, divided by commas")
      .fallback(List.of(), "all")
      .text("The only spans that are taken.")
      .read(LIST);

  public static final Option<List<String>> EXCLUDE_SPANS = Option.<List<String>>key("exclude.spans")
      .setter("excludeSpans")
      .values("beginnings of names, divided by commas")
      .fallback(List.of(), "none")
      .text("The spans that are left out.")
      .read(LIST);

  public static final Option<Integer> MAX_ATTRIBUTES = Option.<Integer>key("max.attributes")
      .setter("spanLimits")
      .values("0 or more")
      .fallback("`OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT`, then 1024")
      .text("How many attributes a span may have, on a provider of HoneyHive's own.")
      .read(LIMIT);

  public static final Option<Integer> MAX_EVENTS = Option.<Integer>key("max.events")
      .setter("spanLimits")
      .values("0 or more")
      .fallback("`OTEL_SPAN_EVENT_COUNT_LIMIT`, then 1024")
      .text("How many span events a span may have, on a provider of HoneyHive's own.")
      .read(LIMIT);

  public static final Option<Integer> MAX_LINKS = Option.<Integer>key("max.links")
      .setter("spanLimits")
      .values("0 or more")
      .fallback("`OTEL_SPAN_LINK_COUNT_LIMIT`, then 128")
      .text("How many links a span may have, on a provider of HoneyHive's own.")
      .read(LIMIT);

  public static final Option<Integer> VALUE_DEPTH = Option.<Integer>key("value.depth")
      .setter("valueLimits")
      .values("a number")
      .fallback(16, "16")
      .text("How many levels of maps, lists and objects of a value are recorded.")
      .read(COUNT);

  public static final Option<Integer> VALUE_ENTRIES = Option.<Integer>key("value.entries")
      .setter("valueLimits")
      .values("a number")
      .fallback(10_000, "10000")
      .text("How many entries of each map or list of a value are recorded.")
      .read(COUNT);

  public static final Option<Integer> VALUE_TEXT = Option.<Integer>key("value.text")
      .setter("valueLimits")
      .values("a number")
      .fallback(1 << 20, "1048576")
      .text("How many characters of each text of a value are recorded.")
      .read(COUNT);

  public static final Option<Integer> VALUE_BYTES = Option.<Integer>key("value.bytes")
      .setter("valueLimits")
      .values("a number")
      .fallback(1024 * 1024, "1048576, 1 MiB")
      .text("How many bytes of the JSON text of a value are recorded.")
      .read(COUNT);

  public static final Option<GlobalRegistration> GLOBAL = Option.<GlobalRegistration>key("global")
      .setter("global")
      .values("`auto`, `always` or `never`")
      .fallback(GlobalRegistration.AUTO, "`auto`")
      .text("Whether HoneyHive's OpenTelemetry is registered as the global one.")
      .read(new Parsers.Constant<>(GlobalRegistration.class));

  public static final Option<Boolean> MAIN = Option.<Boolean>key("main")
      .setter("main")
      .values(FLAG)
      .fallback(false, "`false`")
      .text("Whether this tracer gets the spans that start outside any tracer's scope.")
      .read(BOOLEAN);

  public static final Option<Capture> CAPTURE = Option.<Capture>key("capture")
      .setter("capture")
      .values("`scoped`, `genai` or `all`")
      .fallback(Capture.GENAI, "`genai`")
      .text("What is taken from a provider of the application.")
      .read(new Parsers.Constant<>(Capture.class));

  public static final Option<Boolean> STAMP_HOST_SPANS = Option.<Boolean>key("stamp.host.spans")
      .setter("stampHostSpans")
      .values(FLAG)
      .fallback(false, "`false`")
      .text("Whether session and content are also written on the spans of a provider of the"
          + " application.")
      .read(BOOLEAN);

  public static final Option<Boolean> STRICT = Option.<Boolean>key("strict")
      .setter("strict")
      .values(FLAG)
      .fallback(false, "`false`")
      .text("Whether building a tracer throws where it would otherwise warn and go on.")
      .read(BOOLEAN);

  public static final Option<Boolean> JMX = Option.<Boolean>key("jmx")
      .setter("jmx")
      .values(FLAG)
      .fallback(false, "`false`")
      .text("Whether the tracer's counts are shown as an MXBean.")
      .read(BOOLEAN);

  public static final Option<RedactionConfig> REDACTION = Option.<RedactionConfig>key("redaction")
      .setter("redaction")
      .values("`default`, `none`, `emails`, `card_numbers`, and names as in `name:iban`,"
          + " `except:name`, `only:name`; divided by commas")
      .fallback(RedactionConfig.defaults(), "`default`")
      .text("What is taken out of all that is sent or stored; `none` comes first or alone.")
      .read(RedactionWords::read);

  public static final Option<RuntimeProfile> RUNTIME_PROFILE = Option.<RuntimeProfile>key(
          "runtime.profile")
      .setter("runtimeProfile")
      .values("`lambda`, `kubernetes`, `high-concurrency` or `standard`")
      .fallback("what can be told of the process")
      .text("How long HoneyHive may keep this process waiting.")
      .read(new Parsers.Constant<>(RuntimeProfile.class));

  public static final Option<Boolean> HIGH_CONCURRENCY = Option.<Boolean>key("high.concurrency")
      .values(FLAG)
      .fallback(false, "`false`")
      .text("Whether the process is a busy server, where nothing else tells its profile.")
      .read(BOOLEAN);

  private TracerOptions() {}

  /** Made with the first use. */
  private static final class All {
    static final Options OPTIONS = new Options(list(), PythonNames.REPLACED, PythonNames.ABSENT);

    private static List<Option<?>> list() {
      List<Option<?>> all = new ArrayList<>(TRACER);
      all.addAll(PropagationOptions.ALL);
      all.addAll(DeliveryOptions.ALL);
      return all;
    }
  }

  /** Those declared here, in the order of the documentation. */
  public static final List<Option<?>> TRACER = List.of(
      API_KEY,
      SERVER_URL,
      PROJECT,
      SOURCE,
      DISABLED,
      CONFIG_FILE,
      TRACER_ID,
      SESSION_NAME,
      SESSION_ID,
      SESSION_PER_REQUEST,
      RUN_ID,
      DATASET_ID,
      DATAPOINT_ID,
      INCLUDE_SPANS,
      EXCLUDE_SPANS,
      MAX_ATTRIBUTES,
      MAX_EVENTS,
      MAX_LINKS,
      VALUE_DEPTH,
      VALUE_ENTRIES,
      VALUE_TEXT,
      VALUE_BYTES,
      GLOBAL,
      MAIN,
      CAPTURE,
      STAMP_HOST_SPANS,
      STRICT,
      JMX,
      REDACTION,
      RUNTIME_PROFILE,
      HIGH_CONCURRENCY);

  /** All options of a tracer. */
  public static Options all() {
    return All.OPTIONS;
  }
}
