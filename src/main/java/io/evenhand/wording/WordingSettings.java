package io.evenhand.wording;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who looks after the wording.
 *
 * @param lawyersOf the id of the partner whose lawyers approve releases; empty: the host's own
 */
@ConfigurationProperties("evenhand.wording")
record WordingSettings(@DefaultValue("") String lawyersOf) {}
