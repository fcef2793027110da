package ai.honeyhive.it.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import ai.honeyhive.it.Repository;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The agent's extension, which is not on the class path of these tests. */
class AgentExtensionRulesTest {
  private final JavaClasses extension =
      new ClassFileImporter().importPath(Repository.ROOT.resolve("agent-extension/target/classes"));

  /** What it may use is what its jar holds, and what every agent has. */
  @Test
  void extension_dependsOn_theTracerAndTheAgentOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(
            "ai.honeyhive.agent..",
            "ai.honeyhive.client.settings..",
            "ai.honeyhive.tracer..",
            "ai.honeyhive.weaver..",
            "io.opentelemetry.api..",
            "io.opentelemetry.context..",
            "io.opentelemetry.javaagent.extension..",
            "io.opentelemetry.sdk.autoconfigure.spi..",
            "io.opentelemetry.sdk.common..",
            "io.opentelemetry.sdk.logs..",
            "io.opentelemetry.sdk.trace..",
            "net.bytebuddy..",
            "org.jspecify.annotations..",
            "java.."))
        .check(extension);
  }

  @Test
  void extension_toTheAgent_isTwoClassesAndADoor() {
    classes()
        .that()
        .arePublic()
        .should()
        .haveNameMatching(
            "ai\\.honeyhive\\.agent\\.(HoneyHiveAgentExtension|TraceInstrumentation|AgentDoor)")
        .check(extension);
  }
}
