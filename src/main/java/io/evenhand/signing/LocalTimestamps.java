package io.evenhand.signing;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A timestamp authority inside this process. It says what this installation's clock said: good for order and for renewing
 * signatures, but no proof between adversaries, one of whom runs the clock.
 */
final class LocalTimestamps implements TimestampAuthority {
    /** Under 2.25, where anybody may make an identifier from a UUID; it names the policy of the sentence above. */
    private static final ASN1ObjectIdentifier POLICY =
            new ASN1ObjectIdentifier("2.25.169730237446373137912437873486527843091");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Supplier<SigningIdentity> identities;
    private final Clock clock;
    private final DigestCalculatorProvider digests;

    /** @param identities asked for each timestamp, since its key may have been rotated */
    LocalTimestamps(Supplier<SigningIdentity> identities, Clock clock) {
        this.identities = identities;
        this.clock = clock;
        try {
            this.digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("Every Java computes digests", e);
        }
    }

    @Override
    public TimeStampToken timestamp(byte[] sha256) {
        var requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        return answer(requests.generate(TSPAlgorithms.SHA256, sha256)).getTimeStampToken();
    }

    TimeStampResponse answer(TimeStampRequest request) {
        try {
            return new TimeStampResponseGenerator(tokens(), TSPAlgorithms.ALLOWED)
                    .generate(request, new BigInteger(127, RANDOM), Date.from(clock.instant()));
        } catch (TSPException | OperatorCreationException | CertificateEncodingException e) {
            throw new IllegalStateException("The local timestamp could not be made", e);
        }
    }

    private TimeStampTokenGenerator tokens()
            throws OperatorCreationException, CertificateEncodingException, TSPException {
        SigningIdentity identity = identities.get();
        SignerInfoGenerator signer = new SignerInfoGeneratorBuilder(digests)
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator() {
                    @Override
                    @SuppressWarnings("rawtypes") // as the library declares it
                    public AttributeTable getAttributes(java.util.Map parameters) {
                        // The library would add the machine's time; the token says its own, by the clock of this
                        // program.
                        return super.getAttributes(parameters).remove(CMSAttributes.signingTime);
                    }
                })
                .build(identity.contentSigner(), new JcaX509CertificateHolder(identity.certificate()));
        var tokens = new TimeStampTokenGenerator(signer, digests.get(CmsSignatures.SHA256), POLICY);
        // Only the certificate that the signature itself names: more would be bytes in a document that nothing
        // protects.
        tokens.addCertificates(new JcaCertStore(List.of(identity.certificate())));
        tokens.setAccuracySeconds(1);
        return tokens;
    }
}
