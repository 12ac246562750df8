package io.evenhand.competence;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A product, or a feature area of one, in which partners can be competent. */
@Entity
@Table(name = "competence_area")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Area {
    @EmbeddedId
    private AreaId id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String name;
    private String field;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "product_id", length = 64))
    @Nullable
    private AreaId product;

    @Nullable
    private LocalDate retiredOn;

    protected Area() {}

    Area(AreaId id, String name, String field, @Nullable AreaId product) {
        this.id = id;
        this.name = name;
        this.field = field;
        this.product = product;
    }

    boolean isVersion(long expected) {
        return version != null && version == expected;
    }

    void rename(String replacement) {
        name = replacement;
    }

    /** Nobody says anew that they do it; what was said and shown stays. */
    void retire(LocalDate day) {
        retiredOn = day;
    }

    void bringBack() {
        retiredOn = null;
    }

    AreaId id() {
        return id;
    }

    long version() {
        return version == null ? 0 : version;
    }

    String name() {
        return name;
    }

    String field() {
        return field;
    }

    /** The product of which it is a feature area. */
    Optional<AreaId> product() {
        return Optional.ofNullable(product);
    }

    Optional<LocalDate> retiredOn() {
        return Optional.ofNullable(retiredOn);
    }
}
