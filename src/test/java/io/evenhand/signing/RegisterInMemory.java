package io.evenhand.signing;

import io.evenhand.signing.IssuedCertificate.Revocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A register for tests that need no database. */
final class RegisterInMemory implements CertificateRegister {
    private final Map<String, IssuedCertificate> certificates = new ConcurrentHashMap<>();
    private final Map<String, KeptList> lists = new ConcurrentHashMap<>();

    @Override
    public void enter(IssuedCertificate certificate) {
        certificates.put(certificate.serial(), certificate);
    }

    @Override
    public Optional<IssuedCertificate> find(String serial) {
        return Optional.ofNullable(certificates.get(serial));
    }

    @Override
    public synchronized boolean revoke(String serial, Revocation revocation) {
        IssuedCertificate known = certificates.get(serial);
        if (known == null || known.revocation() != null) {
            return false;
        }
        certificates.put(
                serial,
                new IssuedCertificate(
                        known.serial(),
                        known.authority(),
                        known.personId(),
                        known.partnerId(),
                        known.purpose(),
                        known.from(),
                        known.until(),
                        revocation));
        return true;
    }

    @Override
    public List<IssuedCertificate> revoked(String authority) {
        return certificates.values().stream()
                .filter(one -> one.revocation() != null && one.authority().equals(authority))
                .toList();
    }

    List<IssuedCertificate> all() {
        return List.copyOf(certificates.values());
    }

    @Override
    public Optional<KeptList> list(String authority) {
        return Optional.ofNullable(lists.get(authority));
    }

    @Override
    public synchronized boolean keep(String authority, KeptList list) {
        KeptList last = lists.get(authority);
        if (list.number() != (last == null ? 1 : last.number() + 1)) {
            return false;
        }
        lists.put(authority, list);
        return true;
    }
}
