package io.evenhand.protection.process;

import io.evenhand.agreement.AgreementId;
import io.evenhand.concurrency.Races;
import io.evenhand.protection.Handovers;
import io.evenhand.protection.WindowNotices;
import io.evenhand.protection.WindowRegistrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks whether the day of a window has come: no process waits for months. Several times a day rather than once, so that a look which was
 * missed, or met a fault, is made up for. Agreements that came into force before windows were opened with them get theirs here.
 */
@Component
class DueWindows {
    private static final Logger LOG = LoggerFactory.getLogger(DueWindows.class);
    private static final int RETRIES = 3;

    private final WindowNotices notices;
    private final WindowRegistrations registrations;
    private final Handovers handovers;

    DueWindows(WindowNotices notices, WindowRegistrations registrations, Handovers handovers) {
        this.handovers = handovers;
        this.notices = notices;
        this.registrations = registrations;
    }

    @Scheduled(
            initialDelayString = "${evenhand.protection.first-look:PT45S}",
            fixedDelayString = "${evenhand.protection.look-every:PT1H}")
    void look() {
        registrations.missing().forEach(this::register);
        handovers.due().forEach(this::handOver);
        notices.due().forEach(this::open);
    }

    private void handOver(String window) {
        try {
            String unused = Races.settle(RETRIES, () -> {
                handovers.handOver(window);
                return window;
            });
        } catch (RuntimeException fault) {
            LOG.error("It could not be told that window {} has passed on", window, fault);
        }
    }

    private void register(AgreementId agreement) {
        try {
            AgreementId unused = Races.settle(RETRIES, () -> {
                registrations.register(agreement);
                return agreement;
            });
        } catch (RuntimeException fault) {
            // The others must not wait for this one; the next look tries again.
            LOG.error("The windows of agreement {} could not be opened", agreement, fault);
        }
    }

    private void open(WindowNotices.Due due) {
        try {
            WindowNotices.Due unused = Races.settle(RETRIES, () -> {
                notices.open(due);
                return due;
            });
        } catch (RuntimeException fault) {
            LOG.error("A notice about window {} could not be given", due.windowId(), fault);
        }
    }
}
