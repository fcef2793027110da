package ai.honeyhive.tracer.internal.processing.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.internal.processing.redaction.SecretNames.Sense;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {
  private final SecretNames names = new SecretNames(true, List.of(), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "Password",
        "PASSWORD",
        "userPassword",
        "user-password",
        "password_hash",
        "db.password",
        "passwd",
        "pwd",
        "secret",
        "client_secret",
        "clientSecret",
        "clientsecret",
        "CLIENT-SECRET",
        "secrets",
        "apiKey",
        "api_key",
        "API key",
        "APIKey",
        "x-api-key",
        "apikey",
        "X-Api-Key",
        "HH_API_KEY",
        "api_keys",
        "aws_access_key_id",
        "AWSAccessKeyId",
        "accessKey",
        "private_key",
        "privateKey",
        "signingKey",
        "credentials",
        "credential",
        "Authorization",
        "proxy-authorization",
        "cookie",
        "Set-Cookie",
        "cookies",
        "passphrase",
        "openai.api.key"
      })
  void of_nameOfASecret_isSecret(String name) {
    assertThat(names.of(name)).isEqualTo(Sense.SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "Token",
        "access_token",
        "accessToken",
        "id_token",
        "x-auth-token",
        "csrfToken",
        "X-Amz-Security-Token"
      })
  void of_nameOfAToken_isToken(String name) {
    assertThat(names.of(name)).isIn(Sense.TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "_",
        "name",
        "content",
        "role",
        "secretary",
        "tokens",
        "input_tokens",
        "outputTokens",
        "max_tokens",
        "total_tokens",
        "token_count",
        "tokenizer",
        "time_to_first_token",
        "cost_per_token",
        "nextPageToken",
        "eos_token",
        "prompt_token",
        "key",
        "public_key",
        "primaryKey",
        "author",
        "authorization_code_flow_is_used_here_as_a_text",
        "cookie_policy",
        "keyword",
        "session_id",
        "compass",
        "bypass",
        "passed",
        "description"
      })
  void of_otherName_isNothing(String name) {
    assertThat(names.of(name)).isEqualTo(Sense.NOTHING);
  }

  @Test
  void of_nameOfTheUser_isSecretInEveryForm() {
    SecretNames more = new SecretNames(false, List.of("dateOfBirth"), List.of());

    assertThat(List.of("date_of_birth", "Date of Birth", "user-date-of-birth", "dateOfBirthText"))
        .allSatisfy(name -> assertThat(more.of(name)).isEqualTo(Sense.SECRET));
    assertThat(more.of("birth_date")).isEqualTo(Sense.NOTHING);
    assertThat(more.of("password")).isEqualTo(Sense.NOTHING);
  }

  @Test
  void of_nameThatTheUserExcepted_isNothing() {
    SecretNames fewer = new SecretNames(true, List.of(), List.of("secret_santa"));

    assertThat(fewer.of("secretSanta")).isEqualTo(Sense.NOTHING);
    assertThat(fewer.of("secret_santa_password")).isEqualTo(Sense.SECRET);
  }
}
