package io.evenhand.matrix;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.NewAccount;
import io.evenhand.access.Role;
import io.evenhand.access.TokenCreation;
import io.evenhand.intake.ImportKind;
import io.evenhand.intake.Imports;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Calendars;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one person has and nobody else: mail, a calendar's address, a token for programs, an uploaded file. */
final class ThingsOfPeople {
    private static final String CUSTOMERS = """
            customer_id,name,legal_name,domain,tax_id,country,contact_name,contact_email
            C-1,Adler,Adler GmbH,adler.example,,DE,Eva Adler,eva@adler.example
            """;

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Notices notices;
    private final Calendars calendars;
    private final Imports imports;
    private final JdbcTemplate database;

    ThingsOfPeople(AutowireCapableBeanFactory house) {
        this.accounts = house.getBean(Accounts.class);
        this.tokens = house.getBean(ApiTokens.class);
        this.notices = house.getBean(Notices.class);
        this.calendars = house.getBean(Calendars.class);
        this.imports = house.getBean(Imports.class);
        this.database = house.getBean(JdbcTemplate.class);
    }

    /** A mail to somebody who is a person of a partner: only those have a mailbox. */
    String mail(String username) {
        notices.tell(
                Audience.person(username),
                new Notice("matrix:" + username, "Something happened", "", "Look at it.", List.of(), null, true));
        return Objects.requireNonNull(database.queryForObject(
                "select id from notice_mail where username = ? and subject = 'Something happened'",
                String.class,
                username));
    }

    /** The same mail for somebody without a mailbox. */
    String copyOfMail(String mail, String username) {
        String id = UUID.randomUUID().toString();
        String columns = String.join(
                ", ",
                database.queryForList(
                        "select lower(column_name) from information_schema.columns where lower(table_name) = 'notice_mail'"
                                // A MySQL shows the tables of all its databases.
                                + " and table_schema = schema()"
                                + " and lower(column_name) not in ('id', 'username')",
                        String.class));
        database.update(
                "insert into notice_mail (id, username, " + columns + ") select ?, ?, " + columns
                        + " from notice_mail where id = ?",
                id,
                username,
                mail);
        return id;
    }

    String calendar(String username) {
        String address = calendars.renew(actor(username));
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** With all of the person's roles that a token can have. */
    Token token(String username) {
        Actor actor = actor(username);
        TokenCreation made = tokens.create(
                actor,
                "matrix",
                ApiTokens.grantable(actor).stream().map(Role::code).toList(),
                30);
        TokenCreation.Created created = (TokenCreation.Created) made;
        return new Token(created.token().id(), created.secret());
    }

    record Token(String id, String secret) {}

    /** A file of a new person of operations. */
    String file(String username, String partner) {
        var unused = accounts.register(NewAccount.demo(username, "Ole Uploader", null, partner, Role.OPERATIONS));
        return file(username);
    }

    String file(String username) {
        Imports.Upload upload = imports.upload(
                actor(username),
                ImportKind.CUSTOMERS,
                "customers.csv",
                CUSTOMERS.getBytes(StandardCharsets.UTF_8),
                "unicode",
                "crm");
        return ((Imports.Upload.Taken) upload).id();
    }

    private Actor actor(String username) {
        return accounts.actor(username).orElseThrow();
    }
}
