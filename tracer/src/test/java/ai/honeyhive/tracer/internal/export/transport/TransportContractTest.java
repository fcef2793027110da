package ai.honeyhive.tracer.internal.export.transport;

import static ai.honeyhive.tracer.internal.export.transport.RawServer.Fault.closeAfter;
import static ai.honeyhive.tracer.internal.export.transport.RawServer.Fault.hangAfter;
import static ai.honeyhive.tracer.internal.export.transport.RawServer.Fault.resetAfter;
import static ai.honeyhive.tracer.internal.export.transport.RawServer.Fault.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.export.transport.RawServer.Fault;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What both transports make of whatever a server does, over sockets. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(named = "Keep-Alive-.*", because = "the JDK keeps them for a while")
class TransportContractTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofSeconds(20);

  /** What a server does, and what is to come of it. */
  record Case(String name, Fault fault, Duration timeout, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case answers(String name, String answer, String expected) {
    return new Case(name, text(answer), LONG, expected);
  }

  private static String sized(String status, String headers, String body) {
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n"
        + body;
  }

  static Stream<Case> cases() {
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345";
    String date = "Date: Fri, 20 Nov 2026 10:00:00 GMT\r\nRetry-After: Fri, 20 Nov 2026 10:02:00"
        + " GMT\r\n";
    return Stream.of(
        answers("200", sized("200 OK", "", "hello"), "200 hello"),
        answers("202", sized("202 Accepted", "", "{}"), "202 {}"),
        answers("204", "HTTP/1.1 204 No Content\r\n\r\n", "204 "),
        new Case("200 until the end", closeAfter("HTTP/1.1 200 OK\r\n\r\nhi"), LONG, "200 hi"),
        answers(
            "200 in chunks",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
            "200 abcde"),
        answers("100 first", "HTTP/1.1 100 Continue\r\n\r\n" + sized("200 OK", "", "x"), "200 x"),
        answers("301", sized("301 Moved", "Location: /other\r\n", "there"), "refused 301 there"),
        answers("400", sized("400 Bad", "", "{\"message\":\"no\"}"), "refused 400 no"),
        answers("404", sized("404 Not Found", "", ""), "refused 404 "),
        answers("413", sized("413 Too Large", "", "big"), "refused 413 big"),
        answers("500", sized("500 Error", "", "oh"), "refused 500 oh"),
        answers("429", sized("429 Slow", "Retry-After: 7\r\n", "x"), "refused 429 x after PT7S"),
        answers("503", sized("503 Later", date, "x"), "refused 503 x after PT2M"),
        new Case("hang before headers", hangAfter(""), SHORT, "sent"),
        new Case("hang in headers", hangAfter("HTTP/1.1 200 OK\r\nCont"), SHORT, "sent"),
        new Case("hang in body", hangAfter(half), SHORT, "sent"),
        new Case("drip of headers", drip("HTTP/1.1 200 OK\r\nX-Long: "), SHORT, "sent"),
        new Case(
            "drip of a body",
            drip("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"),
            SHORT,
            "sent"),
        new Case("closed without answer", closeAfter(""), LONG, "sent"),
        new Case("closed in headers", closeAfter("HTTP/1.1 200 OK\r\nCont"), LONG, "sent"),
        new Case("closed in body", closeAfter(half), LONG, "sent"),
        new Case("reset without answer", resetAfter(""), LONG, "sent"),
        new Case("reset in headers", resetAfter("HTTP/1.1 200 OK\r\nCont"), LONG, "sent"),
        new Case("reset in body", resetAfter(half), LONG, "sent"),
        new Case("garbage", closeAfter("\u0001\u0002garbage\r\n\r\n"), LONG, "sent"),
        new Case("another protocol", closeAfter("SSH-2.0-OpenSSH_9.2\r\n"), LONG, "sent"));
  }

  private static Fault drip(String start) {
    return (socket, server) -> {
      RawServer.write(socket, start);
      while (!server.awaitClose(20, TimeUnit.MILLISECONDS)) {
        RawServer.write(socket, "x");
      }
    };
  }

  static Stream<Arguments> casesOfBoth() {
    return Stream.of(Kind.values()).flatMap(kind -> cases().map(one -> Arguments.of(kind, one)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("casesOfBoth")
  void send_whateverComesBack_isAnsweredInTime(Kind kind, Case one) throws Exception {
    try (RawServer server = new RawServer();
        HttpTransport transport = kind.open()) {
      server.then(one.fault());

      HttpAnswer answer = Kind.send(transport, server.uri(), one.timeout());

      // HttpURLConnection takes headers that are cut short for all there are.
      boolean takesIt = kind == Kind.LIGHT && one.name().equals("closed in headers");
      assertThat(described(answer)).isEqualTo(takesIt ? "200 " : one.expected());
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0))
          .startsWith("POST /v1/traces HTTP/1.1\r\n")
          .containsIgnoringCase("\r\nX-Key: secret\r\n")
          .endsWith("\r\n\r\nthe body");
    }
  }

  static String described(HttpAnswer answer) {
    if (answer instanceof HttpAnswer.Accepted accepted) {
      return accepted.status() + " "
          + StandardCharsets.UTF_8.decode(accepted.body().duplicate());
    }
    if (answer instanceof HttpAnswer.Refused refused) {
      String after = refused.retryAfter() == null ? "" : " after " + refused.retryAfter();
      return "refused " + refused.status() + " " + refused.message() + after;
    }
    HttpAnswer.Unreachable unreachable = (HttpAnswer.Unreachable) answer;
    assertThat(unreachable.cause()).hasMessageNotContaining("secret");
    return (unreachable.sent() ? "sent" : "unsent") + (unreachable.stale() ? " stale" : "");
  }

  @ParameterizedTest
  @EnumSource
  void send_keyRefused_isRefusedWithoutAskingAnybody(Kind kind) throws Exception {
    try (RawServer server = new RawServer();
        HttpTransport transport = kind.open()) {
      server.then(text(sized("401 No", "WWW-Authenticate: Basic realm=\"x\"\r\n", "bad key")));
      server.then(text(sized("401 No", "", "bad key")));

      for (int i = 0; i < 2; i++) {
        assertThat(described(Kind.send(transport, server.uri())))
            .isIn("refused 401 bad key", kind == Kind.LIGHT ? "refused 401 " : "");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_endlessBody_isCutAndItsConnectionGivenUp(Kind kind) throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (RawServer server = new RawServer();
        HttpTransport transport = kind.open()) {
      server.then((socket, ignored) -> flood(socket, gone));

      HttpAnswer answer = Kind.send(transport, server.uri());

      assertThat(((HttpAnswer.Accepted) answer).body().remaining()).isEqualTo(Exchange.BODY_LIMIT);
      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void flood(Socket socket, CountDownLatch gone) throws IOException {
    try {
      RawServer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      while (true) {
        RawServer.write(socket, "1000\r\n" + "x".repeat(0x1000) + "\r\n");
      }
    } finally {
      gone.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_oneAfterTheOther_useOneConnection(Kind kind) throws Exception {
    try (RawServer server = new RawServer();
        HttpTransport transport = kind.open()) {
      for (int i = 0; i < 5; i++) {
        assertThat(described(Kind.send(transport, server.uri()))).isEqualTo("200 {}");
      }
      // A connection is back in the pool a moment after its answer.
      assertThat(server.connections()).isLessThan(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_onAConnectionThatTheServerCloses_isStale(Kind kind) throws Exception {
    try (RawServer server = new RawServer();
        HttpTransport transport = kind.open()) {
      server.then(RawServer.OK, closeAfter(""), RawServer.OK, resetAfter(""));

      List<String> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(described(Kind.send(transport, server.uri())));
      }

      assertThat(answers).containsExactly("200 {}", "sent stale", "200 {}", "sent stale");
      assertThat(server.requests()).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_cancelled_givesTheConnectionUp(Kind kind) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (RawServer server = new RawServer();
        HttpTransport transport = kind.open()) {
      server.then((socket, ignored) -> {
        arrived.countDown();
        awaitEnd(socket, gone);
      });
      CompletableFuture<HttpAnswer> answer = transport.send(Kind.call(server.uri(), LONG));
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      answer.cancel(true);

      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void awaitEnd(Socket socket, CountDownLatch gone) {
    try {
      while (socket.getInputStream().read() >= 0) {
        // A client says nothing more.
      }
    } catch (IOException e) {
      // An end, too.
    }
    gone.countDown();
  }

  @ParameterizedTest
  @EnumSource
  void close_withARequestUnderWay_answersItAndGivesTheConnectionUp(Kind kind) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    try (RawServer server = new RawServer()) {
      HttpTransport transport = kind.open();
      server.then((socket, ignored) -> {
        arrived.countDown();
        awaitEnd(socket, gone);
      });
      CompletableFuture<HttpAnswer> answer = transport.send(Kind.call(server.uri(), LONG));
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      transport.close();

      assertThat(described(answer.get(5, TimeUnit.SECONDS))).isEqualTo("sent");
      assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(described(Kind.send(transport, server.uri()))).isEqualTo("unsent");
    }
  }

  @ParameterizedTest
  @EnumSource
  void send_manyAtOnce_areAllAnswered(Kind kind) throws Exception {
    try (RawServer server = new RawServer();
        HttpTransport transport = kind.open()) {
      List<CompletableFuture<HttpAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(transport.send(Kind.call(server.uri(), LONG)));
      }
      for (CompletableFuture<HttpAnswer> answer : answers) {
        assertThat(described(answer.get(20, TimeUnit.SECONDS))).isEqualTo("200 {}");
      }
      assertThat(server.requests()).hasSize(50);
    }
  }
}
