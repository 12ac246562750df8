package io.evenhand.desk;

import io.evenhand.workflow.ProcessDiagrams;
import io.evenhand.workflow.ProcessFiles;
import io.evenhand.workflow.ProcessStepView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The diagrams on which referrals and agreements run: the one each was begun on, or, where that is not known, today's. */
@Component
class Diagrams {
    private final ProcessDiagrams deployed;
    private final ProcessFiles files;

    /** Read once: what has this hash, and the files while the program runs, do not change. */
    private final Map<String, BpmnDiagram> byHash = new ConcurrentHashMap<>();

    private final Map<String, BpmnDiagram> today = new ConcurrentHashMap<>();

    Diagrams(ProcessDiagrams deployed, ProcessFiles files) {
        this.deployed = deployed;
        this.files = files;
    }

    /** The diagrams of some referrals and agreements. */
    Found ofAll(Collection<String> businessIds) {
        return new Found(deployed.of(businessIds));
    }

    /** The diagrams of those whose steps have been read already. */
    Found of(List<ProcessStepView> steps) {
        return new Found(ProcessDiagrams.of(steps));
    }

    private byte[] todays(String processId) {
        return files.bpmn(processId).orElseThrow(() -> new IllegalStateException("No diagram of " + processId));
    }

    /** Diagrams by referral or agreement. */
    final class Found {
        private final Map<ProcessDiagrams.Run, String> hashes;

        private Found(Map<ProcessDiagrams.Run, String> hashes) {
            this.hashes = hashes;
        }

        BpmnDiagram of(String businessId, String processId) {
            String hash = hashes.get(new ProcessDiagrams.Run(businessId, processId));
            return hash == null
                    ? today.computeIfAbsent(processId, id -> BpmnDiagram.of(todays(id)))
                    : byHash.computeIfAbsent(hash, known -> BpmnDiagram.of(deployed.bpmn(known)));
        }

        byte[] bpmn(String businessId, String processId) {
            String hash = hashes.get(new ProcessDiagrams.Run(businessId, processId));
            return hash == null ? todays(processId) : deployed.bpmn(hash);
        }
    }
}
