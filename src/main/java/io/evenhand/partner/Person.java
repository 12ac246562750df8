package io.evenhand.partner;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Somebody who acts for a partner, and what they may sign. */
@Entity
@Table(name = "person")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class Person {
    @EmbeddedId
    private PersonId id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id", length = 64))
    private PartnerId partner;

    private String name;
    private String email;
    private String title;

    /** The person's place among the partner's people: the first with authority signs. */
    private int position;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "signing_authority", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "agreement_kind")
    private Set<String> maySign = new TreeSet<>();

    protected Person() {}

    Person(PartnerId partner, NewPerson person, int position) {
        this.id = person.id();
        this.partner = partner;
        this.name = person.name();
        this.email = person.email();
        this.title = person.title();
        this.position = position;
        this.maySign = new TreeSet<>(person.maySign());
    }

    boolean isAuthorisedToSign(String agreementKind) {
        return maySign.contains(agreementKind);
    }

    void authorise(String agreementKind) {
        maySign.add(agreementKind);
    }

    PersonView view() {
        return new PersonView(id, partner, name, email, title, Set.copyOf(maySign));
    }
}
