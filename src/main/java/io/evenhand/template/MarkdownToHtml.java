package io.evenhand.template;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/**
 * Turns the Markdown of one template into HTML in which clauses, items and references are marked for numbering.
 *
 * <p>A second-level heading opens a clause, each paragraph under it is a sub-clause, and each item of an ordered list an
 * item of that. Headings and paragraphs carry ids as <code>{#id}</code>; an empty link to an id, as <code>[](#id)</code>,
 * becomes the number of what bears it. Markup of the author's own is refused, so that what comes out is always ours.
 */
final class MarkdownToHtml {
    private static final int MAX_NESTING = 100;
    private static final Pattern HEADING_ID = Pattern.compile("\\s*(?<!\\{)\\{(-|#[a-z][a-z0-9-]*)}\\s*$");
    private static final Pattern PARAGRAPH_ID = Pattern.compile("^\\{#([a-z][a-z0-9-]*)}\\s*");

    private final Parser parser = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(Blocks::new)
            .build();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> references = new HashSet<>();
    private boolean inClause;

    /**
     * Renders some lines of the text; the state of the text before them (in a clause or not) carries over.
     *
     * @param columns of the table that the lines are rows of; none outside tables
     * @param problem takes what is wrong with a line of these, counted from 0
     */
    String render(String markdown, List<Column> columns, ProblemAt problem) {
        Node document = parser.parse(markdown);
        document.accept(new Refusals(problem));
        return columns.isEmpty() ? renderer.render(document) : rows(document, columns, problem);
    }

    /** Takes what is wrong with a line, counted from 0 within the rendered lines. */
    interface ProblemAt {
        void at(int line, LintRule rule, String problem, String suggestion);
    }

    /** The ids that headings and paragraphs carry. */
    Set<String> ids() {
        return ids;
    }

    /** The ids that are referred to. */
    Set<String> references() {
        return references;
    }

    /** Leaves the clause that the last heading opened. */
    void leaveClause() {
        inClause = false;
    }

    /** Rows of a table, from a list whose items hold cells between bars. */
    private String rows(Node document, List<Column> columns, ProblemAt problem) {
        return new TableRows(columns, problem, this::inline).of(document);
    }

    private String inline(Node parent) {
        var html = new StringBuilder();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            html.append(renderer.render(child));
        }
        return html.toString();
    }

    static int lineOf(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getFirst().getLineIndex();
    }

    /** Begins clauses that have no heading above them. */
    void enterClause() {
        inClause = true;
    }

    /** What an author may not write. */
    private static final class Refusals extends AbstractVisitor {
        private final ProblemAt problem;
        private int line;

        Refusals(ProblemAt problem) {
            this.problem = problem;
        }

        @Override
        protected void visitChildren(Node parent) {
            if (!parent.getSourceSpans().isEmpty()) {
                line = lineOf(parent);
            }
            super.visitChildren(parent);
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            line++;
        }

        @Override
        public void visit(HtmlBlock html) {
            problem.at(lineOf(html), LintRule.MARKUP, "Markup of your own is not allowed.", "Write Markdown.");
        }

        @Override
        public void visit(HtmlInline html) {
            problem.at(
                    line,
                    LintRule.MARKUP,
                    "Markup of your own is not allowed: %s.".formatted(html.getLiteral()),
                    "Write Markdown.");
        }

        @Override
        public void visit(Image image) {
            problem.at(line, LintRule.MARKUP, "Pictures are not allowed.", "Say it in words.");
        }

        @Override
        public void visit(Code code) {
            problem.at(line, LintRule.MARKUP, "Backticks are not allowed.", "Use bold or quotation marks.");
        }

        @Override
        public void visit(FencedCodeBlock block) {
            problem.at(lineOf(block), LintRule.MARKUP, "Code blocks are not allowed.", "Write a paragraph.");
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            problem.at(
                    lineOf(block),
                    LintRule.MARKUP,
                    "The line is indented by four spaces or more.",
                    "Begin it at the margin.");
        }

        @Override
        public void visit(Link link) {
            if (!link.getDestination().matches("#[a-z][a-z0-9-]*") || link.getFirstChild() != null) {
                problem.at(
                        line,
                        LintRule.MARKUP,
                        "A link refers to a clause, and has no text of its own; it never leads out of the document.",
                        "Write \"[](#payment)\".");
            }
        }
    }

    /** Writes blocks with the marks that numbering looks for. */
    private final class Blocks implements NodeRenderer {
        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Blocks(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(
                    Heading.class, Paragraph.class, OrderedList.class, BulletList.class, ListItem.class, Link.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case Heading heading -> heading(heading);
                case Paragraph paragraph -> paragraph(paragraph);
                case OrderedList list -> wrapped(list, "ol class=\"items\"", "ol");
                case BulletList list -> wrapped(list, "ul class=\"points\"", "ul");
                case ListItem item ->
                    wrapped(item, item.getParent() instanceof OrderedList ? "li class=\"item\"" : "li", "li");
                case Link link -> reference(link);
                default -> throw new IllegalStateException("Not asked for " + node);
            }
        }

        private void heading(Heading heading) {
            String mark = takeMark(heading.getLastChild(), HEADING_ID);
            String id = mark.startsWith("#") ? mark.substring(1) : "";
            String attributes = "";
            if (!id.isEmpty()) {
                ids.add(id);
                attributes = " id=\"" + id + "\"";
            }
            int level = heading.getLevel();
            if (level == 2) {
                inClause = !mark.equals("-");
                attributes += inClause ? " class=\"clause\"" : " class=\"plain\"";
            }
            wrapped(heading, "h" + level + attributes, "h" + level);
        }

        private void paragraph(Paragraph paragraph) {
            String id = takeMark(paragraph.getFirstChild(), PARAGRAPH_ID);
            boolean inItem = paragraph.getParent() instanceof ListItem;
            if (inItem && id.isEmpty()) {
                wrapped(paragraph, "", "");
                return;
            }
            String attributes = inClause && !inItem ? " class=\"sub\"" : "";
            if (!id.isEmpty()) {
                ids.add(id);
                attributes += " id=\"" + id + "\"";
            }
            String tag = inItem ? "span" : "p";
            wrapped(paragraph, tag + attributes, tag);
        }

        private void reference(Link link) {
            String id = link.getDestination().substring(1);
            references.add(id);
            html.raw("<a class=\"ref\" href=\"#" + id + "\"></a>");
        }

        private void wrapped(Node node, String open, String close) {
            if (!open.isEmpty()) {
                html.raw("<" + open + ">");
            }
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            if (!close.isEmpty()) {
                html.raw("</" + close + ">");
                if (!close.equals("span")) {
                    html.line();
                }
            }
        }

        private static String takeMark(@Nullable Node node, Pattern pattern) {
            if (node instanceof Text text) {
                Matcher matcher = pattern.matcher(text.getLiteral());
                if (matcher.find()) {
                    text.setLiteral(text.getLiteral().substring(0, matcher.start())
                            + text.getLiteral().substring(matcher.end()));
                    return matcher.group(1);
                }
            }
            return "";
        }
    }
}
