package io.evenhand.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code evenhand.import}.
 *
 * @param maxFileSize larger files are refused before they are read
 * @param maxRows files of more rows are refused
 */
@ConfigurationProperties("evenhand.import")
public record IntakeSettings(
        @DefaultValue("10MB") DataSize maxFileSize,
        @DefaultValue("50000") int maxRows) {
    public IntakeSettings {
        if (maxRows < 1 || maxFileSize.toBytes() < 1 || maxFileSize.toMegabytes() > 200) {
            throw new IllegalArgumentException(
                    "evenhand.import: set max-rows to at least 1, and max-file-size to at least 1B and at most 200MB");
        }
    }
}
