package io.evenhand.signing;

import io.evenhand.signing.SigningIdentity.DigestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Certificates that partners bring to sign with, instead of those of the built-in authority. Keys lie in the key folder,
 * never in the database, encrypted under that folder's own password.
 */
public final class PartnerCertificates {
    private static final String FOLDER = "partners";
    private static final String ALIAS = "partner";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private record Cached(String stamp, KeyStoreFile file) {}

    private final Path keys;
    private final Clock clock;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    PartnerCertificates(Path keys, Clock clock) {
        this.keys = keys.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** What became of a file that was brought. */
    public sealed interface Taken {
        /** It is in use from now on, in the place of any other of this partner. */
        record InUse(PartnerCertificate certificate) implements Taken {}

        /** Nothing was changed. @param sentence what is wrong and what to do, for whoever brought it */
        record Unfit(String sentence) implements Taken {}
    }

    /**
     * Takes a PKCS#12 file into use for a partner, if it is fit. Idempotent. The password opens the file and is then forgotten.
     *
     * @throws KeysUnavailableException if the key folder does not take it
     */
    public Taken take(String partnerId, byte[] pkcs12, char[] password) {
        try {
            KeyStoreFile fit = BroughtCertificatePolicy.require(BroughtKey.open(pkcs12, password), clock.instant());
            write(partnerId, fit);
            return new Taken.InUse(view(fit.chain().getFirst()));
        } catch (BroughtKey.Unfit unfit) {
            return new Taken.Unfit(String.valueOf(unfit.getMessage()));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Takes a partner's certificate out of use and destroys its key here. @return false if there was none */
    public boolean remove(String partnerId) {
        try {
            cache.remove(partnerId);
            return Files.deleteIfExists(place(partnerId));
        } catch (IOException e) {
            throw unavailable(partnerId, e);
        }
    }

    /** The certificate in use for a partner, be it over or not. */
    public Optional<PartnerCertificate> of(String partnerId) {
        return load(partnerId).map(file -> view(file.chain().getFirst()));
    }

    /**
     * What signs for a partner; nothing where the built-in authority does.
     *
     * @throws SigningRefusedException if the partner's own certificate is not in force
     */
    Optional<SigningIdentity> identity(String partnerId) {
        Optional<KeyStoreFile> file = load(partnerId);
        file.ifPresent(present -> requireInForce(present.chain().getFirst()));
        return file.map(present -> new SigningIdentity(
                present.chain().getFirst(),
                present.chain().subList(1, present.chain().size()),
                DigestSigner.of(
                        present.key(),
                        SignatureScheme.of(present.chain().getFirst().getPublicKey()))));
    }

    private void requireInForce(X509Certificate certificate) {
        Instant now = clock.instant();
        String name = CertificateSubject.nameIn(certificate.getSubjectX500Principal());
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw new SigningRefusedException("Your organisation signs with its own certificate, “" + name
                    + "”, and that ended on "
                    + BroughtCertificatePolicy.day(certificate.getNotAfter().toInstant())
                    + ". One of your administrators must bring a new one or take this one out, on the page of your organisation"
                    + " under “Signing certificate”. Then sign again.");
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new SigningRefusedException("Your organisation signs with its own certificate, “" + name
                    + "”, and that begins only" + " on "
                    + BroughtCertificatePolicy.day(certificate.getNotBefore().toInstant()) + ".");
        }
    }

    private Optional<KeyStoreFile> load(String partnerId) {
        if (!ID.matcher(partnerId).matches()) {
            return Optional.empty();
        }
        Path file = place(partnerId);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String stamp = attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
            Cached cached = cache.get(partnerId);
            if (cached == null || !cached.stamp.equals(stamp)) {
                cached = new Cached(stamp, KeyStoreFile.read(file, ALIAS, KeyStoreFile.password(keys)));
                cache.put(partnerId, cached);
            }
            return Optional.of(cached.file);
        } catch (IOException | GeneralSecurityException e) {
            throw unavailable(partnerId, e);
        }
    }

    private void write(String partnerId, KeyStoreFile file) {
        try {
            Path place = place(partnerId);
            OwnerOnly.createFolderIfMissing(keys);
            OwnerOnly.createFolderIfMissing(keys.resolve(FOLDER));
            OwnerOnly.replace(place, file.encoded(ALIAS, password()));
            cache.remove(partnerId);
        } catch (IOException | GeneralSecurityException e) {
            throw unavailable(partnerId, e);
        }
    }

    /** Where the installation's own keys are in a token, the folder has no password before the first partner brings a key. */
    private char[] password() throws IOException, GeneralSecurityException {
        Path file = keys.resolve(KeyStoreFile.PASSWORD_FILE);
        return FolderLock.holding(keys, () -> {
            if (!Files.exists(file)) {
                OwnerOnly.replace(file, KeyStoreFile.newPassword());
            }
            return KeyStoreFile.password(keys);
        });
    }

    private Path place(String partnerId) {
        if (!ID.matcher(partnerId).matches()) {
            throw new IllegalArgumentException("Not a partner's id: " + partnerId);
        }
        return keys.resolve(FOLDER).resolve(partnerId + ".p12");
    }

    private KeysUnavailableException unavailable(String partnerId, Exception e) {
        return new KeysUnavailableException(
                "The certificate of the partner " + partnerId + " in " + keys.resolve(FOLDER)
                        + " cannot be read or written: " + KeyStoreFile.reason(e),
                e);
    }

    private static PartnerCertificate view(X509Certificate certificate) {
        CertificateSubject subject = CertificateSubject.of(certificate);
        String hex = CertificateText.fingerprintInPairs(certificate);
        return new PartnerCertificate(
                CertificateSubject.nameIn(certificate.getSubjectX500Principal()),
                subject.organisation(),
                CertificateSubject.nameIn(certificate.getIssuerX500Principal()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                PublicAddresses.serial(certificate.getSerialNumber()),
                hex,
                key(certificate.getPublicKey()));
    }

    private static String key(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
            case ECPublicKey ec -> "EC " + ec.getParams().getCurve().getField().getFieldSize();
            default -> key.getAlgorithm();
        };
    }
}
