package io.evenhand.notice;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The morning summaries: to each person who wants one, what waits and what is late, if there is anything. */
@Component
public class Summaries {
    private static final Logger LOG = LoggerFactory.getLogger(Summaries.class);
    private static final int PEOPLE_AT_A_TIME = 100;

    /** More in one mail nobody reads; the desk has the rest. */
    private static final int MOST_ITEMS = 40;

    private final SummaryRunRepository runs;
    private final OutgoingMailRepository mails;
    private final DeadlineSources sources;
    private final Outbox outbox;
    private final MailWishes wishes;
    private final Accounts accounts;
    private final NoticeProperties properties;
    private final Times times;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Summaries(
            SummaryRunRepository runs,
            OutgoingMailRepository mails,
            DeadlineSources sources,
            Outbox outbox,
            MailWishes wishes,
            Accounts accounts,
            NoticeProperties properties,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.mails = mails;
        this.sources = sources;
        this.outbox = outbox;
        this.wishes = wishes;
        this.accounts = accounts;
        this.properties = properties;
        this.times = new Times(properties.zone());
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Sends today's summaries once the hour has come, unless that has been done. A day on which the program did not run has none. */
    void sendWhenDue() {
        ZonedDateTime now = clock.instant().atZone(properties.zone());
        LocalDate today = now.toLocalDate();
        if (now.getHour() < properties.summaryHour() || runs.isDone(today)) {
            return;
        }
        if (begin(today)) {
            send(today);
            transaction.executeWithoutResult(status -> runs.lock().isDone(today));
        }
    }

    private boolean begin(LocalDate day) {
        return Boolean.TRUE.equals(transaction.execute(status -> runs.lock().begin(day, clock.instant())));
    }

    /**
     * Sends today's summaries at once, whatever the hour. Who has had one today gets no second: safe to repeat, and to break off
     * anywhere.
     */
    public void sendNow() {
        send(clock.instant().atZone(properties.zone()).toLocalDate());
    }

    private void send(LocalDate day) {
        String after = "";
        while (after != null) {
            after = sendSome(day, after);
            transaction.executeWithoutResult(status -> runs.lock().goOn(clock.instant()));
        }
    }

    /** @return after whom to go on; null when that was everybody */
    private @Nullable String sendSome(LocalDate day, String after) {
        Accounts.PeoplePage page = accounts.people(after, PEOPLE_AT_A_TIME);
        Map<String, MailWish> chosen =
                wishes.of(page.people().stream().map(Actor::username).toList());
        for (Actor person : page.people()) {
            if (chosen.getOrDefault(person.username(), MailWishes.USUAL).wantsSummary()) {
                sendTo(person, day);
            }
        }
        return page.last();
    }

    private void sendTo(Actor person, LocalDate day) {
        try {
            transaction.executeWithoutResult(status -> summarise(person, day));
        } catch (RuntimeException e) {
            // One person's trouble must not take the summary from the others.
            LOG.error("{} gets no summary of {}", person.username(), day, e);
        }
    }

    private void summarise(Actor person, LocalDate day) {
        Instant now = clock.instant();
        List<Deadline> waiting = sources.of(person);
        List<OutgoingMail> news = mails.findForSummary(person.username());
        if (waiting.isEmpty() && news.isEmpty()) {
            return;
        }
        List<Deadline> late = waiting.stream()
                .filter(deadline -> deadline.until() != null && times.isLate(deadline.until(), now))
                .toList();
        List<OutgoingMail> unsent = mails.lockUnsentSummaries(person.username());
        boolean isNew = outbox.put(
                new Outbox.Draft(
                        "summary:" + day,
                        null,
                        MailKind.SUMMARY,
                        subject(waiting.size(), late.size(), news.size()),
                        letter(waiting, late, news, now),
                        false),
                person);
        if (isNew) {
            unsent.forEach(older -> older.isNoLongerNeeded(now));
            news.forEach(mail -> mail.isInSummary(now));
        }
    }

    private static String subject(int waiting, int late, int news) {
        if (waiting == 0) {
            return news == 1 ? "One piece of news" : news + " pieces of news";
        }
        return (waiting == 1 ? "One thing waits for you" : waiting + " things wait for you")
                + (late == 0 ? "" : ", " + late + " late");
    }

    private Letter letter(List<Deadline> waiting, List<Deadline> late, List<OutgoingMail> news, Instant now) {
        List<Letter.Group> groups = new ArrayList<>();
        List<Deadline> inTime =
                waiting.stream().filter(deadline -> !late.contains(deadline)).toList();
        add(groups, "Late", late, now);
        add(groups, "Waits for you", inTime, now);
        if (!news.isEmpty()) {
            groups.add(new Letter.Group(
                    "What happened",
                    news.stream().limit(MOST_ITEMS).map(Summaries::item).toList()));
        }
        boolean more = late.size() > MOST_ITEMS || inTime.size() > MOST_ITEMS || news.size() > MOST_ITEMS;
        return new Letter(
                subject(waiting.size(), late.size(), news.size()),
                "",
                more ? "The list is cut short; the desk has all of it." : "",
                List.of(),
                groups,
                new Letter.Action("Open your work", "/"),
                "You get this each morning on which something waits or happened.");
    }

    private void add(List<Letter.Group> groups, String heading, List<Deadline> deadlines, Instant now) {
        if (!deadlines.isEmpty()) {
            groups.add(new Letter.Group(
                    heading,
                    deadlines.stream()
                            .limit(MOST_ITEMS)
                            .map(deadline -> item(deadline, now))
                            .toList()));
        }
    }

    private Letter.Item item(Deadline deadline, Instant now) {
        boolean late = deadline.until() != null && times.isLate(deadline.until(), now);
        return new Letter.Item(
                deadline.title(),
                deadline.about(),
                deadline.until() == null
                        ? ""
                        : times.distance(deadline.until(), now) + " · until " + times.until(deadline.until()),
                late,
                deadline.path());
    }

    private static Letter.Item item(OutgoingMail news) {
        Letter letter = LetterFormat.read(news.letter());
        return new Letter.Item(
                letter.headline(),
                letter.about(),
                "",
                false,
                letter.action() == null ? null : letter.action().path());
    }
}
