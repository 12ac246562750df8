package io.evenhand.signing;

import io.evenhand.document.Archive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningConfiguration.Settings.class)
class SigningConfiguration {
    /** A local timestamp with its certificate takes about 2 kB. */
    private static final int LOCAL_TIMESTAMP_BYTES = 4 * 1024;

    /**
     * @param timestampUrls RFC 3161 authorities, asked in order until one answers; none means the local clock, which proves
     *     nothing between adversaries
     * @param publicUrl the address under which the public reaches this installation
     * @param pkiUrl the address that certificates name, so that anybody finds whether they were withdrawn; empty for the public one by
     *     http
     * @param pkcs11 the token that the installation's keys are in; without one they are in files of the key folder
     * @param revocationHosts other authorities' hosts that may be asked whether their certificates were withdrawn
     * @param timestampPolicy the identifier of the policy that timestamps must follow; empty for any
     * @param renewBefore so long before the certificate of its last timestamp ends, a sealed document gets another
     * @param ageingAlgorithms by which a timestamp is renewed after a year, such as SHA-256, RSA-2048 or EC-256
     * @param timestampFallback what stamps when none of the authorities answers
     */
    @ConfigurationProperties("evenhand.signing")
    record Settings(
            @DefaultValue List<URI> timestampUrls,
            @DefaultValue("") String publicUrl,
            @DefaultValue("") String pkiUrl,
            @Nullable Token pkcs11,
            @DefaultValue List<String> revocationHosts,
            @DefaultValue("") String timestampPolicy,
            @DefaultValue("none") TimestampFallback timestampFallback,
            @DefaultValue("365d") Duration renewBefore,
            @DefaultValue List<String> ageingAlgorithms) {
        PublicAddresses addresses() {
            return PublicAddresses.of(pkiUrl, publicUrl);
        }
    }

    /** What stamps when no configured authority answers. */
    enum TimestampFallback {
        /** Nothing is signed then. */
        NONE,
        LOCAL
    }

    /**
     * @param library the token's PKCS#11 library
     * @param slot the token's slot; the first where it is absent
     * @param pin best given as an environment variable
     */
    record Token(Path library, @Nullable Long slot, String pin) {}

    @Bean
    KeyVault keyVault(@Value("${evenhand.data}") Path data, Settings settings, Clock clock) {
        return vault(keys(data), settings, clock);
    }

    static KeyVault vault(Path folder, Settings settings, Clock clock) {
        PublicAddresses addresses = settings.addresses();
        Token token = settings.pkcs11();
        return token == null
                ? KeyFolder.open(folder, clock, addresses)
                : TokenVault.open(
                        new TokenVault.Settings(token.library(), token.slot(), token.pin()), folder, clock, addresses);
    }

    @Bean
    PartnerCertificates partnerCertificates(@Value("${evenhand.data}") Path data, Clock clock) {
        return new PartnerCertificates(keys(data), clock);
    }

    @Bean
    CertificateRegister certificateRegister(JdbcOperations database) {
        return new JdbcCertificateRegister(database);
    }

    @Bean
    CertificateAuthority certificateAuthority(
            KeyVault vault, CertificateRegister register, Settings settings, Clock clock) {
        return new CertificateAuthority(vault, register, settings.addresses(), clock);
    }

    @Bean
    Revocations revocations(KeyVault vault, CertificateRegister register, Clock clock) {
        return new Revocations(vault, register, clock);
    }

    @Bean
    Signing signing(
            KeyVault vault,
            CertificateAuthority authority,
            PartnerCertificates partners,
            SealedDocuments sealed,
            Settings settings,
            Clock clock) {
        return new Signing(
                vault,
                authority,
                partners,
                new FetchedRevocations(settings.revocationHosts(), clock),
                authorities(vault, settings, clock),
                settings.timestampUrls().isEmpty() ? LOCAL_TIMESTAMP_BYTES : RemoteTimestamps.MOST_TOKEN_BYTES,
                sealed,
                new RenewalPolicy(settings.renewBefore(), settings.ageingAlgorithms()),
                clock);
    }

    /** For other things than documents. */
    @Bean
    Timestamps timestamps(KeyVault vault, Settings settings, Clock clock) {
        return new Timestamps(
                authorities(vault, settings, clock),
                !settings.timestampUrls().isEmpty() && settings.timestampFallback() == TimestampFallback.NONE);
    }

    /** For other things than documents. */
    @Bean
    DetachedSignatures detachedSignatures(
            KeyVault vault,
            CertificateAuthority authority,
            PartnerCertificates partners,
            Settings settings,
            Clock clock) {
        return new DetachedSignatures(
                vault,
                authority,
                partners,
                new FetchedRevocations(settings.revocationHosts(), clock),
                authorities(vault, settings, clock));
    }

    @Bean
    SealedDocuments sealedDocuments(JdbcOperations database) {
        return new JdbcSealedDocuments(database);
    }

    @Bean
    Renewals renewals(
            SealedDocuments documents,
            Archive archive,
            Signing signing,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Renewals(documents, archive, signing, transactions, events, clock);
    }

    private static TimestampAuthority authorities(KeyVault vault, Settings settings, Clock clock) {
        var local = new LocalTimestamps(() -> vault.current(KeyRole.TIMESTAMP), clock);
        if (settings.timestampUrls().isEmpty()) {
            return local;
        }
        var remote = new RemoteTimestamps(settings.timestampUrls(), settings.timestampPolicy(), clock);
        return settings.timestampFallback() == TimestampFallback.LOCAL ? new FallbackTimestamps(remote, local) : remote;
    }

    private static Path keys(Path data) {
        return data.resolve("keys");
    }
}
