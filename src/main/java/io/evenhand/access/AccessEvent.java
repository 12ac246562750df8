package io.evenhand.access;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something that happened to somebody's access. Written once, and never changed. */
@Entity
@Immutable
@Table(name = "access_event")
class AccessEvent {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    private Long id;

    private Instant at;
    private String kind;
    private String partnerId;
    private String username;
    private String name;

    @Nullable
    private String byName;

    @Nullable
    private String address;

    @Nullable
    private String detail;

    @SuppressWarnings("NullAway.Init")
    protected AccessEvent() {}

    AccessEvent(
            Instant at,
            AccessEventKind kind,
            String partnerId,
            String username,
            String name,
            @Nullable String byName,
            @Nullable String address,
            @Nullable String detail) {
        this.at = at;
        this.kind = kind.code();
        this.partnerId = partnerId;
        this.username = username;
        this.name = name;
        this.byName = byName;
        this.address = address;
        this.detail = detail;
    }

    AccessEventView view() {
        return new AccessEventView(
                id == null ? 0 : id,
                at,
                AccessEventKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                partnerId,
                name,
                byName,
                address,
                detail);
    }
}
