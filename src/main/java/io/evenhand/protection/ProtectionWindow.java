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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is bound to whom about which customer, from when to when, and what was signed about it. */
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

    @Embedded
    private SignedRules signed;

    /** Only where an opportunity was recorded that was opened in the window. */
    @Nullable
    private LocalDate tailEndsOn;

    /** From this day on it binds no more, whatever its last day is. */
    @Nullable
    private LocalDate liftedOn;

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private WindowEnding liftedBy;

    @Nullable
    private String successorId;

    @Nullable
    private String predecessorId;

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
        this.signed = SignedRules.of(window.rules());
    }

    /** The same promise with another partner on one side, from a day on. What it protects in its tail passes on as well. */
    ProtectionWindow passedOn(String newId, PartnerId holder, PartnerId bound, LocalDate from) {
        ProtectionWindow next = new ProtectionWindow();
        next.id = newId;
        next.agreement = agreement;
        next.referralId = referralId;
        next.interim = interim;
        next.protectedPartner = holder;
        next.boundPartner = bound;
        next.customerName = customerName;
        next.conduct = conduct;
        next.startsOn = from;
        next.endsOn = endsOn;
        next.identifiers = new TreeSet<>(identifiers);
        next.signed = SignedRules.of(rules());
        if (!bound.equals(boundPartner)) {
            next.signed.forgetPriorWork();
        }
        next.tailEndsOn = tailEndsOn;
        next.predecessorId = id;
        return next;
    }

    /** Another window takes the place of this one on its first day. */
    void isFollowedBy(ProtectionWindow next) {
        liftedOn = next.startsOn;
        liftedBy = WindowEnding.TRANSFERRED;
        successorId = next.id;
    }

    /** The protected partner sets the bound one free from this day on. */
    void release(LocalDate from) {
        liftedOn = from;
        liftedBy = WindowEnding.RELEASED;
    }

    /** From now on this is what was signed about it. */
    void follow(WindowRules rules) {
        signed.say(rules);
        moveTail();
    }

    WindowRules rules() {
        return signed.rules();
    }

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(startsOn)
                && (endsOn == null || !day.isAfter(endsOn))
                && (liftedOn == null || day.isBefore(liftedOn));
    }

    /** Whether it binds on a day: while it is open, and in its tail, about what was opened in it. */
    boolean bindsOn(LocalDate day) {
        return isOpenOn(day) || stateOn(day, 0) == WindowState.IN_TAIL;
    }

    /** The last day on which it binds, its tail included; empty while it has no end. */
    Optional<LocalDate> bindsUntil() {
        return Optional.ofNullable(tailEndsOn == null ? endsOn : tailEndsOn);
    }

    /** The last day on which it would bind with another last day of the window, and another length of its tail if it has one. */
    LocalDate wouldBindUntil(LocalDate lastDay, int tail) {
        return tailEndsOn == null ? lastDay : tailAfter(lastDay, tail);
    }

    /** The last day of the tail that an opportunity gives it; empty while it has no end. */
    Optional<LocalDate> tailOfOpportunity() {
        return endsOn().map(last -> tailAfter(last, rules().tailMonths()));
    }

    /** As windows are counted, both days included: months from the day after its last one. */
    private static LocalDate tailAfter(LocalDate lastDay, int months) {
        return lastDay.plusDays(1).plusMonths(months).minusDays(1);
    }

    /** Whether it binds on any day of a time, its tail included. */
    boolean overlaps(LocalDate from, @Nullable LocalDate to) {
        LocalDate last = bindsUntil().orElse(null);
        return (to == null || !to.isBefore(startsOn))
                && (last == null || !last.isBefore(from))
                && (liftedOn == null || liftedOn.isAfter(from) && liftedOn.isAfter(startsOn));
    }

    /** Whether it binds nobody any more, on that day or later. One that passes on later binds as before until that day. */
    boolean isOverOn(LocalDate day) {
        return stateOn(day, 0).isOver();
    }

    /** @param soonDays for how many days before its end a window ends soon */
    WindowState stateOn(LocalDate day, int soonDays) {
        if (isLiftedOn(day) && !isSpentBefore(liftedOn)) {
            return liftedBy == WindowEnding.RELEASED ? WindowState.RELEASED : WindowState.TRANSFERRED;
        }
        if (day.isBefore(startsOn) && !isSpentBefore(startsOn)) {
            return WindowState.UPCOMING;
        }
        if (endsOn == null || !day.isAfter(endsOn)) {
            return endsOn != null && !day.plusDays(soonDays).isBefore(endsOn)
                    ? WindowState.ENDING_SOON
                    : WindowState.OPEN;
        }
        return tailEndsOn != null && !day.isAfter(tailEndsOn) ? WindowState.IN_TAIL : WindowState.ENDED;
    }

    /** Whether its last day, and that of its tail, had passed by then: it was brought forward, and nothing was left to begin or to pass on. */
    private boolean isSpentBefore(@Nullable LocalDate day) {
        LocalDate last = tailEndsOn == null ? endsOn : tailEndsOn;
        return day != null && last != null && last.isBefore(day);
    }

    /** Ends no later than on this day. @return whether that is earlier than before */
    boolean endOn(LocalDate lastDay) {
        if (endsOn != null && !lastDay.isBefore(endsOn)) {
            return false;
        }
        lastUntil(lastDay);
        return true;
    }

    /** Ends on this day, later or sooner than before. */
    void lastUntil(LocalDate lastDay) {
        endsOn = lastDay;
        moveTail();
    }

    /** From now on another conduct is promised. */
    void promise(Conduct other) {
        conduct = other;
    }

    /** An opportunity was opened in the window: it stays protected in the tail. */
    void protectInTail() {
        if (endsOn != null && signed.tailMonths() > 0) {
            tailEndsOn = tailAfter(endsOn, signed.tailMonths());
        }
    }

    private void moveTail() {
        if (tailEndsOn != null) {
            tailEndsOn = null;
            protectInTail();
        }
    }

    boolean isParty(PartnerId partner) {
        return partner.equals(protectedPartner) || partner.equals(boundPartner);
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

    /** Whether it was released or has passed on by that day. */
    boolean isLiftedOn(LocalDate day) {
        return liftedOn != null && !day.isBefore(liftedOn);
    }

    Optional<LocalDate> liftedOn() {
        return Optional.ofNullable(liftedOn);
    }

    String id() {
        return id;
    }

    String agreement() {
        return agreement;
    }

    String customerName() {
        return customerName;
    }

    PartnerId protectedPartner() {
        return protectedPartner;
    }

    PartnerId boundPartner() {
        return boundPartner;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    Optional<LocalDate> endsOn() {
        return Optional.ofNullable(endsOn);
    }

    Optional<LocalDate> tailEndsOn() {
        return Optional.ofNullable(tailEndsOn);
    }

    Optional<String> successorId() {
        return Optional.ofNullable(successorId);
    }

    Optional<String> predecessorId() {
        return Optional.ofNullable(predecessorId);
    }

    int revision() {
        return version == null ? 0 : Math.toIntExact(version);
    }

    Duty duty() {
        return new Duty(id, boundPartner, protectedPartner, agreement, conduct, endsOn);
    }
}
