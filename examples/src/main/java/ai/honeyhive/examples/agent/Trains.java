package ai.honeyhive.examples.agent;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** The arguments of the tool {@code trains}. */
@JsonTypeName("trains")
@JsonClassDescription("Lists the trains between two cities on a day.")
record Trains(
    @JsonPropertyDescription("the English name of the city of departure")
    String from,

    @JsonPropertyDescription("the English name of the city of arrival")
    String to,

    @JsonPropertyDescription("the day of the week, for example Saturday")
    String day) {}
