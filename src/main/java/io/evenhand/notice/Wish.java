package io.evenhand.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What one person chose to get by mail. */
@Entity
@Table(name = "notice_wish")
class Wish {
    @Id
    private String username;

    /** Null until it is stored: what is new is inserted, and never overwrites what has its id already. */
    @Version
    @Nullable
    @SuppressWarnings("UnusedVariable") // set and read by JPA
    private Long version;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private MailWish wish;

    @SuppressWarnings("NullAway.Init")
    protected Wish() {}

    Wish(String username, MailWish wish) {
        this.username = username;
        this.wish = wish;
    }

    void change(MailWish other) {
        wish = other;
    }

    String username() {
        return username;
    }

    MailWish wish() {
        return wish;
    }
}
