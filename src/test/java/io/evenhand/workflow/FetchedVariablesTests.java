package io.evenhand.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.bean.BeanInfo;
import io.camunda.client.bean.MethodInfo;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that a worker gets what the workflow room reads of its jobs besides what it names itself, and nothing twice. */
class FetchedVariablesTests {
    @Test
    void aDecisionComesWithWhoDecidedWhatAndWhy() throws Exception {
        assertThat(fetched(TaskDecisions.class.getDeclaredMethods()[0], false, "agreementId", "reason"))
                .containsExactlyInAnyOrder("agreementId", "decision", "decidedBy", "reason");
    }

    @Test
    void aStepGetsOnlyWhatItNames() throws Exception {
        assertThat(fetched(TaskDecisions.class.getDeclaredMethods()[0], true, "agreementId"))
                .containsExactly("agreementId");
    }

    @Test
    void theListenersOfEveryTaskGetWhatNamesItsBusinessAndItsSubject() throws Exception {
        assertThat(fetched(HumanTaskWorkers.class.getDeclaredMethod("created", ActivatedJob.class), true))
                .contains("referralId", "agreementId", "changeId", "obligationId", "offerId", "signatureId")
                .doesNotContain("reason")
                .doesNotHaveDuplicates();
    }

    /** @param named by the worker itself */
    static List<String> fetched(Method method, boolean autoComplete, String... named) {
        JobWorkerValue worker = new JobWorkerValue();
        worker.setMethodInfo(MethodInfo.builder()
                .method(method)
                .beanInfo(
                        BeanInfo.builder().beanName("worker").bean(new Object()).build())
                .build());
        worker.setAutoComplete(autoComplete);
        worker.setFetchVariables(List.of(named));
        new FetchedVariables().customize(worker);
        return worker.getFetchVariables();
    }
}
