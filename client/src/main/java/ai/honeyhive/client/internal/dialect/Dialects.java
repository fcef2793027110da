package ai.honeyhive.client.internal.dialect;

import ai.honeyhive.client.internal.dialect.agents.AdkDialect;
import ai.honeyhive.client.internal.dialect.agents.KoogDialect;
import ai.honeyhive.client.internal.dialect.agents.OpenLitDialect;
import ai.honeyhive.client.internal.dialect.agents.PydanticAiDialect;
import ai.honeyhive.client.internal.dialect.agents.StrandsDialect;
import ai.honeyhive.client.internal.dialect.genai.GenAiDialect;
import ai.honeyhive.client.internal.dialect.genai.GenAiEventDialect;
import ai.honeyhive.client.internal.dialect.genai.GenAiOlderDialect;
import ai.honeyhive.client.internal.dialect.genai.TraceloopDialect;
import ai.honeyhive.client.internal.dialect.genai.TraceloopEntityDialect;
import ai.honeyhive.client.internal.dialect.langchain4j.LangChain4jDialect;
import ai.honeyhive.client.internal.dialect.openinference.OpenInferenceBodyDialect;
import ai.honeyhive.client.internal.dialect.openinference.OpenInferenceDialect;
import ai.honeyhive.client.internal.dialect.openinference.OpenInferenceStepDialect;
import ai.honeyhive.client.internal.dialect.spring.MicrometerHttpDialect;
import ai.honeyhive.client.internal.dialect.spring.SpringAiDialect;
import ai.honeyhive.client.internal.dialect.vercel.VercelDialect;
import ai.honeyhive.client.internal.mapping.Dialect;
import java.util.List;

/** The dialects in the order in which they are believed. */
public final class Dialects {
  public static final List<Dialect> ALL = List.of(
      new NativeDialect(),
      new AssociationDialect(),
      new OpenInferenceStepDialect(),
      new GenAiDialect(),
      new TraceloopDialect(),
      new GenAiOlderDialect(),
      new StrandsDialect(),
      new GenAiEventDialect(),
      new OpenInferenceDialect(),
      new TraceloopEntityDialect(),
      new VercelDialect(),
      new SpringAiDialect(),
      new LangChain4jDialect(),
      new AdkDialect(),
      new PydanticAiDialect(),
      new KoogDialect(),
      new OpenLitDialect(),
      new HttpDialect(),
      new MicrometerHttpDialect(),
      new ServiceDialect(),
      new OpenInferenceBodyDialect());

  private Dialects() {}
}
