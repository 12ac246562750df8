package io.evenhand.protection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** What a bound partner did for the customer before, as a row of its window. */
@Embeddable
record PriorWork(
        @Column(length = 300) String relationship,
        @Column(name = "since_on") LocalDate since) {}
