package io.evenhand.access;

import org.springframework.util.unit.DataSize;

/**
 * How large a file an address takes whose files are larger than others. Whoever owns the address makes a bean of it.
 *
 * @param address of the form, exactly
 * @param most of one file
 */
public record UploadAllowance(String address, DataSize most) {}
