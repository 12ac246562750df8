package io.evenhand.competence;

import io.evenhand.text.BareWords;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

/** A name by which an area is or was called: a word means one area, so that partners' own words can be understood. */
@Entity
@Table(name = "competence_area_name")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class AreaName implements Persistable<String> {
    /** As it is compared: see {@link Words#bare}. */
    @Id
    private String nameKey;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "area_id", length = 64))
    private AreaId area;

    private String name;

    @Transient
    private boolean stored;

    protected AreaName() {}

    AreaName(AreaId area, String name) {
        this.nameKey = BareWords.of(name);
        this.area = area;
        this.name = name;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }

    @Override
    public String getId() {
        return nameKey;
    }

    /** What is new is inserted, and never takes a name from the area that has it. */
    @Override
    public boolean isNew() {
        return !stored;
    }

    AreaId area() {
        return area;
    }

    String name() {
        return name;
    }
}
