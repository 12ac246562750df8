package io.evenhand.signing;

import io.evenhand.signing.ValidationData.Withdrawals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks other authorities whether their certificates were withdrawn. The addresses stand in certificates that anybody may have
 * written, so only hosts that the installation has named are ever asked, by HTTP, without following redirections, for little time
 * and few bytes; and only what the issuing authority has signed counts as an answer.
 */
final class FetchedRevocations implements OutsideRevocations {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedRevocations.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int MOST_ANSWER_BYTES = 64 * 1024;
    private static final int MOST_LIST_BYTES = 2 * 1024 * 1024;

    private final Set<String> hosts;
    private final Clock clock;
    private final BoundedHttp http = new BoundedHttp(PATIENCE);
    private final Responsiveness responsive;

    /** @param hosts names, with a port where it is not that of the protocol; none means that nobody is asked */
    FetchedRevocations(List<String> hosts, Clock clock) {
        this.hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.clock = clock;
        this.responsive = new Responsiveness(REST, clock);
    }

    @Override
    public Withdrawals of(List<X509Certificate> certificates, List<X509Certificate> own) {
        var learnt = new ArrayList<OutsideAnswer>();
        for (X509Certificate certificate : certificates) {
            if (isOwn(certificate, own) || CertificateText.isSelfIssued(certificate)) {
                continue;
            }
            Optional<OutsideAnswer> answer = ask(certificate, certificates);
            if (answer.isEmpty()) {
                LOG.warn(
                        "Nothing says now whether the certificate {} of {} was withdrawn; the document will say so",
                        PublicAddresses.serial(certificate.getSerialNumber()),
                        CertificateSubject.nameIn(certificate.getIssuerX500Principal()));
            }
            answer.ifPresent(learnt::add);
        }
        return together(learnt);
    }

    @Override
    public Withdrawals requireNotWithdrawn(List<X509Certificate> chain) {
        var learnt = new ArrayList<OutsideAnswer>();
        for (X509Certificate certificate : chain) {
            if (!CertificateText.isSelfIssued(certificate)) {
                ask(certificate, chain).ifPresent(answer -> {
                    if (answer.revoked()) {
                        throw withdrawn(certificate);
                    }
                    learnt.add(answer);
                });
            }
        }
        return together(learnt);
    }

    private static SigningRefusedException withdrawn(X509Certificate certificate) {
        return new SigningRefusedException("The certificate “"
                + CertificateSubject.nameIn(certificate.getSubjectX500Principal())
                + "” that your organisation signs with was withdrawn by “"
                + CertificateSubject.nameIn(certificate.getIssuerX500Principal())
                + "”. One of your administrators must bring a new one or take this one out, on the page of your"
                + " organisation under “Signing certificate”.");
    }

    private static Withdrawals together(List<OutsideAnswer> learnt) {
        return new Withdrawals(
                encoded(learnt, true),
                encoded(learnt, false),
                learnt.stream().flatMap(answer -> answer.signers().stream()).toList());
    }

    private static List<byte[]> encoded(List<OutsideAnswer> learnt, boolean lists) {
        return learnt.stream()
                .filter(answer -> answer.isList() == lists)
                .map(OutsideAnswer::encoded)
                .toList();
    }

    private Optional<OutsideAnswer> ask(X509Certificate certificate, List<X509Certificate> others) {
        Optional<X509Certificate> issuer = others.stream()
                .filter(other -> BroughtCertificatePolicy.issued(other, certificate))
                .findFirst();
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        for (URI address : OutsideAnswer.responders(certificate)) {
            Optional<OutsideAnswer> answer = fetch(address, () -> {
                byte[] question = OutsideAnswer.question(certificate, issuer.get());
                byte[] body =
                        http.send(BoundedHttp.post(address, "application/ocsp-request", question), MOST_ANSWER_BYTES);
                return OutsideAnswer.ofResponder(body, certificate, issuer.get(), clock.instant());
            });
            if (answer.isPresent()) {
                return answer;
            }
        }
        for (URI address : OutsideAnswer.lists(certificate)) {
            Optional<OutsideAnswer> answer = fetch(
                    address,
                    () -> OutsideAnswer.ofList(
                            http.send(HttpRequest.newBuilder(address).GET(), MOST_LIST_BYTES),
                            certificate,
                            issuer.get(),
                            clock.instant()));
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Fetching {
        OutsideAnswer run() throws IOException, InterruptedException;
    }

    private Optional<OutsideAnswer> fetch(URI address, Fetching fetching) {
        String host = hostOf(address);
        if (!hosts.contains(host) || !responsive.isWorthAsking(address.toString())) {
            return Optional.empty();
        }
        try {
            OutsideAnswer answer = fetching.run();
            responsive.answered(address.toString());
            return Optional.of(answer);
        } catch (IOException e) {
            LOG.warn("{} does not tell of withdrawals: {}", host, e.getMessage());
            responsive.failed(address.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** As the installation names hosts; empty for an address that is none of HTTP, or that hides something before its host. */
    private static String hostOf(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (address.getHost() == null
                || address.getRawUserInfo() != null
                || !scheme.equals("http") && !scheme.equals("https")) {
            return "";
        }
        int usual = scheme.equals("http") ? 80 : 443;
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return address.getPort() == -1 || address.getPort() == usual ? host : host + ":" + address.getPort();
    }

    private static boolean isOwn(X509Certificate certificate, List<X509Certificate> own) {
        return own.stream().anyMatch(authority -> BroughtCertificatePolicy.issued(authority, certificate));
    }
}
