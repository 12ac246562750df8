package io.evenhand.cli.drive;

import io.evenhand.agreement.ChangeRequest;
import io.evenhand.terms.AgreementKind;

/**
 * A change of an agreement in a script.
 *
 * @param agreement the kind of agreement that is changed
 * @param username who proposes it
 */
public record ScriptedChange(AgreementKind agreement, String username, ChangeRequest request, String reason) {}
