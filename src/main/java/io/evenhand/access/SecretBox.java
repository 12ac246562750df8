package io.evenhand.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts secrets for the database with a key that is not in it (AES-256-GCM): who has only a copy of the database has no secret.
 * Each is bound to its owner, so that one cannot be put in the place of another's.
 */
@Component
class SecretBox {
    private static final String FORM = "1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;

    @Nullable
    private volatile SecretKeySpec key;

    SecretBox(@Value("${evenhand.data}") Path data) {
        this.file = data.resolve("secrets").resolve("second-factor.key");
    }

    String lock(String owner, byte[] secret) {
        byte[] nonce = Secrets.bytes(NONCE_BYTES);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, owner, nonce, secret);
        byte[] whole = ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
        return FORM + Base64.getEncoder().encodeToString(whole);
    }

    /** @throws SecretsUnavailableException if it was locked with another key or for another owner */
    byte[] unlock(String owner, String locked) {
        if (!locked.startsWith(FORM)) {
            throw new SecretsUnavailableException(
                    "A second factor is kept in a form that this version does not know.", null);
        }
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(locked.substring(FORM.length())));
        byte[] nonce = new byte[NONCE_BYTES];
        whole.get(nonce);
        byte[] encrypted = new byte[whole.remaining()];
        whole.get(encrypted);
        return crypt(Cipher.DECRYPT_MODE, owner, nonce, encrypted);
    }

    private byte[] crypt(int mode, String owner, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new SecretsUnavailableException(
                    "A second factor does not open with the key in " + file
                            + ". Restore that file from the backup of the same time as the database.",
                    e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec present = key;
        if (present == null) {
            present = new SecretKeySpec(SecretKeyFile.open(file), "AES");
            key = present;
        }
        return present;
    }
}
