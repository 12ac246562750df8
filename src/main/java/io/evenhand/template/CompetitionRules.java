package io.evenhand.template;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Partners who could compete may not divide customers or territories, nor set one another's prices. What is lawful is a promise about
 * single customers who were introduced, for a limited time; it names them as introduced.
 */
final class CompetitionRules {
    private static final String WHY =
            "Competitors who divide customers or territories, or keep away from one another’s, break competition law almost"
                    + " everywhere, and what they agreed is void. Limit the promise to introduced customers by name, for a limited"
                    + " time, with passive sales and prior relationships left free.";
    private static final String WHY_PRICES =
            "Each sets its own prices: competition law forbids almost everywhere to fix or limit them for others. Agree on shares of"
                    + " revenue instead.";
    private static final Pattern SENTENCE = Pattern.compile("[^.;?!]+[.;?!]?");
    private static final Pattern NEGATION = Pattern.compile(
            "(?<!\\p{L})(no|not|neither|nor|none|never|forbid|forbids|prohibits?|unlawful|without|kein\\p{L}{0,2}|nicht|weder|noch|verbiet\\p{L}{1,3}|verboten|unzulässig|ohne)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Only sentences about one of these can say anything of the kind. */
    private static final List<String> SUBJECTS = List.of(
            "customer",
            "client",
            "prospect",
            "territor",
            "region",
            "market",
            "countr",
            "exclusive",
            "outside",
            "price",
            "sell",
            "offer",
            "quote",
            "charge",
            "kunde",
            "interessent",
            "gebiet",
            "märkte",
            "markt",
            "preis",
            "schutz",
            "verkauf",
            "anbiet",
            "berechn",
            "vertrieb");

    /** What is unlawful where it is said, and harmless where it is denied. */
    private static final List<Pattern> DIVIDING = List.of(
            pattern("exclusive (sales )?(territor|region|market|area|right to (sell|serve|supply|solicit))"),
            pattern(
                    "(divide|allocate|split|share out|partition|carve up)s?d? .{0,40}(customer|client|territor|market|region|countr)"),
            pattern(
                    "(customers?|clients?|territor(y|ies)|markets?|regions?) .{0,30}(allocated|assigned|reserved|divided) "),
            pattern("reserved? .{0,30}(customers|clients|territor|region)"),
            pattern("(keeps?|retains?|serves?) (only )?(its|their) own (customers|clients|territor|region|market)"),
            pattern("all (the )?(customers|clients|prospects) (in|located|based|of|within|from) "),
            pattern("(Gebietsschutz|Kundenschutz für alle|Alleinvertriebsrecht|Exklusivgebiet)"),
            pattern(
                    "(ausschließlich|exklusiv|alleinig)\\p{L}{0,3} (Vertrags|Verkaufs|Vertriebs)?(gebiet|region|markt)"),
            pattern(
                    "(Kunden|Märkte|Gebiete|Regionen|Kundenkreis\\p{L}{0,2}) .{0,40}(auf(zu)?teil|aufgeteilt|zugeteilt|zuteil|vorbehalten|zugewiesen)"),
            pattern("teil(en|t) .{0,40}(Kunden|Märkte|Gebiete|Regionen) .{0,20}auf"),
            pattern("alle (Kunden|Interessenten) (in|im|aus|mit Sitz) "));

    /** What is unlawful because it is forbidden. */
    private static final List<Pattern> KEEPING_AWAY = List.of(
            pattern(
                    "(shall|will|must|may|does|do|can|agrees?|undertakes?)( \\p{L}+)? not( to)? .{0,40}"
                            + "(serve|sell|supply|solicit|approach|contact|deal with|accept orders|market|compete|do business).{0,40}"
                            + "((any|all|other|existing|future|potential|of the other.{0,12}) ?(customer|client|prospect)|(customers|clients) (in|of|outside)|territor|region|outside (its|the))"),
            pattern(
                    "refrains? from .{0,40}(serv|sell|supply|solicit|approach|contact|compet).{0,40}((any|all|other) (customer|client)|territor|region)"),
            pattern(
                    "(darf|dürfen|wird|werden|verpflichtet sich|unterlässt|unterlassen).{0,60}(alle|andere|sonstige|künftige|potenzielle|bestehende)n? (Kunden|Interessenten).{0,60}(nicht|kein|unterlassen|unterlässt)"),
            pattern(
                    "(darf|dürfen|wird|werden).{0,40}(nicht|keine).{0,40}(Kunden (in|im|außerhalb|der anderen)|Gebiet der anderen|außerhalb (seines|ihres|des) Gebiet)"),
            pattern(
                    "(darf|dürfen|wird|werden) (Kunden|Gebiete) .{0,60}nicht .{0,20}(beliefern|ansprechen|bedienen|abwerben)"));

    private static final List<Pattern> PRICES = List.of(
            pattern("(minimum|fixed|agreed|binding) (resale |sales |selling )?prices? "),
            pattern("(shall|will|must|may) not .{0,30}(sell|offer|quote|charge) .{0,30}(below|less than|under) "),
            pattern("(Mindestpreis|Festpreisbindung|Preisbindung|gemeinsame\\p{L}? Preis)"),
            pattern(
                    "(darf|dürfen|wird|werden) .{0,40}nicht (unter|weniger als) .{0,40}(anbieten|verkaufen|berechnen)"));

    private final Prose prose;
    private final Findings findings;

    CompetitionRules(Prose prose, Findings findings) {
        this.prose = prose;
        this.findings = findings;
    }

    private static Pattern pattern(String text) {
        return Pattern.compile("(?<!\\p{L})" + text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    void check() {
        for (Prose.Passage passage : prose.passages()) {
            String lower = passage.words().toLowerCase(Locale.ROOT);
            if (SUBJECTS.stream().noneMatch(lower::contains)) {
                continue;
            }
            Matcher sentence = SENTENCE.matcher(passage.words());
            while (sentence.find()) {
                check(passage, sentence.group(), sentence.start());
            }
        }
    }

    private void check(Prose.Passage passage, String sentence, int at) {
        boolean denied = NEGATION.matcher(sentence).find();
        for (Pattern pattern : KEEPING_AWAY) {
            if (found(passage, sentence, at, pattern, LintRule.MARKET_DIVISION, WHY)) {
                return;
            }
        }
        for (Pattern pattern : DIVIDING) {
            if (!denied && found(passage, sentence, at, pattern, LintRule.MARKET_DIVISION, WHY)) {
                return;
            }
        }
        for (Pattern pattern : PRICES) {
            boolean forbidding =
                    pattern.pattern().contains(" not ") || pattern.pattern().contains("nicht ");
            if ((forbidding || !denied) && found(passage, sentence, at, pattern, LintRule.PRICE_FIXING, WHY_PRICES)) {
                return;
            }
        }
    }

    private boolean found(
            Prose.Passage passage, String sentence, int at, Pattern pattern, LintRule rule, String suggestion) {
        Matcher found = pattern.matcher(sentence);
        if (!found.find()) {
            return false;
        }
        findings.add(
                rule,
                passage.spot().line(),
                at + found.start() + 1,
                rule == LintRule.PRICE_FIXING
                        ? "\"%s\" binds a partner in its prices."
                                .formatted(found.group().strip())
                        : "\"%s\" reaches beyond introduced customers."
                                .formatted(found.group().strip()),
                suggestion);
        return true;
    }
}
