package io.evenhand.protection;

import io.evenhand.access.Role;
import io.evenhand.agreement.CannotTakeEffect;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was signed cannot bind, because a partner whom it binds has promised the opposite to somebody else. Whoever loses is told why, once the
 * transaction that meets it is given up: until then that one holds its customer's lock rows, and a second one beside it could wait for a connection
 * that nobody gives back before the rows are free. If the program dies in between, the next attempt tells. Only the bound partner, which is party to both promises, is told which
 * other one it is; nobody else learns to whom it is bound.
 */
@Component
class ContradictionInForce {
    private static final String TEXT = "It was signed, but cannot take effect: ";

    private final Notices notices;
    private final Partners partners;
    private final AsyncTaskExecutor executor;

    ContradictionInForce(
            Notices notices, Partners partners, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
        this.notices = notices;
        this.partners = partners;
        this.executor = executor;
    }

    /**
     * Has both sides told, and gives up.
     *
     * @param agreement number of what was signed
     * @param holder whom it would protect
     * @param existing the duty that stands against it
     */
    CannotTakeEffect refuse(String agreement, PartnerId holder, Duty existing) {
        // Outside of any transaction, so that each telling is repeated when two attempts tell at one moment.
        Runnable news = () -> tell(agreement, holder, existing);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    // It still has its own connection here.
                    executor.execute(news);
                }
            });
        } else {
            news.run();
        }
        return new CannotTakeEffect("%s cannot take effect: %s has meanwhile promised the opposite"
                .formatted(agreement, existing.boundPartner()));
    }

    private void tell(String agreement, PartnerId holder, Duty existing) {
        String bound = Objects.requireNonNullElse(
                partners.namesOf(List.of(existing.boundPartner())).get(existing.boundPartner()),
                existing.boundPartner().value());
        tell(
                existing.boundPartner(),
                agreement,
                existing,
                TEXT + "your organisation is bound to another partner about this customer, by " + existing.agreement()
                        + ". Ask that partner for release; then what you signed takes effect.");
        tell(
                holder,
                agreement,
                existing,
                TEXT + bound
                        + " is bound about this customer in another way. To whom, only it may say. It has been told to"
                        + " clear that up.");
    }

    private void tell(PartnerId to, String agreement, Duty existing, String text) {
        notices.tell(
                Audience.people(List.of(to), Role.OPERATIONS, Role.LEGAL),
                new Notice(
                        "contradiction:" + existing.windowId() + ":"
                                + UUID.nameUUIDFromBytes(agreement.getBytes(StandardCharsets.UTF_8)),
                        "Protection cannot begin: " + agreement,
                        agreement,
                        text,
                        List.of(),
                        new Notice.Action("See your windows", "/protection"),
                        false));
    }
}
