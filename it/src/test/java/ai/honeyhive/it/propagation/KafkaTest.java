package ai.honeyhive.it.propagation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.GlobalRegistration;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka's own records carry trace and session, a batch of them each its own. */
@ExtendWith(HoneyHiveExtension.class)
class KafkaTest {
  private static final TextMapSetter<Headers> SETTER =
      (headers, key, value) -> headers.remove(key).add(key, value.getBytes(UTF_8));

  private static final class Getter implements TextMapGetter<Headers> {
    @Override
    public Iterable<String> keys(Headers headers) {
      return () ->
          StreamSupport.stream(headers.spliterator(), false).map(Header::key).iterator();
    }

    @Override
    public String get(Headers headers, String key) {
      Header header = headers.lastHeader(key);
      return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
  }

  private static HoneyHiveTracer tracer(TestServer server) {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build();
  }

  private static ConsumerRecord<String, String> delivered(ProducerRecord<String, String> record) {
    ConsumerRecord<String, String> delivered = new ConsumerRecord<>(
        record.topic(),
        0,
        0L,
        0L,
        TimestampType.CREATE_TIME,
        0,
        0,
        record.key(),
        record.value(),
        record.headers(),
        Optional.empty());
    return delivered;
  }

  @Test
  void batch_ofRecordsFromManySessions_isHandledEachInItsOwn(TestServer server) {
    try (HoneyHiveTracer producer = tracer(server);
        HoneyHiveTracer consumer = tracer(server)) {
      List<String> sessions = new ArrayList<>();
      List<ConsumerRecord<String, String>> batch = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int number = i;
        try (Session session = producer.session("order " + i)) {
          sessions.add(session.id());
          producer.run("send " + i, span -> {
            ProducerRecord<String, String> record = new ProducerRecord<>("orders", "" + number);
            producer.inject(record.headers(), SETTER);
            batch.add(delivered(record));
          });
        }
      }
      batch.add(delivered(new ProducerRecord<>("orders", "3")));

      consumer.run("poll", poll -> {
        for (ConsumerRecord<String, String> record : batch) {
          try (Scope scope = consumer.withRemoteContext(record.headers(), new Getter())) {
            consumer.run("handle " + record.value(), span -> {});
          }
        }
      });

      producer.close();
      consumer.close();
      server.awaitEvents(8);
      for (int i = 0; i < 3; i++) {
        Event handled = server.awaitEvent("handle " + i);
        assertThat(handled.sessionId()).isEqualTo(sessions.get(i));
        assertThat(handled.parentId()).isEqualTo(server.awaitEvent("send " + i).eventId());
      }
      Event without = server.awaitEvent("handle 3");
      assertThat(without.sessionId()).isEqualTo(consumer.sessionId());
      assertThat(without.parentId()).isEqualTo(server.awaitEvent("poll").eventId());
      assertThat(Context.current()).isSameAs(Context.root());
    }
  }

  @Test
  void record_injectedTwice_hasEachHeaderOnce(TestServer server) {
    try (HoneyHiveTracer tracer = tracer(server)) {
      Headers headers = new ProducerRecord<>("orders", "x").headers();
      tracer.inject(headers, SETTER);
      tracer.inject(headers, SETTER);

      assertThat(new Getter().keys(headers)).containsExactly("baggage");
    }
  }
}
