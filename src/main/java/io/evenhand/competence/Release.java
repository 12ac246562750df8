package io.evenhand.competence;

import io.evenhand.text.BareWords;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A release of a product: from its day on, what was shown before is worth a little less. */
@Entity
@Table(name = "competence_release")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Release {
    @Id
    @Column(length = 36)
    private String id;

    @Version
    @Nullable
    private Long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "area_id", length = 64))
    private AreaId area;

    private String name;
    private String nameKey;
    private LocalDate releasedOn;
    private String recordedBy;
    private Instant recordedAt;

    protected Release() {}

    Release(String id, AreaId area, String name, LocalDate releasedOn, String recordedBy, Instant recordedAt) {
        this.id = id;
        this.area = area;
        this.name = name;
        this.nameKey = BareWords.of(name);
        this.releasedOn = releasedOn;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    /** It came on another day than was recorded. */
    void correct(LocalDate day, String by, Instant at) {
        releasedOn = day;
        recordedBy = by;
        recordedAt = at;
    }

    AreaId area() {
        return area;
    }

    String name() {
        return name;
    }

    LocalDate releasedOn() {
        return releasedOn;
    }
}
