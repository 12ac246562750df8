package io.evenhand.template;

/** One line of a template or clause, with where it stands. */
record Line(String file, int number, String text) {
    MalformedTemplate problem(String what) {
        return new MalformedTemplate(file, number, what);
    }
}
