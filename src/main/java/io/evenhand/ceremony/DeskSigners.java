package io.evenhand.ceremony;

import io.evenhand.access.Actor;
import io.evenhand.access.SignInSessions;
import io.evenhand.access.Visibility;
import io.evenhand.partner.PersonId;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People with an account, before a document that they are to sign. */
@Component
public class DeskSigners {
    private final HumanTasks tasks;
    private final SignInSessions signIns;

    DeskSigners(HumanTasks tasks, SignInSessions signIns) {
        this.tasks = tasks;
        this.signIns = signIns;
    }

    /** What came of asking whether somebody signs here. */
    public sealed interface Answer {}

    public record Found(Signer signer) implements Answer {}

    /** There is no such task, or it is another organisation's. */
    public record Unknown() implements Answer {}

    /** They may see it, but not sign. */
    public record NotAllowed() implements Answer {}

    /**
     * The actor as who gives the signature of a task.
     *
     * @param session the sign-in in which they do; null where none was begun for the request
     */
    public Answer of(Actor actor, @Nullable String session, long taskKey, String address, String agent) {
        Optional<HumanTaskView> found = tasks.find(taskKey)
                .filter(task -> Visibility.of(actor).covers(task.partnerId()))
                .filter(task -> task.elementId().equals(Ceremonies.TASK));
        if (found.isEmpty()) {
            return new Unknown();
        }
        Optional<PersonId> person = Optional.ofNullable(actor.personId()).flatMap(PersonId::read);
        if (!HumanTasks.isFor(found.get(), actor) || person.isEmpty()) {
            return new NotAllowed();
        }
        return new Found(new Signer(
                found.get().subject(),
                person.get(),
                actor.username(),
                signIns.known(actor, session),
                null,
                address,
                agent));
    }
}
