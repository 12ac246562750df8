package io.evenhand.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A wording in a language, as commands name it: "nda.en". */
record WordingName(String name, String language) {
    @Override
    public String toString() {
        return name + "." + language;
    }

    /** Reads one from the command line. */
    static final class Converter implements ITypeConverter<WordingName> {
        @Override
        public WordingName convert(String written) {
            int dot = written.lastIndexOf('.');
            if (dot < 1 || dot == written.length() - 1) {
                throw new TypeConversionException(
                        "\"" + written + "\" is no wording; name its kind and language, such as nda.en");
            }
            return new WordingName(written.substring(0, dot), written.substring(dot + 1));
        }
    }
}
