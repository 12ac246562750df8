package io.evenhand.workflow;

import io.camunda.client.api.response.ActivatedJob;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The diagrams that processes were deployed with, so that a referral is drawn on the one that it runs on. */
@Service
@Transactional
public class ProcessDiagrams {
    private final ProcessDiagramRepository diagrams;
    private final ProcessVersionRepository versions;
    private final ProcessStepRepository steps;
    private final ProcessFiles files;

    /** By process, the hash of its file, which does not change while the program runs. */
    private final Map<String, String> today = new ConcurrentHashMap<>();

    ProcessDiagrams(
            ProcessDiagramRepository diagrams,
            ProcessVersionRepository versions,
            ProcessStepRepository steps,
            ProcessFiles files) {
        this.files = files;
        this.diagrams = diagrams;
        this.versions = versions;
        this.steps = steps;
    }

    /** Keeps what was deployed. Idempotent; a key that was another engine's before stands for this one's version now. */
    @RepeatedWhenRaced
    void deployed(long processDefinitionKey, String processId, byte[] bpmn) {
        String hash = Sha256.of(bpmn);
        if (!diagrams.existsById(hash)) {
            diagrams.saveAndFlush(new ProcessDiagram(hash, bpmn));
        }
        ProcessVersion unused = versions.save(new ProcessVersion(processDefinitionKey, processId, hash));
    }

    /** The hash of the diagram that a version of a process was deployed with; empty when we did not deploy it. */
    @Transactional(readOnly = true)
    Optional<String> hashOf(long processDefinitionKey) {
        return versions.findById(processDefinitionKey).map(ProcessVersion::diagramHash);
    }

    /** By referral or agreement and process, the hash of the diagram that it runs on; those of which it is not known are missing. */
    @Transactional(readOnly = true)
    public Map<Run, String> of(Collection<String> businessIds) {
        return steps.findDiagrams(businessIds).stream()
                .collect(Collectors.toMap(
                        drawn -> new Run(drawn.businessId(), drawn.processId()),
                        ProcessStepRepository.Drawn::diagramHash,
                        // Migrated meanwhile: the latest step's diagram comes last.
                        (earlier, later) -> later));
    }

    /** The same as {@link #of}, when their steps have been read already, oldest first. */
    public static Map<Run, String> of(List<ProcessStepView> steps) {
        Map<Run, String> hashes = new HashMap<>();
        steps.forEach(step -> {
            if (step.diagramHash() != null) {
                hashes.put(new Run(step.businessId(), step.processId()), step.diagramHash());
            }
        });
        return hashes;
    }

    /**
     * Whether the process that works on this hears a message: one that began under an earlier diagram may not. Where the diagram is not known,
     * it does, as today's do.
     */
    @Transactional(readOnly = true)
    public boolean hears(String message, String businessId, String processId) {
        return earlier(businessId, processId)
                .map(bpmn -> bpmn.contains("name=\"" + message + "\""))
                .orElse(true);
    }

    /** The BPMN on which a process works on this, where it is another than today's; empty where it is today's or not known. */
    @Transactional(readOnly = true)
    Optional<String> earlier(String businessId, String processId) {
        return Optional.ofNullable(of(List.of(businessId)).get(new Run(businessId, processId)))
                .filter(hash -> !hash.equals(todays(processId)))
                .map(hash -> new String(bpmn(hash), StandardCharsets.UTF_8));
    }

    /** Whether a job is of a process that began before today's diagram of it; also of its first step. */
    @Transactional(readOnly = true)
    public boolean isEarlier(ActivatedJob job) {
        return hashOf(job.getProcessDefinitionKey())
                .filter(hash -> !hash.equals(todays(job.getBpmnProcessId())))
                .isPresent();
    }

    private String todays(String processId) {
        return today.computeIfAbsent(
                processId, process -> files.bpmn(process).map(Sha256::of).orElse(""));
    }

    /** A process that works on a referral or agreement; several may. */
    public record Run(String businessId, String processId) {}

    /** The BPMN of a diagram that {@link #of} names. */
    @Transactional(readOnly = true)
    public byte[] bpmn(String hash) {
        return diagrams.findById(hash)
                .map(ProcessDiagram::bpmn)
                .orElseThrow(() -> new IllegalStateException("No diagram " + hash));
    }
}
