package io.evenhand.document;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sets text into an archivable, accessible document: PDF/A-3a and PDF/UA-1 with embedded fonts.
 *
 * <p>A place to sign is an element whose {@code id} is {@code signature-} and a number, and whose {@code data-party} names
 * the partner. Headings become bookmarks. Nothing outside the text is ever read: no network, no files.
 *
 * <p>Rendering works on threads of its own, as many as there are processors: each keeps its parsed fonts.
 */
@Component
public class PdfRenderer implements DisposableBean {
    private final Duration limit;
    private final ExecutorService threads;
    private final ThreadLocal<Typesetter> typesetters = ThreadLocal.withInitial(Typesetter::new);

    /** @param limit after which a text is given up */
    public PdfRenderer(@Value("${evenhand.document.rendering-limit:30s}") Duration limit) {
        this.limit = limit;
        var number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            var thread = new Thread(task, "renderer-" + number.incrementAndGet());
            thread.setDaemon(true);
            // For each page set, the libraries look for an XML writer along the whole class path; the platform's own
            // will do.
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            return thread;
        });
    }

    /**
     * Renders the text. Not idempotent in its bytes: two renderings of one text differ, so store the result.
     *
     * @throws UnprintableText if a character is in none of the fonts
     * @throws RenderingRefused if the text is not well-formed, too large or too deep, or took longer than the limit
     */
    public RenderedDocument render(String html, DocumentProperties properties, List<Attachment> attachments) {
        return onThread(() -> typesetters.get().set(HtmlReader.read(html, properties), properties, attachments));
    }

    /**
     * The text, in which each character that cannot be printed stands as its number, "[U+1F600]". For what somebody else wrote and a document
     * must not fail of; a name in a contract is better refused.
     */
    public String printable(String text) {
        return onThread(() -> typesetters.get().printable(text));
    }

    private <T> T onThread(Callable<T> work) {
        Future<T> rendering = threads.submit(work);
        try {
            return rendering.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            rendering.cancel(true);
            throw new RenderingRefused("The text took longer than " + limit.toSeconds() + " s to set", e);
        } catch (InterruptedException e) {
            rendering.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Rendering was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("The text could not be set", e.getCause());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
