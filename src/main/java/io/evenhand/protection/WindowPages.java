package io.evenhand.protection;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.days.Days;
import io.evenhand.partner.Partners;
import io.evenhand.protection.WindowPage.Asked;
import io.evenhand.protection.WindowPage.Document;
import io.evenhand.protection.WindowPage.Exempted;
import io.evenhand.protection.WindowPage.Happened;
import io.evenhand.protection.WindowPage.May;
import io.evenhand.protection.WindowPage.Opened;
import io.evenhand.protection.WindowPage.Renewal;
import io.evenhand.terms.CustomerProtectionTerms.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads one window with all that belongs to it. */
@Service
@Transactional(readOnly = true)
public class WindowPages {

    private final OwnWindows own;
    private final WindowLines lines;
    private final WindowHistory history;
    private final WindowExceptionRepository exceptions;
    private final PriorWorkLeftAlone prior;
    private final OpportunityRepository opportunities;
    private final OpenNotices notices;
    private final Agreements agreements;
    private final WindowAgreements agreed;
    private final SuccessorRenewals renewals;
    private final Partners partners;

    WindowPages(
            OwnWindows own,
            WindowLines lines,
            WindowHistory history,
            WindowExceptionRepository exceptions,
            PriorWorkLeftAlone prior,
            OpportunityRepository opportunities,
            OpenNotices notices,
            Agreements agreements,
            WindowAgreements agreed,
            SuccessorRenewals renewals,
            Partners partners) {
        this.own = own;
        this.lines = lines;
        this.history = history;
        this.exceptions = exceptions;
        this.prior = prior;
        this.opportunities = opportunities;
        this.notices = notices;
        this.agreements = agreements;
        this.agreed = agreed;
        this.renewals = renewals;
        this.partners = partners;
    }

    /** Empty for an unknown id and for a window of others. */
    public Optional<WindowPage> show(Actor actor, String id) {
        return own.visible(actor, id).map(window -> page(actor, window));
    }

    private WindowPage page(Actor actor, ProtectionWindow window) {
        Optional<AgreementView> agreement = agreement(actor, window);
        WindowLine line = lines.of(actor, window);
        // What was signed, and what was shown for it, names the customer.
        boolean named = line.isNamed();
        return new WindowPage(
                line,
                List.of(window.protectedPartner().value(), window.boundPartner().value()),
                window.rules(),
                agreement.map(WindowPages::document).orElse(null),
                agreed.of(window).filter(AgreementView::canBeBroken).isPresent(),
                named ? agreed.sentences(window) : List.of(),
                named ? prior.words(window) : List.of(),
                exceptions(actor, window),
                opportunities.findByWindowIdOrderByOpenedOnAscIdAsc(window.id()).stream()
                        .map(one -> new Opened(
                                one.title(),
                                one.openedOn(),
                                one.recordedBy() + ", " + partners.nameOf(one.partnerId())))
                        .toList(),
                notices.open(window.id()).stream()
                        // For which work somebody is asked is for the protected partner to hear once its release is
                        // asked for.
                        .filter(notice ->
                                notice.kind() != WindowNoticeKind.DUTY_FOUND || !OwnWindows.protects(actor, window))
                        .map(this::asked)
                        .toList(),
                history.of(window.id()).reversed().stream()
                        .filter(event -> event.kind() != WindowEventKind.DUTY_FOUND
                                || actor.isSteward()
                                || OwnWindows.isBound(actor, window))
                        .map(this::happened)
                        .toList(),
                beside(actor, window.successorId()),
                beside(actor, window.predecessorId()),
                may(actor, window, agreement.isPresent() || renewals.isFor(window)));
    }

    private @Nullable String beside(Actor actor, Optional<String> other) {
        return other.flatMap(id -> own.visible(actor, id))
                .map(ProtectionWindow::id)
                .orElse(null);
    }

    /** Where the viewer may read the document itself. */
    private Optional<AgreementView> agreement(Actor actor, ProtectionWindow window) {
        return agreed.of(window).flatMap(agreement -> agreements.find(actor, agreement.number()));
    }

    private static Document document(AgreementView agreement) {
        String path = "/agreements/" + agreement.id().value();
        AgreementView.Document signed = agreement.document();
        return new Document(
                agreement.title(),
                agreement.number(),
                path,
                signed == null ? null : path + "/documents/" + signed.hash());
    }

    /**
     * For which work somebody asked, and what was answered; and where the bound partner declared that its promise does not apply. Both sides read it:
     * when and why, and nothing of the work.
     */
    private List<Exempted> exceptions(Actor actor, ProtectionWindow window) {
        List<WindowException> all = exceptions.findByWindowIdOrderByDecidedAt(window.id());
        return all.stream()
                .map(exception -> new Exempted(
                        exception.id(),
                        exception.kind().words(),
                        exception.reason(),
                        exception.decidedAt(),
                        exception.kind() == WindowException.Kind.RELEASE_ASKED
                                && isBinding(window)
                                && OwnWindows.protects(actor, window)
                                && OwnWindows.maySpeak(actor)
                                && all.stream()
                                        .noneMatch(other -> other.kind() == WindowException.Kind.RELEASED
                                                && other.referralId().equals(exception.referralId()))))
                .toList();
    }

    private Asked asked(WindowNotice notice) {
        return new Asked(
                switch (notice.kind()) {
                    case ENDING -> "It ends on " + day(notice) + ": the protected partner decides whether to renew it.";
                    case ENDED -> "Both sides are told that it ended on " + day(notice) + ".";
                    case TAIL_ENDED -> "Both sides are told that its tail ended on " + day(notice) + ".";
                    case RELEASE_ASKED ->
                        notice.askedByName() + " "
                                + notice.releaseEvent()
                                        .map(event -> "states that " + EarlyReleases.words(event))
                                        .orElse("asks for release")
                                + ": the protected partner answers.";
                    case TRANSFER_ASKED ->
                        notice.askedByName() + " asks that its part passes to "
                                + partners.nameOf(
                                        notice.successor().orElseThrow().value()) + " from " + day(notice)
                                + " on.";
                    case DUTY_FOUND ->
                        "It stands in the way of a referral in which the bound partner works: the bound partner decides what"
                                + " becomes of it.";
                    case RENEWAL_ASKED ->
                        notice.askedByName() + " asks that it lasts until " + day(notice) + ": the other side answers.";
                },
                notice.reason().isEmpty() ? null : notice.reason(),
                notice.answerBy().orElse(null));
    }

    private static String day(WindowNotice notice) {
        return notice.effectiveOn().map(Days::words).orElse("");
    }

    private Happened happened(WindowEvent event) {
        String who =
                event.partnerId().isEmpty() ? event.who() : event.who() + ", " + partners.nameOf(event.partnerId());
        return new Happened(
                event.happenedAt(),
                who,
                Days.spelled(event.what()),
                event.reason().orElse(null));
    }

    private boolean isBinding(ProtectionWindow window) {
        return !window.isOverOn(lines.today());
    }

    private May may(Actor actor, ProtectionWindow window, boolean renewable) {
        boolean speaks = OwnWindows.maySpeak(actor) && isBinding(window);
        boolean protects = OwnWindows.protects(actor, window);
        boolean bound = OwnWindows.isBound(actor, window);
        boolean asked = notices.isAsked(window.id(), WindowNoticeKind.RELEASE_ASKED);
        return new May(
                speaks && protects,
                speaks && bound && !asked,
                speaks && bound ? EarlyReleases.stateable(window) : List.of(),
                speaks
                        && (protects || bound)
                        && window.successorId().isEmpty()
                        && !notices.isAsked(window.id(), WindowNoticeKind.TRANSFER_ASKED),
                window.rules().assignment().equals(WindowRules.FREELY),
                speaks && (protects || bound) && window.rules().tailMonths() > 0,
                speaks && (protects || bound) && renewable && !window.isInterim() ? renewals(window) : List.of(),
                renewals.isFor(window));
    }

    /** By whole months from its first day, as the terms count them; never longer than five years in all. */
    private List<Renewal> renewals(ProtectionWindow window) {
        return window.endsOn().filter(end -> !window.isLiftedOn(end)).stream()
                .flatMap(end -> longer(renewals.firstDay(window), end))
                .toList();
    }

    private static Stream<Renewal> longer(LocalDate first, LocalDate end) {
        int months = Window.monthsTo(first, end);
        return IntStream.of(3, 6, 12, 24)
                .filter(more -> months + more <= SuccessorRenewals.MOST_MONTHS)
                .mapToObj(more -> new Renewal(more, new Window(first, months + more).endsOn()));
    }
}
