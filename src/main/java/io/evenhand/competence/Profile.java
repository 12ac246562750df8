package io.evenhand.competence;

import io.evenhand.partner.PartnerId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a partner says of its own competencies, and with whom it shares more than its own words. */
@Entity
@Table(name = "competence_profile")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Profile {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private Sharing sharing = Sharing.PARTNERS;

    @Nullable
    private Integer capacity;

    private String statedBy;
    private Instant statedAt;

    @ElementCollection
    @CollectionTable(name = "competence_profile_language", joinColumns = @JoinColumn(name = "partner_id"))
    @Column(name = "language")
    private Set<String> languages = new TreeSet<>();

    @ElementCollection
    @CollectionTable(name = "competence_profile_size", joinColumns = @JoinColumn(name = "partner_id"))
    @Column(name = "customer_size", length = 16)
    @Enumerated(EnumType.STRING)
    private Set<CustomerSize> sizes = new TreeSet<>();

    @ElementCollection
    @CollectionTable(name = "competence_level", joinColumns = @JoinColumn(name = "partner_id"))
    @MapKeyColumn(name = "area_id", length = 64)
    @Column(name = "partner_level", length = 16)
    @Enumerated(EnumType.STRING)
    private Map<String, Level> levels = new HashMap<>();

    protected Profile() {}

    Profile(PartnerId partner) {
        this.partner = partner;
    }

    /** Says it anew, as a whole. The time is that of the saying, so that a version changes even where only a list did. */
    void state(ProfileFacts facts, String by, Instant at) {
        sharing = facts.sharing();
        capacity = facts.capacity();
        replace(languages, facts.languages());
        replace(sizes, facts.sizes());
        levels.keySet().retainAll(facts.levels().keySet());
        levels.putAll(facts.levels());
        statedBy = by;
        statedAt = at;
    }

    private static <T> void replace(Set<T> present, Collection<T> replacement) {
        present.retainAll(replacement);
        present.addAll(replacement);
    }

    boolean isVersion(long expected) {
        return version() == expected;
    }

    /** Zero until somebody says anything. */
    long version() {
        return version == null ? 0 : version + 1;
    }

    PartnerId partner() {
        return partner;
    }

    Sharing sharing() {
        return sharing;
    }

    @Nullable
    Integer capacity() {
        return capacity;
    }

    Set<String> languages() {
        return Set.copyOf(languages);
    }

    Set<CustomerSize> sizes() {
        return Set.copyOf(sizes);
    }

    Map<String, Level> levels() {
        return Map.copyOf(levels);
    }
}
