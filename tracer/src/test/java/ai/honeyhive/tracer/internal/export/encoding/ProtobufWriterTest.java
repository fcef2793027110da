package ai.honeyhive.tracer.internal.export.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufWriterTest {

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 127, 128, 16383, 16384, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void uint_anyValue_isReadBack(long value) throws Exception {
    ProtobufWriter writer = new ProtobufWriter(4);
    writer.uint(3, value);

    CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());

    assertThat(in.readTag()).isEqualTo(3 << 3);
    assertThat(in.readInt64()).isEqualTo(value);
    assertThat(in.isAtEnd()).isTrue();
  }

  @Test
  void fixed_values_areLittleEndian() throws Exception {
    ProtobufWriter writer = new ProtobufWriter(1);
    writer.fixed32(2, 0xCAFEBABE);
    writer.fixed64(1, 0x0102030405060708L);

    CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());

    assertThat(in.readTag()).isEqualTo(1 << 3 | 1);
    assertThat(in.readFixed64()).isEqualTo(0x0102030405060708L);
    assertThat(in.readTag()).isEqualTo(2 << 3 | 5);
    assertThat(in.readFixed32()).isEqualTo(0xCAFEBABE);
  }

  @Test
  void hex_id_becomesItsBytes() throws Exception {
    ProtobufWriter writer = new ProtobufWriter(1);
    writer.hex(1, "00f067aa0ba902b7");

    CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());

    assertThat(in.readTag()).isEqualTo(1 << 3 | 2);
    assertThat(in.readByteArray()).containsExactly(0, 0xf0, 0x67, 0xaa, 0x0b, 0xa9, 0x02, 0xb7);
  }

  @Test
  void message_growsTheBufferInTheMiddle() throws Exception {
    ProtobufWriter writer = new ProtobufWriter(8);
    int mark = writer.size();
    writer.string(1, "long enough to grow the buffer more than once");
    writer.message(7, mark);

    CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());

    assertThat(in.readTag()).isEqualTo(7 << 3 | 2);
    in.readRawVarint32();
    assertThat(in.readTag()).isEqualTo(1 << 3 | 2);
    assertThat(in.readString()).isEqualTo("long enough to grow the buffer more than once");
  }
}
