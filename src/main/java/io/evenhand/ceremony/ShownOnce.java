package io.evenhand.ceremony;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/** That a person was shown a document: only what was shown can be signed. */
@Entity
@Table(name = "signing_shown")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ShownOnce implements Persistable<String> {
    @Id
    @Column(length = 36)
    private String id;

    private String signatureId;
    private String personId;

    @Column(length = 64)
    private String sha256;

    private Instant shownAt;

    protected ShownOnce() {}

    ShownOnce(String id, String signatureId, String personId, String sha256, Instant shownAt) {
        this.id = id;
        this.signatureId = signatureId;
        this.personId = personId;
        this.sha256 = sha256;
        this.shownAt = shownAt;
    }

    @Override
    public String getId() {
        return id;
    }

    /** It is only ever added. */
    @Override
    public boolean isNew() {
        return true;
    }

    String sha256() {
        return sha256;
    }

    Instant shownAt() {
        return shownAt;
    }
}
