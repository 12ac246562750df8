package io.evenhand.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.evenhand.workflow.HumanTaskView;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.MockMvc;

/** Signing as people with an account do it: what is signed is the document that was shown, with the words agreed to. */
final class SignedOnTheDesk {
    private SignedOnTheDesk() {}

    static void sign(MockMvc browser, HumanTaskView task, String username) throws Exception {
        String address = "/tasks/" + task.taskKey() + "/signing";
        browser.perform(post("/tasks/" + task.taskKey())
                        .with(user(username))
                        .with(csrf())
                        .param("decision", "sign"))
                .andExpect(redirectedUrl(address));
        String page = browser.perform(get(address).with(user(username)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        browser.perform(post(address + "/sign")
                        .with(user(username))
                        .with(csrf())
                        .param("shown", hash(page, "shown"))
                        .param("agreed", hash(page, "agreed"))
                        .param("way", "typed")
                        .param("typed", username)
                        .param("consent", "true"))
                .andExpect(redirectedUrl("/tasks/" + task.taskKey()));
    }

    private static String hash(String page, String field) {
        Matcher found = Pattern.compile("name=\"" + field + "\" value=\"([0-9a-f]{64})\"")
                .matcher(page);
        assertThat(found.find()).as(field).isTrue();
        return found.group(1);
    }
}
