package io.evenhand.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes down what happens to people's access, in the transaction in which it happens: neither without the other. */
@Component
class AccessTrail {
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_DETAIL = 300;

    private final AccessEventRepository events;
    private final Clock clock;

    AccessTrail(AccessEventRepository events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** What somebody did about their own access. */
    void own(AccessEventKind kind, Actor subject, @Nullable String detail) {
        write(kind, subject.partnerId(), subject.username(), subject.displayName(), null, detail);
    }

    /** What somebody did about another's access; about their own, when they are the same. */
    void by(Actor by, AccessEventKind kind, Actor subject, @Nullable String detail) {
        String other = by.username().equals(subject.username()) ? null : by.displayName();
        write(kind, subject.partnerId(), subject.username(), subject.displayName(), other, detail);
    }

    /** About somebody who has no account, or about a whole organisation. @param name empty for the organisation */
    void by(Actor by, AccessEventKind kind, String partnerId, String name, @Nullable String detail) {
        write(kind, partnerId, "", name, by.displayName(), detail);
    }

    /** About nobody: a name that no account has. */
    void ofNobody(AccessEventKind kind) {
        ofNobody(kind, null);
    }

    void ofNobody(AccessEventKind kind, @Nullable String detail) {
        write(kind, Actor.HOST, "", "", null, detail);
    }

    private void write(
            AccessEventKind kind,
            String partnerId,
            String username,
            String name,
            @Nullable String byName,
            @Nullable String detail) {
        AccessEvent unused = events.save(new AccessEvent(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                kind,
                partnerId,
                username,
                name,
                byName,
                address(),
                detail == null || detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL)));
    }

    /** Of the request in which it happens; null outside one, such as on the command line. */
    @Nullable
    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? shortened(current.getRequest().getRemoteAddr())
                : null;
    }

    @Nullable
    private static String shortened(@Nullable String address) {
        return address == null || address.length() <= LONGEST_ADDRESS ? address : address.substring(0, LONGEST_ADDRESS);
    }
}
