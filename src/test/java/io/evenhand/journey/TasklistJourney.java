package io.evenhand.journey;

import io.evenhand.workflow.TasklistHumanTasks;
import org.springframework.context.annotation.Import;

/** A journey whose people decide through the engine's own calls, as in Camunda's Tasklist. The desk's button has {@link DeskJourneyTests}. */
@Import(TasklistHumanTasks.InsteadOfTheButton.class)
abstract class TasklistJourney extends Journey {}
