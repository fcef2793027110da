package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedInputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufWriterTest {

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 127, 128, 16383, 16384, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void uint_anyValue_isReadBack(long value) throws Exception {
    ProtobufWriter writer = new ProtobufWriter(0, 4);
    writer.uint(3, value);

    CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());

    assertThat(in.readTag()).isEqualTo(3 << 3);
    assertThat(in.readInt64()).isEqualTo(value);
    assertThat(in.isAtEnd()).isTrue();
  }

  @Test
  void fixed_values_areLittleEndian() throws Exception {
    ProtobufWriter writer = new ProtobufWriter(0, 1);
    writer.fixed64(1, 0x0102030405060708L);
    writer.fixed32(2, 0xCAFEBABE);

    CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());

    assertThat(in.readTag()).isEqualTo(1 << 3 | 1);
    assertThat(in.readFixed64()).isEqualTo(0x0102030405060708L);
    assertThat(in.readTag()).isEqualTo(2 << 3 | 5);
    assertThat(in.readFixed32()).isEqualTo(0xCAFEBABE);
  }

  @Test
  void hex_id_becomesItsBytes() throws Exception {
    ProtobufWriter writer = new ProtobufWriter(0, 1);
    writer.hex(1, "00f067aa0ba902b7");

    CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());

    assertThat(in.readTag()).isEqualTo(1 << 3 | 2);
    assertThat(in.readByteArray()).containsExactly(0, 0xf0, 0x67, 0xaa, 0x0b, 0xa9, 0x02, 0xb7);
  }

  @Test
  void hex_everyDigitInEveryPlace_isRead() throws Exception {
    for (int place = 0; place < 32; place++) {
      for (int digit = 0; digit < 16; digit++) {
        String id = "0".repeat(place) + Character.forDigit(digit, 16) + "0".repeat(31 - place);
        ProtobufWriter writer = new ProtobufWriter(0, 1);
        writer.hex(1, id);

        CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());
        in.readTag();
        assertThat(HexFormat.of().formatHex(in.readByteArray())).isEqualTo(id);
      }
    }
  }

  @Test
  void hex_halfAByte_isRefused() {
    assertThatThrownBy(() -> new ProtobufWriter(0, 1).hex(1, "123"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 39, 40, 41, 127, 128, 200, 20_000})
  void string_anyLengthAndScript_isReadBack(int length) throws Exception {
    for (String unit : new String[] {"a", "é", "語", "🐝"}) {
      String text = "x".repeat(length / 2) + unit.repeat(length - length / 2);
      ProtobufWriter writer = new ProtobufWriter(0, 1);
      writer.string(1, text);

      CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());

      assertThat(in.readTag()).isEqualTo(1 << 3 | 2);
      assertThat(in.readString()).isEqualTo(text);
      assertThat(in.isAtEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void close_anyGuessOfTheWidth_givesTheShortestLength(int width) throws Exception {
    for (int length : new int[] {0, 1, 127, 128, 16383, 16384, 3_000_000}) {
      ProtobufWriter writer = new ProtobufWriter(0, 8);
      writer.uint(1, 5);
      int content = writer.open(7, width);
      byte[] bytes = new byte[length];
      writer.raw(bytes);
      writer.close(content, width);
      writer.uint(1, 6);

      CodedInputStream in = CodedInputStream.newInstance(writer.toByteArray());
      in.readTag();
      assertThat(in.readInt32()).isEqualTo(5);
      assertThat(in.readTag()).isEqualTo(7 << 3 | 2);
      int before = in.getTotalBytesRead();
      assertThat(in.readByteArray()).isEqualTo(bytes);
      assertThat(in.getTotalBytesRead() - before - length)
          .isEqualTo(ProtobufWriter.varintLength(length));
      assertThat(in.readTag()).isEqualTo(1 << 3);
      assertThat(in.readInt32()).isEqualTo(6);
    }
  }

  @Test
  void prepend_inTheRoom_standsBeforeTheRest() throws Exception {
    ProtobufWriter writer = new ProtobufWriter(20, 1);
    writer.uint(2, 7);
    writer.prepend(new byte[] {1 << 3, 9});
    writer.prependHeader(4);

    CodedInputStream in = CodedInputStream.newInstance(writer.toBuffer());

    assertThat(in.readTag()).isEqualTo(4 << 3 | 2);
    assertThat(in.readRawVarint32()).isEqualTo(4);
    assertThat(in.readTag()).isEqualTo(1 << 3);
    assertThat(in.readInt32()).isEqualTo(9);
    assertThat(in.readTag()).isEqualTo(2 << 3);
    assertThat(in.readInt32()).isEqualTo(7);
    assertThat(in.isAtEnd()).isTrue();
  }
}
