package io.evenhand.settlement.web;

import io.evenhand.access.Actor;
import io.evenhand.access.FileAnswer;
import io.evenhand.settlement.bank.BankRolesPolicy;
import io.evenhand.settlement.payable.PayableResult;
import io.evenhand.settlement.payable.Payables;
import io.evenhand.settlement.payable.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What all pages about a partner's own money have in common: whom they are for, and what stands around them. */
abstract class FinancePages {
    /** Runs before each page and each form. */
    @ModelAttribute
    final void everyPage(Actor actor, Model model) {
        if (!isFor(actor)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        model.addAttribute("section", "finance");
        model.addAttribute("money", BankRolesPolicy.mayDealWithMoney(actor));
        model.addAttribute("details", BankRolesPolicy.mayChangeDetails(actor));
        model.addAttribute("reads", Payables.mayRead(actor));
        model.addAttribute("problems", List.of());
    }

    boolean isFor(Actor actor) {
        return BankRolesPolicy.mayDealWithMoney(actor);
    }

    /** Another organisation's id answers exactly as an unknown one does. */
    static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The page says what is wrong, and keeps what was typed. */
    static void refuse(HttpStatus status, String problem, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        model.addAttribute("problems", List.of(problem));
    }

    /** What comes after a form: a redirect, or the page again. */
    interface Next {
        String view();
    }

    /**
     * Answers a form about payables: says what was done and goes on, or what is wrong, with the page again.
     *
     * @param said when it is done
     */
    static String answer(
            PayableResult result,
            String said,
            Next done,
            Next again,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return switch (result) {
            case PayableResult.Done unused -> {
                next.addFlashAttribute("said", said);
                yield done.view();
            }
            case PayableResult.Asked never -> throw new IllegalStateException("Who answers is not asked");
            case PayableResult.Refused refused -> {
                refuse(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        refused.problems().getFirst().text(),
                        model,
                        response);
                yield again.view();
            }
            case PayableResult.Unknown unknown -> throw unknown();
            case PayableResult.NotAllowed not -> throw notAllowed();
        };
    }

    /** What is wrong, by the field of the form; under "" what concerns all of it. */
    static Map<String, String> byField(PayableResult.Refused refused) {
        return refused.problems().stream()
                .collect(Collectors.toMap(Problem::field, Problem::text, (one, other) -> one));
    }

    /** A file, to be kept under this name. */
    static ResponseEntity<byte[]> download(MediaType type, String name, byte[] content) {
        return FileAnswer.toKeep(type, name).body(content);
    }

    /** Null where it is no day. */
    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    /** The role was lost between the page and its form. */
    static ResponseStatusException notAllowed() {
        return new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
