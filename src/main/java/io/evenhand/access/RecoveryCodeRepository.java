package io.evenhand.access;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RecoveryCodeRepository extends Repository<RecoveryCode, RecoveryCode.Key> {
    RecoveryCode save(RecoveryCode code);

    long countByUsername(String username);

    /** Takes the code away, if it is there. @return 1 for whoever took it, 0 for everybody else */
    @Modifying(flushAutomatically = true)
    @Query("delete from RecoveryCode c where c.username = :username and c.codeHash = :codeHash")
    int use(String username, String codeHash);
}
