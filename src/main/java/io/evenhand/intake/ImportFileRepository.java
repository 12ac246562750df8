package io.evenhand.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ImportFileRepository extends JpaRepository<ImportFile, String> {
    @Modifying
    @Query(
            "update ImportFile f set f.findings = :findings, f.fingerprint = :fingerprint where f.id = :id and f.importedAt is null")
    int found(String id, String findings, String fingerprint);

    /** Holds the file until the transaction ends, and forgets what was in it. @return 1 unless it was imported before */
    @Modifying
    @Query("update ImportFile f set f.importedAt = :at, f.content = :nothing where f.id = :id and f.importedAt is null")
    int imported(String id, Instant at, byte[] nothing);

    @Query("select f.id from ImportFile f where f.username = :username order by f.uploadedAt desc, f.id")
    List<String> findIdsOf(String username);

    @Modifying
    @Query("delete from ImportFile f where f.id in :ids")
    void forget(Collection<String> ids);

    @Modifying
    @Query("delete from ImportFile f where f.uploadedAt < :before")
    int forgetOlderThan(Instant before);
}
