package io.evenhand.protection;

import io.evenhand.partner.PartnerId;
import io.evenhand.terms.Conduct;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is bound to whom about which customer, from when to when. */
@Entity
@Table(name = "protection_window")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // fields are set and read by JPA
class ProtectionWindow {
    @Id
    @Column(length = 36)
    private String id;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    private Long version;

    private String agreement;
    private String referralId;
    private boolean interim;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "protected_partner", length = 64))
    private PartnerId protectedPartner;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "bound_partner", length = 64))
    private PartnerId boundPartner;

    private String customerName;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private Conduct conduct;

    private LocalDate startsOn;

    @Nullable
    private LocalDate endsOn;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "window_identifier", joinColumns = @JoinColumn(name = "window_id"))
    @Column(name = "identifier")
    private Set<String> identifiers = new TreeSet<>();

    protected ProtectionWindow() {}

    ProtectionWindow(String id, NewWindow window) {
        this.id = id;
        this.agreement = window.agreement();
        this.referralId = window.referralId();
        this.interim = window.interim();
        this.protectedPartner = window.protectedPartner();
        this.boundPartner = window.boundPartner();
        this.customerName = window.customer().legalName();
        this.conduct = window.conduct();
        this.startsOn = window.startsOn();
        this.endsOn = window.endsOn();
        this.identifiers = window.customer().identifiers();
    }

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
    }

    boolean overlaps(LocalDate from, @Nullable LocalDate to) {
        return (to == null || !to.isBefore(startsOn)) && (endsOn == null || !endsOn.isBefore(from));
    }

    /** Ends no later than on this day. @return whether that is earlier than before */
    boolean endOn(LocalDate lastDay) {
        if (endsOn != null && !lastDay.isBefore(endsOn)) {
            return false;
        }
        endsOn = lastDay;
        return true;
    }

    /** Ends on this day, later or sooner than before. */
    void lastUntil(LocalDate lastDay) {
        endsOn = lastDay;
    }

    /** From now on another conduct is promised. */
    void promise(Conduct other) {
        conduct = other;
    }

    Set<String> identifiers() {
        return Set.copyOf(identifiers);
    }

    String referralId() {
        return referralId;
    }

    boolean isInterim() {
        return interim;
    }

    String id() {
        return id;
    }

    Duty duty() {
        return new Duty(id, boundPartner, protectedPartner, agreement, conduct, endsOn);
    }
}
