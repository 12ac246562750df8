package io.evenhand.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** Asks axe whether people who cannot see, point or tell colours apart can use a page: WCAG 2.2 AA and its good practice. */
public final class Axe {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** A mail is shown within the page of a mail program, and a landmark of it would be one too many there. */
    private static final List<String> OF_WHOLE_PAGES = List.of("region", "landmark-one-main");

    private Axe() {}

    /**
     * Frames are left out: the only ones hold a mail, in which no script may run, and one that is out of sight is not there yet. Mail is
     * looked at by itself.
     *
     * @param name by which a failure calls the page
     */
    public static void assertFindsNothing(Page page, String name) {
        assertFindsNothing(looking(page).exclude("iframe"), name);
    }

    /** @param page which is a mail and nothing else */
    public static void assertFindsNothingInMail(Page page, String name) {
        assertFindsNothing(looking(page).disableRules(OF_WHOLE_PAGES), name);
    }

    /** In one go, since no frames are looked at, and without a list of all that is well: that takes a third less time. */
    private static AxeBuilder looking(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).withTags(RULES).setLegacyMode(true);
    }

    private static void assertFindsNothing(AxeBuilder axe, String name) {
        List<String> found =
                axe.analyze().getViolations().stream().map(Axe::words).toList();
        assertThat(found).as("what axe finds on " + name).isEmpty();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
