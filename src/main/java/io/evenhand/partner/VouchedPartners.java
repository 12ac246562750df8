package io.evenhand.partner;

import io.evenhand.access.SignOnProviders;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Warns of partners that the settings for single sign-on name and that are not there: mistyped, or not imported yet, which is no reason not
 * to start.
 */
@Component
class VouchedPartners {
    private static final Logger LOG = LoggerFactory.getLogger(VouchedPartners.class);

    private final SignOnProviders providers;
    private final Partners partners;

    VouchedPartners(SignOnProviders providers, Partners partners) {
        this.providers = providers;
        this.partners = partners;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        for (SignOnProviders.NamedPartner named : providers.namedPartners()) {
            Optional<PartnerId> id = PartnerId.read(named.partnerId());
            if (id.flatMap(partners::find).isEmpty()) {
                LOG.warn(
                        "{} names “{}”, but there is no such partner; until there is, it lets nobody of it in.",
                        named.setting(),
                        named.partnerId());
            }
        }
    }
}
