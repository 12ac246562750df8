package io.evenhand.protection;

import io.evenhand.columns.UtcColumns;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.customer.CustomerTraits;
import io.evenhand.customer.Likeness;
import io.evenhand.customer.SameCustomerPolicy;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the customers about whom a partner is bound and whom the customer of a referral resembles, and remembers each once as a question. */
@Component
class FoundLookalikes {
    private final ProtectionWindowRepository windows;
    private final KnownCustomers customers;
    private final LookalikeMails mails;
    private final JdbcClient database;
    private final Clock clock;

    FoundLookalikes(
            ProtectionWindowRepository windows,
            KnownCustomers customers,
            LookalikeMails mails,
            JdbcClient database,
            Clock clock) {
        this.windows = windows;
        this.customers = customers;
        this.mails = mails;
        this.database = database;
        this.clock = clock;
    }

    /** For a promise that is about to be registered: whoever makes it knows the customer. Promises made elsewhere ask nothing. */
    void lookFor(NewWindow window) {
        if (!window.referralId().isEmpty()) {
            look(
                    window.boundPartner(),
                    window.customer(),
                    window.referralId(),
                    other -> other.overlaps(window.startsOn(), window.endsOn())
                            && !other.duty().protectedPartner().equals(window.protectedPartner()));
        }
    }

    /** For a partner that knows the customer of a referral already. */
    void lookFor(PartnerId partner, PartnerId introducer, CustomerIdentity customer, String referralId) {
        LocalDate today = Days.today(clock);
        look(
                partner,
                customer,
                referralId,
                other ->
                        other.bindsOn(today) && !other.duty().protectedPartner().equals(introducer));
    }

    private void look(
            PartnerId bound, CustomerIdentity customer, String referralId, Predicate<ProtectionWindow> matters) {
        CustomerTraits traits = CustomerTraits.of(customer);
        Set<String> identifiers = customer.identifiers();
        Map<String, Set<Likeness>> alike = new HashMap<>();
        customers.resembling(bound, traits).forEach((window, other) -> {
            Set<Likeness> reasons = traits.likenessTo(CustomerTraits.of(other));
            if (!reasons.isEmpty()) {
                alike.put(window, reasons);
            }
        });
        if (alike.isEmpty()) {
            return;
        }
        Set<String> known = known(bound, referralId);
        List<ProtectionWindow> found = windows.findAllById(alike.keySet()).stream()
                .filter(window -> window.duty().boundPartner().equals(bound))
                .filter(window -> !window.referralId().equals(referralId))
                .filter(window -> !SameCustomerPolicy.takenForSame(window.identifiers(), identifiers))
                .filter(window -> !known.contains(window.id()))
                .filter(matters)
                .sorted(Comparator.comparing(ProtectionWindow::id))
                .toList();
        found.forEach(window -> remember(window, customer, referralId, alike.getOrDefault(window.id(), Set.of())));
        if (!found.isEmpty()) {
            mails.found(bound, referralId, found);
        }
    }

    private Set<String> known(PartnerId bound, String referralId) {
        return Set.copyOf(database.sql("select window_id from lookalike where bound_partner = ? and referral_id = ?")
                .params(bound.value(), referralId)
                .query(String.class)
                .list());
    }

    private void remember(
            ProtectionWindow window, CustomerIdentity customer, String referralId, Set<Likeness> reasons) {
        database.sql(
                        "insert into lookalike (id, window_id, referral_id, bound_partner, legal_name, country, domain, tax_id,"
                                + " reasons, found_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        window.id(),
                        referralId,
                        window.duty().boundPartner().value(),
                        KnownCustomers.shortened(customer.legalName(), KnownCustomers.LONGEST_NAME),
                        customer.country(),
                        KnownCustomers.shortened(customer.domain(), KnownCustomers.LONGEST_DOMAIN),
                        KnownCustomers.shortened(customer.taxId(), KnownCustomers.LONGEST_TAX_ID),
                        new TreeSet<>(reasons).stream().map(Likeness::name).collect(Collectors.joining(" ")),
                        UtcColumns.of(clock.instant()))
                .update();
    }

    static Set<Likeness> reasons(String stored) {
        return List.of(stored.split(" ", -1)).stream().map(Likeness::valueOf).collect(Collectors.toSet());
    }
}
