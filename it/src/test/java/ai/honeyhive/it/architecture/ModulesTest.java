package ai.honeyhive.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point one way, and what is internal stays internal. */
@AnalyzeClasses(packages = "ai.honeyhive", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {
  private static final String CLIENT = "ai.honeyhive.client..";
  private static final String TRACER = "ai.honeyhive.tracer..";
  private static final String SERVER = "ai.honeyhive.server..";
  private static final String KIT = "ai.honeyhive.test..";
  private static final String CLI = "ai.honeyhive.cli..";
  private static final String WEAVER = "ai.honeyhive.weaver..";
  private static final String EXAMPLES = "ai.honeyhive.examples..";

  @ArchTest
  static final ArchRule clientKnowsNobodyAndNoOpenTelemetry = noClasses()
      .that()
      .resideInAPackage(CLIENT)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(TRACER, SERVER, KIT, CLI, EXAMPLES, "io.opentelemetry..");

  @ArchTest
  static final ArchRule tracerKnowsTheClientOnly = noClasses()
      .that()
      .resideInAPackage(TRACER)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(SERVER, KIT, CLI, EXAMPLES, WEAVER, "net.bytebuddy..");

  @ArchTest
  static final ArchRule weaverKnowsWhatIsPublicOfTheTracerOnly = noClasses()
      .that()
      .resideInAPackage(WEAVER)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          SERVER, KIT, CLI, EXAMPLES, "ai.honeyhive.tracer.internal..", "io.opentelemetry..");

  @ArchTest
  static final ArchRule serverKnowsTheClientOnly = noClasses()
      .that()
      .resideInAPackage(SERVER)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(TRACER, KIT, CLI, EXAMPLES);

  @ArchTest
  static final ArchRule kitDoesNotKnowTheTracer = noClasses()
      .that()
      .resideInAPackage(KIT)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(TRACER, CLI, EXAMPLES, "io.opentelemetry.sdk..");

  @ArchTest
  static final ArchRule commandLineDoesNotTrace = noClasses()
      .that()
      .resideInAPackage(CLI)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(TRACER, KIT, EXAMPLES);

  @ArchTest
  static final ArchRule examplesUseWhatUsersCanUse = noClasses()
      .that()
      .resideInAPackage(EXAMPLES)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("ai.honeyhive..internal..");

  @ArchTest
  static final ArchRule serverInternalsStayInTheServer = noClasses()
      .that()
      .resideOutsideOfPackage(SERVER)
      .should()
      .dependOnClassesThat()
      .resideInAPackage("ai.honeyhive.server.internal..");

  @ArchTest
  static final ArchRule tracerInternalsStayInTheTracer = noClasses()
      .that()
      .resideOutsideOfPackages(TRACER, "ai.honeyhive.benchmarks..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("ai.honeyhive.tracer.internal..");

  @ArchTest
  static final ArchRule theStepsOfASpanHaveNoCycles =
      slices().matching("ai.honeyhive.tracer.internal.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theServerHasNoCycles =
      slices().matching("ai.honeyhive.server.internal.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyDiagnosticsLogs = noClasses()
      .that()
      .resideInAPackage(TRACER)
      .and()
      .resideOutsideOfPackage("ai.honeyhive.tracer.internal.diagnostics..")
      .should()
      .dependOnClassesThat()
      .areAssignableTo(System.Logger.class);

  @ArchTest
  static final ArchRule coreDependencies = noClasses()
      .that()
      .resideInAnyPackage(CLIENT, TRACER)
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage(
          "com.google..",
          "org.slf4j..",
          "okhttp3..",
          "kotlin..",
          "io.grpc..",
          "io.opentelemetry.sdk.logs..",
          "io.opentelemetry.sdk.metrics..",
          "io.opentelemetry.exporter..");

  @ArchTest
  static final ArchRule openTelemetryInternalsAreNotLinked = noClasses()
      .that()
      .resideInAPackage("ai.honeyhive..")
      .and()
      .doNotHaveSimpleName("HoneyHiveComponent")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("io.opentelemetry..internal..");

  @ArchTest
  static final ArchRule whatIsPublicCannotBeExtendedByAccident = classes()
      .that()
      .arePublic()
      .and()
      .resideInAnyPackage(CLIENT, TRACER, WEAVER, SERVER, KIT)
      .and()
      .areNotInterfaces()
      .and()
      .areNotEnums()
      .and()
      .areNotAssignableTo(Throwable.class)
      // A contract is there to be extended: by the tests of a store.
      .and(DescribedPredicate.not(
          JavaClass.Predicates.resideInAnyPackage("..internal..", "ai.honeyhive.test.store..")
              .and(HasModifiers.Predicates.modifier(JavaModifier.ABSTRACT))))
      .should()
      .haveModifier(JavaModifier.FINAL);
}
