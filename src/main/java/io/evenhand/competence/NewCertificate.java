package io.evenhand.competence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A certificate to add.
 *
 * @param name as whoever issued it calls it, such as "MB-800"
 * @param expiresOn its last day; null where it has none
 * @param file null where none is kept
 */
public record NewCertificate(
        AreaId area,
        String name,
        LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        @Nullable CertificateFile file) {
    public NewCertificate {
        name = name.strip();
    }
}
