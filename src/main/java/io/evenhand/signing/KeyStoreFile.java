package io.evenhand.signing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** One key with its certificates in a PKCS#12 file, encrypted under the folder's own password. */
record KeyStoreFile(PrivateKey key, List<X509Certificate> chain) {
    static final String PASSWORD_FILE = "password";
    private static final String TYPE = "PKCS12";

    static KeyStoreFile read(Path file, String alias, char[] password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(TYPE);
        try {
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " (" + reason(e) + ")", e);
        }
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain != null && store.getKey(alias, password) instanceof PrivateKey key) {
            return new KeyStoreFile(
                    key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        }
        throw new IOException(file.getFileName() + " holds no key named " + alias);
    }

    byte[] encoded(String alias, char[] password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(TYPE);
        store.load(null, null);
        store.setKeyEntry(alias, key, password, chain.toArray(Certificate[]::new));
        var content = new ByteArrayOutputStream();
        store.store(content, password);
        return content.toByteArray();
    }

    static char[] password(Path folder) throws IOException {
        return Files.readString(folder.resolve(PASSWORD_FILE), StandardCharsets.US_ASCII)
                .strip()
                .toCharArray();
    }

    static byte[] newPassword() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return (Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] pem(List<X509Certificate> certificates) {
        return CertificateText.pem(certificates).getBytes(StandardCharsets.US_ASCII);
    }

    static String reason(Exception e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName().replaceAll("Exception$", "");
        return message == null ? kind : e instanceof java.nio.file.FileSystemException ? kind + " " + message : message;
    }
}
