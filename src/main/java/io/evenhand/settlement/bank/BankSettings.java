package io.evenhand.settlement.bank;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code evenhand.bank}.
 *
 * @param waitingTime how long after its confirmation a change of bank details takes effect; until then anybody who may ask for one may
 *     object to it
 * @param maxStatementSize larger files from a bank are refused before they are read
 */
@ConfigurationProperties("evenhand.bank")
public record BankSettings(
        @DefaultValue("P3D") Duration waitingTime,
        @DefaultValue("50MB") DataSize maxStatementSize) {
    public BankSettings {
        if (waitingTime.compareTo(Duration.ofHours(1)) < 0 || waitingTime.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("evenhand.bank: set waiting-time to between 1h and 30d");
        }
        if (maxStatementSize.toBytes() < 1 || maxStatementSize.toMegabytes() > 200) {
            throw new IllegalArgumentException("evenhand.bank: set max-statement-size to between 1B and 200MB");
        }
    }
}
