package io.evenhand.referral;

import io.evenhand.competence.DeliveryPromises;
import io.evenhand.obligation.ObligationKind;
import io.evenhand.obligation.ObligationView;
import io.evenhand.obligation.Obligations;
import io.evenhand.partner.PartnerId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is promised in a referral of a deliverer's work: that it is brought to the customer, and that it delivers. */
@Component
class PromisedDeliveries implements DeliveryPromises {
    private final Obligations obligations;

    PromisedDeliveries(Obligations obligations) {
        this.obligations = obligations;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> open(String source, PartnerId deliverer) {
        return obligations.of(List.of(source)).stream()
                .filter(promise -> isOpen(promise, deliverer))
                .map(ObligationView::what)
                .findFirst();
    }

    /** What is asked for and not promised yet binds nobody. */
    static boolean isOpen(ObligationView promise, PartnerId deliverer) {
        return switch (promise.state()) {
            case OPEN, SHOWN, AT_ISSUE -> isOf(promise, deliverer);
            case ASKED, KEPT, UNANSWERED, EXCUSED, BROKEN, REFUSED, CALLED_OFF -> false;
        };
    }

    private static boolean isOf(ObligationView promise, PartnerId deliverer) {
        return isDelivery(promise, deliverer)
                || promise.kind() == ObligationKind.HAND_OVER
                        && promise.owedTo().equals(deliverer);
    }

    /** Whether it is a promise of this partner to deliver. */
    static boolean isDelivery(ObligationView promise, PartnerId deliverer) {
        return promise.kind() == ObligationKind.DELIVER && promise.obliged().equals(deliverer);
    }
}
