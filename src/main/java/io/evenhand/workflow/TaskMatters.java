package io.evenhand.workflow;

import io.evenhand.access.Actor;
import java.util.Collection;
import java.util.Map;

/**
 * What the tasks of one process are about, as the room that owns it knows. A room whose process works on something else than a referral makes
 * its own a Spring bean; the desk shows its tasks by it.
 */
public interface TaskMatters {
    /** The process whose tasks these are. */
    String processId();

    /**
     * By task key. The caller has made sure that the actor may see the tasks; asked with so many queries for one as for many.
     *
     * @param tasks of this process alone
     */
    Map<Long, TaskMatter> of(Actor actor, Collection<HumanTaskView> tasks);
}
