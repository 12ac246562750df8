package io.evenhand.notice;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes round every few seconds: who is to be told of what, which summaries are due, which mail is to be sent. Beside the scheduler's own
 * thread, which a slow mail server must not hold up; each kind of round is gone once at a time.
 */
@Component
class Rounds {
    private static final int MOST_FORGOTTEN = 500;
    private static final int LONGEST_FAREWELL_SECONDS = 5;

    private final MatterRound matters;
    private final Summaries summaries;
    private final DeliveryRound delivery;
    private final OutgoingMailRepository mails;
    private final NoticeProperties properties;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ReentrantLock deciding = new ReentrantLock();
    private final ReentrantLock sending = new ReentrantLock();

    Rounds(
            MatterRound matters,
            Summaries summaries,
            DeliveryRound delivery,
            OutgoingMailRepository mails,
            NoticeProperties properties,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.matters = matters;
        this.summaries = summaries;
        this.delivery = delivery;
        this.mails = mails;
        this.properties = properties;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Async
    @Scheduled(initialDelayString = "${evenhand.notice.every:PT2S}", fixedDelayString = "${evenhand.notice.every:PT2S}")
    public void decide() {
        alone(deciding, () -> {
            matters.go();
            summaries.sendWhenDue();
        });
    }

    @Async
    @Scheduled(initialDelayString = "${evenhand.notice.every:PT2S}", fixedDelayString = "${evenhand.notice.every:PT2S}")
    public void send() {
        alone(sending, delivery::go);
    }

    /** Mail is personal: what is over is kept for a while and then forgotten. */
    @Async
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    public void forget() {
        Instant before = clock.instant().minus(properties.keep());
        List<String> old;
        do {
            old = mails.findOld(before, Limit.of(MOST_FORGOTTEN));
            List<String> ids = old;
            if (!ids.isEmpty()) {
                transaction.executeWithoutResult(status -> mails.forget(ids));
            }
        } while (old.size() == MOST_FORGOTTEN);
    }

    /** The last round ends before what it uses is closed, and no other begins. A mail server that takes too long is left to itself. */
    @PreDestroy
    void end() throws InterruptedException {
        for (ReentrantLock lock : List.of(deciding, sending)) {
            boolean unused = lock.tryLock(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void alone(ReentrantLock lock, Runnable round) {
        if (lock.tryLock()) {
            try {
                round.run();
            } finally {
                lock.unlock();
            }
        }
    }
}
