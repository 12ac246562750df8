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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

    /** The first day on which the person no longer acts for the partner. */
    @Nullable
    private LocalDate leftOn;

    /** Every authority ever given: one that ended stays, because it tells why a signature of its time stands. */
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "signing_grant", joinColumns = @JoinColumn(name = "person_id"))
    @OrderColumn(name = "position")
    private List<SigningAuthority> authorities = new ArrayList<>();

    protected Person() {}

    Person(PartnerId partner, NewPerson person, int position) {
        this.id = person.id();
        this.partner = partner;
        this.name = person.name();
        this.email = person.email();
        this.title = person.title();
        this.position = position;
        person.maySign().stream()
                .sorted()
                .map(kind -> new SigningAuthority(kind, null, null, person.limit(), person.jointly()))
                .forEach(authorities::add);
    }

    Person(PersonId id, PartnerId partner, PersonFacts facts, int position) {
        this.id = id;
        this.partner = partner;
        this.position = position;
        change(facts);
    }

    final void change(PersonFacts facts) {
        name = facts.name();
        title = facts.title();
        email = facts.email();
    }

    void authorise(SigningAuthority authority) {
        authorities.add(authority);
    }

    /** @param number the authority's place among all that the person was ever given */
    void endAuthority(int number, LocalDate lastDay) {
        authorities.set(number, authorities.get(number).until(lastDay));
    }

    /** Whatever the person may still sign ends the day before. */
    void leave(LocalDate day) {
        leftOn = day;
    }

    /** Back again. What the person might sign when they left ended then: nothing of it comes back by itself, for no day. */
    void comeBack() {
        LocalDate left = leftOn;
        if (left == null) {
            return;
        }
        authorities.replaceAll(
                authority -> authority.endedBefore(left) ? authority : authority.until(left.minusDays(1)));
        leftOn = null;
    }

    boolean isVersion(long expected) {
        return version != null && version == expected;
    }

    PersonView view() {
        return new PersonView(id, version == null ? 0 : version, partner, name, email, title, leftOn, authorities);
    }
}
