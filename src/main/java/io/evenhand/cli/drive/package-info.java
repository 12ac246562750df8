/** Drives a referral to its end by deciding its human tasks as somebody scripted them. */
@NullMarked
package io.evenhand.cli.drive;

import org.jspecify.annotations.NullMarked;
