package io.evenhand.desk;

import static io.evenhand.desk.PageVersions.unlessShown;
import static io.evenhand.desk.PageVersions.versionOf;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.desk.ReferralListing.Board;
import io.evenhand.desk.ReferralListing.ListPage;
import io.evenhand.referral.ReferralFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Referrals as a list or as a board: what is shown is in the address, and nowhere else. */
@Controller
@ConditionalOnWebApplication
class ReferralListController {
    /** The form whose answers become the address of the page; that the page looks after itself does not change it. */
    private static final String FORM = "filters";

    private final ReferralListing listing;

    ReferralListController(ReferralListing listing) {
        this.listing = listing;
    }

    @ModelAttribute
    void everyPage(Model model) {
        model.addAttribute("section", "referrals");
    }

    @GetMapping("/referrals")
    @Nullable
    String list(
            Actor actor,
            @RequestParam Map<String, String> address,
            @RequestHeader(name = "HX-Request", defaultValue = "false") String inPlace,
            @RequestHeader(name = "HX-Trigger", defaultValue = "") String trigger,
            Model model,
            HttpServletResponse response) {
        ReferralQuery query = ReferralQuery.of(address, actor);
        model.addAttribute("query", query);
        model.addAttribute(
                "introduces", actor.has(Role.OPERATIONS) && !actor.partnerId().equals(Actor.HOST));
        Object content = query.isBoard() ? board(actor, query, model) : page(actor, query, model);
        if (trigger.equals(FORM)) {
            // Without the fields that were left empty.
            response.setHeader("HX-Push-Url", query.address());
        }
        // The form is replaced with the whole page only.
        choices(actor, query, !inPlace.equals("true"), model);
        return unlessShown(
                address.get("version"), versionOf(List.of(query, content)), "desk/referrals", model, response);
    }

    private ListPage page(Actor actor, ReferralQuery query, Model model) {
        ListPage page = listing.page(actor, query.filter(), query.page());
        model.addAttribute("list", page);
        model.addAttribute("total", page.total());
        model.addAttribute("yours", waits(query, page.yours()));
        return page;
    }

    private Board board(Actor actor, ReferralQuery query, Model model) {
        Board board = listing.board(actor, query.filter());
        model.addAttribute("board", board);
        model.addAttribute("total", board.total());
        model.addAttribute("yours", waits(query, board.yours()));
        return board;
    }

    /** In words; null where nothing waits. */
    private static @Nullable String waits(ReferralQuery query, long yours) {
        if (yours == 0) {
            return null;
        }
        if (yours > ReferralListing.MOST_COUNTED && query.filter().equals(ReferralFilter.NONE)) {
            return "More than %d wait for you".formatted(ReferralListing.MOST_COUNTED);
        }
        return yours == 1 ? "1 waits for you" : String.format(Locale.ROOT, "%,d wait for you", yours);
    }

    private void choices(Actor actor, ReferralQuery query, boolean asked, Model model) {
        model.addAttribute("form", asked);
        if (asked) {
            model.addAttribute("states", ReferralQuery.stateChoices());
            model.addAttribute("partners", query.partnersOf(listing.partners(actor)));
            model.addAttribute("roles", ReferralQuery.roleChoices());
            model.addAttribute("lateness", ReferralQuery.latenessChoices());
        }
    }
}
