package io.evenhand.workflow;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

@Embeddable
record ProcessClaimId(String processId, String businessKey) implements Serializable {}
