package io.evenhand.protection;

import io.evenhand.agreement.AgreementId;
import io.evenhand.agreement.AgreementInForce;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.customer.CustomerIdentity;
import io.evenhand.days.Days;
import io.evenhand.partner.PartnerId;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.IntroducedCustomer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An agreement about customer protection opens its windows in the transaction in which it comes into force, with or without a referral: so
 * it never binds without them, nor they without it. A referral that asks for them once more finds them there.
 */
@Service
@Transactional
public class WindowRegistrations {
    private final Protections protections;
    private final ProtectionWindowRepository windows;
    private final Agreements agreements;
    private final ContradictionInForce contradictions;
    private final JdbcClient database;
    private final Clock clock;

    WindowRegistrations(
            Protections protections,
            ProtectionWindowRepository windows,
            Agreements agreements,
            ContradictionInForce contradictions,
            JdbcClient database,
            Clock clock) {
        this.protections = protections;
        this.windows = windows;
        this.agreements = agreements;
        this.contradictions = contradictions;
        this.database = database;
        this.clock = clock;
    }

    @EventListener
    void on(AgreementInForce event) {
        if (event.kind().equals(AgreementKind.CUSTOMER_PROTECTION)) {
            register(event.agreement());
        }
    }

    /** Opens the windows of an agreement that has none yet, and reads for older ones what else was signed. Idempotent. */
    public void register(AgreementId id) {
        AgreementView agreement = agreements.get(id);
        if (agreement.termsVersion() == 0) {
            return; // Signed elsewhere: what it says is not here.
        }
        CustomerProtectionTerms terms = (CustomerProtectionTerms) agreements.terms(id);
        List<NewWindow> its = terms.boundIds().stream()
                .map(bound -> window(agreement, terms, bound))
                .toList();
        if (protections.register(its) instanceof RegistrationResult.Contradicts contradiction) {
            throw contradictions.refuse(
                    agreement.number(), new PartnerId(terms.protectedId()), contradiction.existing());
        }
        windows.findByAgreementOrderById(agreement.number()).stream()
                .filter(window -> !window.rules().signed() && !window.isLiftedOn(today()))
                .forEach(window -> window.follow(
                        WindowRules.of(terms, window.boundPartner().value())));
    }

    /** Agreements in force that have no windows, or older ones of which it is not read yet what else was signed: the database finds these alone. */
    @Transactional(readOnly = true)
    public List<AgreementId> missing() {
        return database
                .sql("select a.id from agreement a where a.kind = 'CUSTOMER_PROTECTION' and a.state = 'IN_FORCE'"
                        + " and a.changed_kind is null and a.terms_version > 0 and (a.starts_on is null or a.starts_on <= :today)"
                        + " and not exists (select 1 from protection_window w where w.agreement = a.number and w.signed_terms = true)"
                        + " order by a.number")
                .param("today", today())
                .query(String.class)
                .list()
                .stream()
                .map(AgreementId::of)
                .toList();
    }

    private static NewWindow window(AgreementView agreement, CustomerProtectionTerms terms, String bound) {
        return new NewWindow(
                agreement.number(),
                agreement.subject(),
                false,
                new PartnerId(terms.protectedId()),
                new PartnerId(bound),
                identity(terms.customer()),
                terms.conduct(),
                terms.window().startsOn(),
                terms.window().endsOn(),
                WindowRules.of(terms, bound));
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    static CustomerIdentity identity(IntroducedCustomer customer) {
        return new CustomerIdentity(customer.legalName(), customer.country(), customer.domain(), customer.taxId());
    }
}
