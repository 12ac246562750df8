package io.evenhand.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code evenhand}.
 *
 * @param demo whether this is the demonstration: accounts of the demonstration can act and sign in, and no first administrator is made
 */
@ConfigurationProperties("evenhand")
record AccessSettings(@DefaultValue("false") boolean demo) {}
