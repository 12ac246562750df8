package io.evenhand.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A code for once, for who has lost their app. */
@Entity
@Table(name = "recovery_code")
@IdClass(RecoveryCode.Key.class)
class RecoveryCode {
    @Id
    private String username;

    @Id
    private String codeHash;

    @SuppressWarnings("NullAway.Init")
    protected RecoveryCode() {}

    RecoveryCode(String username, String codeHash) {
        this.username = username;
        this.codeHash = codeHash;
    }

    record Key(String username, String codeHash) implements Serializable {}
}
