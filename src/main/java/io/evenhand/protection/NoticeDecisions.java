package io.evenhand.protection;

import static io.evenhand.protection.WindowResult.done;
import static io.evenhand.protection.WindowResult.refused;

import io.evenhand.access.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people answer to what is asked about windows: each partner once, and the first answer counts. */
@Service
@Transactional
public class NoticeDecisions {
    private final WindowAnswerRepository answers;
    private final OpenNotices open;
    private final OwnWindows own;
    private final EarlyReleases releases;
    private final WindowRenewals renewals;
    private final SuccessorRenewals betweenSides;
    private final Transfers transfers;
    private final LateDuties lateDuties;
    private final WindowHistory history;
    private final Clock clock;

    NoticeDecisions(
            WindowAnswerRepository answers,
            OpenNotices open,
            OwnWindows own,
            EarlyReleases releases,
            WindowRenewals renewals,
            SuccessorRenewals betweenSides,
            Transfers transfers,
            LateDuties lateDuties,
            WindowHistory history,
            Clock clock) {
        this.answers = answers;
        this.open = open;
        this.own = own;
        this.releases = releases;
        this.renewals = renewals;
        this.betweenSides = betweenSides;
        this.transfers = transfers;
        this.lateDuties = lateDuties;
        this.history = history;
        this.clock = clock;
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

    /** The other side of a window that has passed on answers whether it lasts longer. Idempotent by task. */
    public WindowResult answerRenewal(WindowNoticeId id, long taskKey, Actor actor, String decision, String reason) {
        return once(id, taskKey, actor, decision, reason, () -> switch (decision) {
            case "agree" -> betweenSides.answer(open.get(id), actor, true, reason);
            case "refuse" -> betweenSides.answer(open.get(id), actor, false, reason);
            default -> refused("“" + decision + "” is not a decision here.");
        });
    }

    /** The bound partner resolves a duty that was found late. Idempotent by task. */
    public WindowResult resolveDuty(WindowNoticeId id, long taskKey, Actor actor, String decision, String reason) {
        return once(
                id, taskKey, actor, decision, reason, () -> lateDuties.resolve(open.get(id), actor, decision, reason));
    }

    /** The protected partner answers to that. Idempotent by task. */
    public WindowResult releaseFromDuty(WindowNoticeId id, long taskKey, Actor actor, String decision, String reason) {
        return once(id, taskKey, actor, decision, reason, () -> switch (decision) {
            case "grant" -> lateDuties.decideRelease(open.get(id), actor, true, reason);
            case "refuse" -> lateDuties.decideRelease(open.get(id), actor, false, reason);
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
}
