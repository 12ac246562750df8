package io.evenhand.signing;

import io.evenhand.signing.SigningIdentity.DigestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.operator.OperatorException;
import org.jspecify.annotations.Nullable;

/**
 * What is in a folder of keys: the keystores in use, and in the folder {@code retired} the certificates of former ones, the
 * keystores of former authorities, and the certificates by which one authority vouches for the next.
 *
 * @param stamp of the files that it was read from
 */
record KeyFolderContents(
        String stamp,
        Map<KeyRole, KeyStoreFile> inUse,
        List<KeyStoreFile> formerAuthorities,
        Map<KeyRole, List<X509Certificate>> former,
        List<X509Certificate> crossCertificates) {
    static final String RETIRED = "retired";

    @Nullable
    KeyStoreFile current(KeyRole role) {
        return inUse.get(role);
    }

    List<X509Certificate> certificates(KeyRole role) {
        KeyStoreFile current = inUse.get(role);
        return Stream.concat(
                        current == null
                                ? Stream.empty()
                                : Stream.of(current.chain().getFirst()),
                        former.getOrDefault(role, List.of()).stream())
                .toList();
    }

    List<KeyStoreFile> authorities() {
        return Stream.concat(
                        Stream.of(Objects.requireNonNull(inUse.get(KeyRole.AUTHORITY))), formerAuthorities.stream())
                .toList();
    }

    static Path store(Path folder, KeyRole role) {
        return folder.resolve(role.alias() + ".p12");
    }

    static KeyFolderContents read(Path folder, String stamp) throws IOException, GeneralSecurityException {
        char[] password = KeyStoreFile.password(folder);
        var inUse = new EnumMap<KeyRole, KeyStoreFile>(KeyRole.class);
        for (KeyRole role : KeyRole.values()) {
            // The one role that folders of earlier versions lack.
            if (role != KeyRole.RESPONDER || Files.exists(store(folder, role))) {
                inUse.put(role, KeyStoreFile.read(store(folder, role), role.alias(), password));
            }
        }
        var authorities = new ArrayList<KeyStoreFile>();
        var former = new EnumMap<KeyRole, List<X509Certificate>>(KeyRole.class);
        for (KeyRole role : KeyRole.values()) {
            former.put(role, retired(folder, role.alias()));
        }
        for (Path file : retiredFiles(folder, KeyRole.AUTHORITY.alias(), ".p12")) {
            authorities.add(KeyStoreFile.read(file, KeyRole.AUTHORITY.alias(), password));
        }
        authorities.sort(Comparator.comparing(
                        (KeyStoreFile file) -> file.chain().getFirst().getNotBefore())
                .reversed());
        var contents = new KeyFolderContents(stamp, inUse, authorities, former, retired(folder, "cross"));
        contents.requireOwnAuthority();
        return contents;
    }

    /** Files of another installation would otherwise sign in the name of this one. */
    private void requireOwnAuthority() throws GeneralSecurityException {
        List<X509Certificate> authorities = certificates(KeyRole.AUTHORITY);
        for (KeyStoreFile file : inUse.values()) {
            X509Certificate top = file.chain().getLast();
            if (!authorities.contains(top)) {
                throw new GeneralSecurityException(file.chain().getFirst().getSubjectX500Principal()
                        + " was not issued by the authority of this folder");
            }
            file.chain().getFirst().verify(top.getPublicKey());
        }
    }

    /** Certificates that are kept, the newest first. */
    static List<X509Certificate> retired(Path folder, String kind) throws IOException, GeneralSecurityException {
        var certificates = new ArrayList<X509Certificate>();
        for (Path file : retiredFiles(folder, kind, ".crt")) {
            try (var in = Files.newInputStream(file)) {
                certificates.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
        }
        certificates.sort(Comparator.comparing(X509Certificate::getNotBefore).reversed());
        return List.copyOf(certificates);
    }

    private static List<Path> retiredFiles(Path folder, String kind, String ending) throws IOException {
        Path retired = folder.resolve(RETIRED);
        if (!Files.isDirectory(retired)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(retired)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(kind + "-") && name.endsWith(ending);
                    })
                    .sorted()
                    .toList();
        }
    }

    /** Puts a new key in the place of the former, whose certificate is kept; of an authority also the key. */
    static void replace(Path folder, KeyRole role, @Nullable KeyStoreFile former, KeyStoreFile next)
            throws IOException, GeneralSecurityException {
        char[] password = KeyStoreFile.password(folder);
        if (former != null) {
            X509Certificate certificate = former.chain().getFirst();
            keep(folder, role.alias(), certificate);
            if (role == KeyRole.AUTHORITY) {
                keep(folder, role.alias(), certificate, ".p12", former.encoded(role.alias(), password));
            }
        }
        OwnerOnly.replace(store(folder, role), next.encoded(role.alias(), password));
        if (role == KeyRole.AUTHORITY) {
            List<X509Certificate> all = Stream.concat(
                            Stream.of(next.chain().getFirst()), retired(folder, role.alias()).stream())
                    .toList();
            OwnerOnly.replace(folder.resolve(KeyFolder.AUTHORITY_CERTIFICATE_FILE), KeyStoreFile.pem(all));
        }
    }

    static void keep(Path folder, String kind, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        keep(folder, kind, certificate, ".crt", KeyStoreFile.pem(List.of(certificate)));
    }

    private static void keep(Path folder, String kind, X509Certificate certificate, String ending, byte[] content)
            throws IOException {
        OwnerOnly.createFolderIfMissing(folder.resolve(RETIRED));
        String serial = certificate.getSerialNumber().toString(16);
        OwnerOnly.replace(folder.resolve(RETIRED).resolve(kind + "-" + serial + ending), content);
    }

    /** Makes the keys and certificates of a new installation in an empty folder. */
    static void write(Path folder, Clock clock, PublicAddresses addresses)
            throws IOException, GeneralSecurityException {
        try {
            make(folder, clock, addresses);
        } catch (OperatorException e) {
            throw new GeneralSecurityException("a certificate could not be issued", e);
        }
    }

    private static void make(Path folder, Clock clock, PublicAddresses addresses)
            throws IOException, GeneralSecurityException, OperatorException {
        OwnerOnly.write(folder.resolve(KeyStoreFile.PASSWORD_FILE), KeyStoreFile.newPassword());
        char[] password = KeyStoreFile.password(folder);
        KeyPair rootKey = CertificateAuthority.newKey(KeyRole.AUTHORITY);
        DigestSigner signer = DigestSigner.of(rootKey.getPrivate(), SignatureScheme.of(rootKey.getPublic()));
        X509Certificate root = CertificateAuthority.selfSigned(
                rootKey.getPublic(), signer, KeyRotation.newAuthorityName(), clock.instant());
        var authority = new SigningIdentity(root, List.of(), signer);
        write(folder, KeyRole.AUTHORITY, new KeyStoreFile(rootKey.getPrivate(), List.of(root)), password);
        for (KeyRole role : KeyRole.SERVICES) {
            KeyPair key = CertificateAuthority.newKey(role);
            X509Certificate certificate =
                    KeyRotation.issue(authority, role, key.getPublic(), clock.instant(), addresses);
            write(folder, role, new KeyStoreFile(key.getPrivate(), List.of(certificate, root)), password);
        }
        OwnerOnly.write(folder.resolve(KeyFolder.AUTHORITY_CERTIFICATE_FILE), KeyStoreFile.pem(List.of(root)));
        OwnerOnly.forceToDisk(folder);
    }

    private static void write(Path folder, KeyRole role, KeyStoreFile file, char[] password)
            throws IOException, GeneralSecurityException {
        OwnerOnly.write(store(folder, role), file.encoded(role.alias(), password));
    }
}
