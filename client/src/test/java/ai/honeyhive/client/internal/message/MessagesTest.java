package ai.honeyhive.client.internal.message;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.JsonValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 9 of the mapping reference. */
class MessagesTest {

  /** The parts of one assistant message, and the messages they make. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "{'type':'text','content':'A'},{'type':'text','content':'B'} | {'role':'assistant','content':'A§B'}",
        "{'text':'A'}                                              | {'role':'assistant','content':'A'}",
        "{'type':'text','text':'A'}                                | {'role':'assistant','content':'A'}",
        "'A'                                                       | {'role':'assistant','content':'A'}",
        "                                                          | {'role':'assistant'}",
        "{'type':'text','content':'A','cites':[1]} | {'role':'assistant','content':[{'type':'text','text':'A','cites':[1]}]}",
        "{'type':'text','content':'A','text':'B'} | {'role':'assistant','content':[{'type':'text','content':'A','text':'B'}]}",
        "{'type':'text'}                           | {'role':'assistant','content':[{'type':'text','text':null}]}",
        "{'type':'tool_call','id':'c','name':'f','arguments':{'a':1}} | {'role':'assistant','tool_calls.0.id':'c','tool_calls.0.name':'f','tool_calls.0.arguments':'{@a@:1}'}",
        "{'type':'tool_call','name':'f'},{'type':'tool_call','name':'g','arguments':'x','n':1} | {'role':'assistant','tool_calls.0.name':'f','tool_calls.1.name':'g','tool_calls.1.arguments':'x','tool_calls.1.n':1}",
        "{'type':'tool_call_response','id':'c','response':{'ok':true}} | {'role':'tool','tool_call_id':'c','content':'{@ok@:true}'}",
        "{'type':'tool_call_response','id':'c','result':'r','role':'x'} | {'role':'tool','tool_call_id':'c','content':'r','_role':'x'}",
        "{'type':'tool_call_response','response':'a','result':'b'} | {'role':'tool','content':'a','result':'b'}",
        "{'type':'text','content':'A'},{'type':'tool_call_response','response':'1'},{'type':'tool_call_response','response':'2'} | {'role':'assistant','content':'A'},{'role':'tool','content':'1'},{'role':'tool','content':'2'}",
        "{'type':'reasoning','content':'hm'},{'type':'reasoning','text':'so'},{'type':'text','content':'A'} | {'role':'assistant','content':'A','reasoning':'hm§so'}",
        "{'type':'reasoning','content':'hm','signature':'s'} | {'role':'assistant','reasoning':[{'type':'reasoning','content':'hm','signature':'s'}]}",
        "{'type':'text','content':'A'},{'type':'uri','modality':'image','uri':'u'} | {'role':'assistant','content':[{'type':'text','text':'A'},{'type':'image_url','image_url':{'url':'u'}}]}",
        "{'type':'blob','mime_type':'image/png','content':'AA=='} | {'role':'assistant','content':[{'type':'image_url','mime_type':'image/png','image_url':{'url':'data:image/png;base64,AA=='}}]}",
        "{'type':'blob','modality':'image','content':'AA=='} | {'role':'assistant','content':[{'type':'blob','modality':'image','content':'AA=='}]}",
        "{'type':'blob','modality':'audio','mime_type':'audio/wav','content':'AA=='} | {'role':'assistant','content':[{'type':'blob','modality':'audio','mime_type':'audio/wav','content':'AA=='}]}",
        "{'type':'file','file_id':'f1'} | {'role':'assistant','content':[{'type':'file','file_id':'f1'}]}",
        "{'type':'server_tool_call','id':1} | {'role':'assistant','content':['{@type@:@server_tool_call@,@id@:1}']}"
      })
  void parts(String parts, String messages) {
    String source = "[{'role':'assistant','parts':[" + (parts == null ? "" : parts) + "]}]";
    assertThat(Messages.read(json(source), "user"))
        .isEqualTo(JsonText.parse(json("[" + messages + "]")));
  }

  /** A message that is not made of parts, and what comes out. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "{'role':'user','content':'A','name':'n'} | {'role':'user','content':'A','name':'n'}",
        "{'role':'model','content':'A'}           | {'role':'assistant','content':'A'}",
        "{'role':'developer','content':'A'}       | {'role':'developer','content':'A'}",
        "{'content':'A'}                          | {'role':'user','content':'A'}",
        "{'role':'','content':'A'}                | {'role':'user','content':'A'}",
        "{'role':'tool','tool_call_id':'c','content':'r'} | {'role':'tool','tool_call_id':'c','content':'r'}",
        "{'role':'user','content':[{'type':'text','text':'A'}]} | {'role':'user','content':[{'type':'text','text':'A'}]}",
        "{'role':'assistant','content':'','tool_calls':[{'id':'c','type':'function','function':{'name':'f','arguments':'{}'}}]} | {'role':'assistant','tool_calls.0.id':'c','tool_calls.0.name':'f','tool_calls.0.arguments':'{}'}",
        "{'role':'assistant','content':'','x':1}  | {'role':'assistant','content':'','x':1}",
        "{'tool_calls':'[{@name@:@f@}]'}          | {'role':'user','tool_calls.0.name':'f'}",
        "{'tool_calls':[{'id':'c','type':'custom','name':'o','function':{'name':'f'}}, 7]} | {'role':'user','tool_calls.0.id':'c','tool_calls.0.name':'o','tool_calls.0.type':'custom','tool_calls.0._name':'f','tool_calls.1':7}",
        "{'role':'user','parts':'not a list'}     | {'role':'user','parts':'not a list'}",
        "{'role':'user','content':'A','parts':[{'type':'text','content':'B'}],'tool_calls':[{'name':'f'}]} | {'role':'user','content':'A§B','tool_calls.0.name':'f'}",
        "{'role':'user','parts':[],'tool_calls':'cut'} | {'role':'user','tool_calls':'cut'}"
      })
  void otherForms(String message, String result) {
    assertThat(Messages.read(json(message), "user"))
        .isEqualTo(JsonText.parse(json("[" + result + "]")));
  }

  @Test
  void fieldsOfAMessageOfResponsesGoToTheFirst() {
    String source =
        "[{'role':'tool','name':'n','parts':[{'type':'tool_call_response','response':'1'},{'type':'tool_call_response','response':'2'}]}]";
    assertThat(Messages.read(json(source), "user"))
        .isEqualTo(JsonText.parse(
            json("[{'role':'tool','content':'1','name':'n'},{'role':'tool','content':'2'}]")));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "[]"})
  void nothingIsNoMessage(String payload) {
    assertThat(Messages.read(payload, "user")).isEmpty();
  }

  @Test
  void structuredValuesAreReadLikeTheirText() {
    assertThat(Messages.read(List.of(Map.of("role", "user", "content", "A")), "x"))
        .isEqualTo(List.of(Map.of("role", "user", "content", "A")));
    assertThat(Messages.read(42L, "user"))
        .isEqualTo(List.of(Map.of("role", "user", "content", "42")));
  }

  @Test
  void dataBeyondTheLimitIsANote() {
    String data = "A".repeat(Media.MAX_DATA + 1);
    Map<String, Object> part = Map.of("type", "blob", "mime_type", "image/png", "content", data);
    assertThat(Media.read(part)).containsEntry("content", "[1048577 characters left out]");
    assertThat(Media.read(part)).containsEntry("type", "blob");
  }

  @Test
  void contentAlone() {
    assertThat(Messages.content(null)).isNull();
    assertThat(Messages.content(Map.of("a", 1L))).isEqualTo("{\"a\":1}");
    assertThat(Messages.content(JsonText.parse(json("""
        [{'type':'text','content':'A'},{'type':'tool_call','name':'f'},{'type':'tool_call_response','response':'1'},
         {'type':'reasoning','content':'hm'}]
        """))))
        .isEqualTo(List.of(
            Map.of("type", "text", "text", "A"),
            "{\"type\":\"tool_call\",\"name\":\"f\"}",
            "{\"role\":\"tool\",\"content\":\"1\"}",
            "hm"));
  }

  @Test
  void deepMessagesAreText() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThat(Messages.read(deep, "user"))
        .isEqualTo(List.of(Map.of("role", "user", "content", deep)));
  }

  @Test
  void theLastTextOfARole() {
    var messages =
        Messages.read(json("[{'role':'user','content':'A'},{'role':'user','content':[]}]"), "user");
    assertThat(Messages.lastText(messages, "user")).isNull();
    assertThat(Messages.lastText(messages.subList(0, 1), "user")).isEqualTo("A");
    assertThat(Messages.lastText(messages, "assistant")).isNull();
  }

  /** Single quotes for double ones, @ for escaped ones, § for a line feed. */
  private static String json(String text) {
    String json = text.strip().replace("'", "\"").replace("@", "\\\"").replace("§", "\\n");
    assertThat(JsonValues.freeze(JsonText.parse(json))).as(json).isNotNull();
    return json;
  }
}
