package ai.honeyhive.examples.agent;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** The arguments of the tool {@code weather}. */
@JsonTypeName("weather")
@JsonClassDescription("Tells the weather in a city on a day.")
record Weather(
    @JsonPropertyDescription("the city's English name, for example Turin")
    String city,

    @JsonPropertyDescription("the day of the week, for example Saturday")
    String day) {}
