package io.evenhand.intake;

import java.time.Instant;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ImportFileRepository extends JpaRepository<ImportFile, String> {
    @Modifying
    @Query("update ImportFile f set f.findings = :findings, f.fingerprint = :fingerprint where f.id = :id and f.importedAt is null")
    int found(String id, String findings, String fingerprint);

    /** Holds the file until the transaction ends. @return 1 unless it was imported before */
    @Modifying
    @Query("update ImportFile f set f.importedAt = :at where f.id = :id and f.importedAt is null")
    int imported(String id, Instant at);

    @Modifying
    @Query("delete from ImportFile f where f.uploadedAt < :before")
    int forgetOlderThan(Instant before);
}
