package io.evenhand.benchmark;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The same processes, element for element, under other names and with empty workers: each answers at once what sends the
 * process the way of a plain referral, and every human task is decided as soon as it exists. What Camunda itself costs.
 */
final class TwinProcesses implements AutoCloseable {
    private static final Path FOLDER = Path.of("bpmn");
    private static final String MARK = "twin.";
    private static final Pattern JOB_TYPE =
            Pattern.compile("(<zeebe:task(?:Definition|Listener) (?:eventType=\"\\w+\" )?type=\")");

    /** What an element's worker answers; the others answer nothing. */
    private static final Map<String, Map<String, Object>> ANSWERS = Map.ofEntries(
            Map.entry(
                    "claim-referral",
                    Map.of("claimed", true, "introducerId", "alpha", "releaseWithin", "P5D", "priorWithin", "P10D")),
            Map.entry("assess-need", Map.of("needComplete", true, "regionServed", true, "valueBand", "medium")),
            Map.entry("check-introducer-duty", Map.of("dutyId", "")),
            Map.entry("open-seats", Map.of("seatIds", List.of("seat-1"))),
            Map.entry("offer-to-next-partner", Map.of("offerId", "o-1", "candidateId", "beta", "answerWithin", "P3D")),
            Map.entry("find-nda", Map.of("ndaCovered", false)),
            Map.entry("prepare-nda", prepared("nda")),
            Map.entry("list-deliverers", Map.of("delivererIds", List.of("beta"))),
            Map.entry("check-deliverer-duty", Map.of("dutyId", "")),
            Map.entry("disclose-customer", Map.of("disclosed", true)),
            Map.entry("prepare-revenue-share", prepared("share")),
            Map.entry("prepare-protection", prepared("protection")),
            Map.entry("activate-referral", Map.of("lookback", "P365D")),
            Map.entry(
                    "assess-deviation",
                    Map.of(
                            "deviation",
                            "none",
                            "approver",
                            "none",
                            "agreementKind",
                            "nda",
                            "valueBand",
                            "small",
                            "draftedBy",
                            "alpha")),
            Map.entry("open-review", Map.of("reviewers", List.of("beta"))),
            Map.entry("certify-document", Map.of("signatureTurns", List.of(List.of("s-1"), List.of("s-2")))),
            Map.entry("request-signature", Map.of("signerPartnerId", "beta")),
            Map.entry("put-in-force", Map.of("agreementOutcome", "in-force")));

    private static final Map<String, String> DECISIONS = Map.of(
            "answer-offer", "accept",
            "record-consent", "given",
            "state-prior-relationship", "none",
            "review-draft", "accept",
            "sign-agreement", "sign",
            "record-outcome", "won");

    private final CamundaClient client;
    private final Consumer<String> ended;
    private final List<JobWorker> workers = new ArrayList<>();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    /** @param ended told of each instance that reached its end, by its business key */
    TwinProcesses(CamundaClient client, Consumer<String> ended) {
        this.client = client;
        this.ended = ended;
        for (String type : deploy()) {
            workers.add(client.newWorker().jobType(type).handler(this::work).open());
        }
    }

    void start(String businessKey) {
        client.newPublishMessageCommand()
                .messageName(MARK + "referral-registered")
                .correlationKey(businessKey)
                .variables(Map.of("referralId", businessKey))
                .send()
                .join();
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
        people.close();
    }

    private void work(JobClient jobs, ActivatedJob job) {
        jobs.newCompleteCommand(job)
                .variables(job.getUserTask() == null ? ANSWERS.getOrDefault(job.getElementId(), Map.of()) : Map.of())
                .send()
                .join();
        if (job.getType().equals(MARK + "human-task.created")) {
            people.execute(() -> decide(job));
        }
        if (job.getElementId().equals("close-referral")) {
            ended.accept(String.valueOf(job.getVariablesAsMap().get("referralId")));
        }
    }

    private void decide(ActivatedJob created) {
        long task = created.getUserTask().getUserTaskKey();
        client.newAssignUserTaskCommand(task).assignee("ada").send().join();
        client.newCompleteUserTaskCommand(task)
                .variables(Map.of("decision", DECISIONS.get(created.getElementId())))
                .send()
                .join();
    }

    /** @return the job types of all workers */
    private Iterable<String> deploy() {
        TreeSet<String> types = new TreeSet<>();
        var command = client.newDeployResourceCommand();
        DeployResourceCommandStep2 complete = null;
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                String name = file.getFileName().toString();
                if (name.endsWith(".bpmn")) {
                    text = twin(text);
                    name = MARK + name;
                    Matcher type = Pattern.compile(" type=\"(" + Pattern.quote(MARK) + "[^\"]+)")
                            .matcher(text);
                    while (type.find()) {
                        types.add(type.group(1));
                    }
                }
                complete = (complete == null ? command : complete)
                        .addResourceBytes(text.getBytes(StandardCharsets.UTF_8), name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (complete == null) {
            throw new IllegalStateException("No process is in " + FOLDER.toAbsolutePath());
        }
        complete.send().join();
        return types;
    }

    private static String twin(String bpmn) {
        return JOB_TYPE.matcher(bpmn)
                .replaceAll("$1" + MARK)
                .replaceAll("(<bpmn:process id=\")", "$1" + MARK)
                .replaceAll("(<bpmndi:BPMNPlane [^>]*bpmnElement=\")(referral|agreement)\"", "$1" + MARK + "$2\"")
                .replaceAll("(<zeebe:calledElement processId=\")", "$1" + MARK)
                .replaceAll("(<bpmn:message [^>]*name=\")", "$1" + MARK);
    }

    private static Map<String, Object> prepared(String agreementId) {
        return Map.of(
                "agreementId", agreementId,
                "draftedBy", "alpha",
                "reviewWithin", "P7D",
                "signWithin", "P14D",
                "remindEvery", "P2D");
    }
}
