package io.evenhand.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorException;

/** Makes the keys and certificates of a new installation and writes them into an empty folder. */
final class KeyFolderContents {
    private static final String ORGANISATION = "Evenhand";
    private static final Map<KeyRole, String> SERVICE_NAMES = Map.of(
            KeyRole.CERTIFICATION, "Evenhand Certification",
            KeyRole.SEAL, "Evenhand Seal",
            KeyRole.TIMESTAMP, "Evenhand Local Timestamp");

    private KeyFolderContents() {}

    static void write(Path folder, Clock clock) throws IOException, GeneralSecurityException, OperatorException {
        Instant now = clock.instant();
        String password = newPassword();
        writeOwnerOnly(folder.resolve(KeyFolder.PASSWORD_FILE), (password + "\n").getBytes(StandardCharsets.US_ASCII));

        // Two installations must not have the same name, or their certificates would be mixed up.
        String installation = HexFormat.of().formatHex(randomBytes(4));
        KeyPair rootKey = CertificateAuthority.newKey("secp384r1");
        SigningIdentity root =
                CertificateAuthority.selfSigned(rootKey, name("Evenhand Authority " + installation), now);
        writeStore(folder, KeyRole.AUTHORITY, rootKey, root.chain(), password);
        for (KeyRole role : List.of(KeyRole.CERTIFICATION, KeyRole.SEAL, KeyRole.TIMESTAMP)) {
            KeyPair key = CertificateAuthority.newKey("secp256r1");
            var usage = role == KeyRole.TIMESTAMP
                    ? CertificateAuthority.Usage.TIMESTAMPING
                    : CertificateAuthority.Usage.SIGNING;
            X509Certificate certificate = CertificateAuthority.issue(
                    root,
                    name(SERVICE_NAMES.get(role) + " " + installation),
                    key.getPublic(),
                    usage,
                    now,
                    CertificateAuthority.SERVICE_VALIDITY);
            writeStore(folder, role, key, List.of(certificate, root.certificate()), password);
        }
        writeOwnerOnly(folder.resolve(KeyFolder.AUTHORITY_CERTIFICATE_FILE), pem(root.certificate()));
        KeyFolder.forceToDisk(folder);
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, ORGANISATION)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static void writeStore(Path folder, KeyRole role, KeyPair key, List<X509Certificate> chain, String password)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(role.alias(), key.getPrivate(), password.toCharArray(), chain.toArray(Certificate[]::new));
        var content = new ByteArrayOutputStream();
        store.store(content, password.toCharArray());
        writeOwnerOnly(folder.resolve(role.alias() + ".p12"), content.toByteArray());
    }

    private static byte[] pem(X509Certificate certificate) throws CertificateEncodingException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void writeOwnerOnly(Path file, byte[] content) throws IOException {
        // Permissions first, content second: at no moment can another account read a key.
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
    }

    private static String newPassword() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(32));
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
