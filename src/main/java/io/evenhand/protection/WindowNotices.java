package io.evenhand.protection;

import static io.evenhand.protection.WindowResult.done;
import static io.evenhand.protection.WindowResult.refused;

import io.evenhand.access.Actor;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to be told and decided about windows as days come and partners ask: what the process of notices asks of this room. */
@Service
@Transactional
public class WindowNotices {
    /** What ended longer ago is no news. */
    private static final int NEWS_FOR_DAYS = 90;

    private final WindowNoticeRepository notices;
    private final WindowAnswerRepository answers;
    private final OpenNotices open;
    private final OwnWindows own;
    private final EarlyReleases releases;
    private final WindowRenewals renewals;
    private final Transfers transfers;
    private final WindowHistory history;
    private final WindowMails mails;
    private final ProtectionSettings settings;
    private final Clock clock;

    WindowNotices(
            WindowNoticeRepository notices,
            WindowAnswerRepository answers,
            OpenNotices open,
            OwnWindows own,
            EarlyReleases releases,
            WindowRenewals renewals,
            Transfers transfers,
            WindowHistory history,
            WindowMails mails,
            ProtectionSettings settings,
            Clock clock) {
        this.notices = notices;
        this.answers = answers;
        this.open = open;
        this.own = own;
        this.releases = releases;
        this.renewals = renewals;
        this.transfers = transfers;
        this.history = history;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to be told today and was not yet. */
    @Transactional(readOnly = true)
    public List<Due> due() {
        LocalDate today = today();
        LocalDate since = today.minusDays(NEWS_FOR_DAYS);
        return Stream.of(
                        notices.findEnding(today, today.plusDays(settings.noticeDays())).stream()
                                .map(id -> new Due(id, WindowNoticeKind.ENDING)),
                        notices.findEnded(today, since).stream().map(id -> new Due(id, WindowNoticeKind.ENDED)),
                        notices.findTailEnded(today, since).stream()
                                .map(id -> new Due(id, WindowNoticeKind.TAIL_ENDED)))
                .flatMap(due -> due)
                .toList();
    }

    /** Keeps that something is due, once, and has its process begin after the commit. */
    @RepeatedWhenRaced
    public void open(Due due) {
        ProtectionWindow window = own.get(due.windowId());
        Optional<LocalDate> day = due.kind() == WindowNoticeKind.TAIL_ENDED ? window.tailEndsOn() : window.endsOn();
        if (day.isEmpty()
                || window.isLifted()
                || notices.existsByWindowIdAndKindAndAbout(
                        window.id(), due.kind(), day.get().toString())) {
            return;
        }
        WindowNotice unused = open.open(WindowNotice.ofDay(
                window.id(),
                due.kind(),
                day.get(),
                due.kind() == WindowNoticeKind.ENDING ? endOf(day.get()) : null,
                clock.instant()));
    }

    /** What the process needs to know when it begins. */
    @Transactional(readOnly = true)
    public ProcessStart start(WindowNoticeId id) {
        WindowNotice notice = open.get(id);
        ProtectionWindow window = own.get(notice.windowId());
        Instant until = notice.answerBy().orElseGet(clock::instant);
        return new ProcessStart(
                notice.kind().route(),
                window.protectedPartner().value(),
                notice.kind() == WindowNoticeKind.TRANSFER_ASKED
                        ? transfers.deciders(notice).stream()
                                .map(PartnerId::value)
                                .toList()
                        : List.of(),
                middle(notice.openedAt(), until).toString(),
                until.toString());
    }

    private static Instant middle(Instant from, Instant until) {
        return from.plusSeconds(Math.max(0, until.getEpochSecond() - from.getEpochSecond()) / 2);
    }

    /** Both sides are told. Idempotent. */
    public void tell(WindowNoticeId id) {
        WindowNotice notice = open.get(id);
        ProtectionWindow window = own.get(notice.windowId());
        LocalDate day = notice.effectiveOn().orElseThrow();
        switch (notice.kind()) {
            case ENDING ->
                once(notice, window, "told both sides that the window ends on " + day, () -> mails.ending(window, day));
            case ENDED -> {
                mails.ended(window, day);
                finish(notice, window, "told both sides that the window ended on " + day);
            }
            case TAIL_ENDED -> {
                mails.tailEnded(window, day);
                finish(notice, window, "told both sides that the tail ended on " + day);
            }
            case RELEASE_ASKED, TRANSFER_ASKED ->
                throw new IllegalStateException("Nobody is told of " + notice.kind() + ": somebody is asked");
        }
    }

    /** Halfway through, the protected partner is reminded that it may decide. Idempotent. */
    public void remind(WindowNoticeId id) {
        WindowNotice notice = open.get(id);
        ProtectionWindow window = own.get(notice.windowId());
        LocalDate day = notice.effectiveOn().orElseThrow();
        once(notice, window, "reminded that the window ends on " + day, () -> mails.reminded(window, day));
    }

    private void once(WindowNotice notice, ProtectionWindow window, String what, Runnable telling) {
        boolean said = history.of(window.id()).stream()
                .anyMatch(event ->
                        event.kind() == WindowEventKind.NOTICE && event.what().equals(what));
        if (notice.isOpen() && !said) {
            telling.run();
            history.note(window, WindowEventKind.NOTICE, what);
        }
    }

    private void finish(WindowNotice notice, ProtectionWindow window, String what) {
        if (notice.end(WindowNotice.State.TOLD, clock.instant())) {
            history.note(window, WindowEventKind.ENDED, what);
        }
    }

    /** Nobody decided in time: what was signed goes on. Idempotent. */
    public void lapse(WindowNoticeId id) {
        WindowNotice notice = open.get(id);
        ProtectionWindow window = own.get(notice.windowId());
        if (notice.end(WindowNotice.State.UNANSWERED, clock.instant())) {
            history.note(
                    window,
                    WindowEventKind.NOTICE,
                    notice.kind() == WindowNoticeKind.ENDING
                            ? "heard nothing: the window ends as signed"
                            : "heard nothing in time: the promise stands as it is");
            mails.unanswered(window, notice);
        }
    }

    /**
     * The protected partner decides about a window that ends. Idempotent by task.
     *
     * @param until the new last day, where it is to be renewed
     */
    public WindowResult decideEnding(
            WindowNoticeId id, long taskKey, Actor actor, String decision, String reason, @Nullable LocalDate until) {
        return once(id, taskKey, actor, decision, reason, () -> {
            WindowNotice notice = open.get(id);
            ProtectionWindow window = own.get(notice.windowId());
            own.hold(window);
            if (!notice.isOpen()) {
                return refused("It was decided meanwhile.");
            }
            return switch (decision) {
                case "renew" -> ended(notice, renewals.propose(actor, window.id(), until, reason));
                case "let-end" -> {
                    history.note(window, WindowEventKind.NOTICE, Author.of(actor), "decided to let it end", null);
                    yield ended(notice, done());
                }
                case "release-early" -> {
                    if (reason.isBlank()) {
                        yield refused("Say why: it is kept, and the other side reads it.");
                    }
                    boolean unused = notice.end(WindowNotice.State.GRANTED, clock.instant());
                    yield releases.release(window, Author.of(actor), reason);
                }
                default -> refused("“" + decision + "” is not a decision here.");
            };
        });
    }

    private WindowResult ended(WindowNotice notice, WindowResult result) {
        if (result instanceof WindowResult.Done) {
            boolean unused = notice.end(WindowNotice.State.GRANTED, clock.instant());
        }
        return result;
    }

    /** The protected partner answers a request for release. Idempotent by task. */
    public WindowResult answerRelease(WindowNoticeId id, long taskKey, Actor actor, String decision, String reason) {
        return once(id, taskKey, actor, decision, reason, () -> switch (decision) {
            case "grant" -> releases.answer(open.get(id), actor, true, reason);
            case "refuse" -> releases.answer(open.get(id), actor, false, reason);
            default -> refused("“" + decision + "” is not a decision here.");
        });
    }

    /** One of those who are asked answers whether a part may pass on. Idempotent by task. */
    public WindowResult answerTransfer(WindowNoticeId id, long taskKey, Actor actor, String decision, String reason) {
        return once(id, taskKey, actor, decision, reason, () -> switch (decision) {
            case "consent" -> transfers.answer(open.get(id), actor, true, reason, () -> consents(id));
            case "refuse" -> transfers.answer(open.get(id), actor, false, reason, () -> consents(id));
            default -> refused("“" + decision + "” is not a decision here.");
        });
    }

    private Set<String> consents(WindowNoticeId id) {
        return answers.findByNotice(id.value()).stream()
                .filter(answer -> answer.decision().equals("consent"))
                .map(WindowAnswer::partnerId)
                .collect(Collectors.toSet());
    }

    /** A listener job whose completion was lost comes back, and finds its answer there. */
    private WindowResult once(
            WindowNoticeId id,
            long taskKey,
            Actor actor,
            String decision,
            String reason,
            Supplier<WindowResult> answering) {
        Optional<WindowAnswer> known = answers.findByNotice(id.value()).stream()
                .filter(answer -> answer.partnerId().equals(actor.partnerId()))
                .findFirst();
        if (known.isPresent()) {
            return known.get().isOf(taskKey, decision) ? done() : refused("Your organisation has answered already.");
        }
        WindowResult result = answering.get();
        if (result instanceof WindowResult.Done) {
            WindowAnswer unused = answers.save(new WindowAnswer(id, actor, taskKey, decision, reason, clock.instant()));
        }
        return result;
    }

    private static Instant endOf(LocalDate day) {
        // The last second of the day, so that it reads as that day.
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A day that has come, of a window. */
    public record Due(String windowId, WindowNoticeKind kind) {}

    /**
     * What the process is started with: ids, routing and times.
     *
     * @param route which way it takes
     * @param deciders who are asked for consent; empty where nobody is
     * @param remindAt an ISO 8601 instant, as is {@code answerBy}
     */
    public record ProcessStart(
            String route, String protectedId, List<String> deciders, String remindAt, String answerBy) {}
}
