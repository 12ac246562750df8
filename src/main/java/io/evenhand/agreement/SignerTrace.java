package io.evenhand.agreement;

import io.evenhand.document.DocumentHash;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody did something about a signature, where Evenhand showed them the document.
 *
 * @param shown the bytes that the person was shown; null where that is not known
 * @param address the network address that they acted from
 * @param agent what their browser called itself
 * @param authentication how it was known who they are
 */
public record SignerTrace(@Nullable DocumentHash shown, String address, String agent, String authentication) {}
