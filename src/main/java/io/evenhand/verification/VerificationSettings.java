package io.evenhand.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param atOnce how many documents are checked at the same time; each needs some ten times its size in memory
 * @param patience how long others wait for their turn before they are asked to come again
 * @param limit how long the files that came together may take
 * @param perMinute how often one address may have files checked in a minute
 */
@ConfigurationProperties("evenhand.verification")
public record VerificationSettings(
        @DefaultValue("2") int atOnce,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("60s") Duration limit,
        @DefaultValue("10") int perMinute) {}
