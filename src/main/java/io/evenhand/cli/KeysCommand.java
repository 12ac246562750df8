package io.evenhand.cli;

import io.evenhand.signing.Keys;
import io.evenhand.signing.KeysUnavailableException;
import io.evenhand.signing.RevocationReason;
import io.evenhand.signing.Revocations;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** What can be done with the installation's keys. Starts neither the desk nor an engine. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "The installation's keys and certificates. Settings follow as --name=value, as with 'serve'.",
            "Exit code: 0 done, 1 refused, 2 wrong input or no keys there, 3 the machine's fault."
        },
        subcommands = {
            KeysCommand.ListKeys.class,
            KeysCommand.Rotate.class,
            KeysCommand.Revoke.class,
            KeysCommand.Backup.class,
            KeysCommand.Restore.class
        })
final class KeysCommand {
    private static final String PASSPHRASE_VARIABLE = "EVENHAND_KEYS_PASSPHRASE";

    private KeysCommand() {}

    /** What all of them have: settings, and faults told in a sentence. */
    abstract static class OnKeys implements java.util.concurrent.Callable<Integer> {
        @Unmatched
        private List<String> settings = new ArrayList<>();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        CommandSpec spec;

        abstract int on(Keys keys, PrintWriter out)
                throws Keys.NotPossibleException, IOException, SQLException, ConfiguredDatabase.MissingException;

        final List<String> settings() {
            return settings;
        }

        @Override
        public Integer call() {
            PrintWriter err = spec.commandLine().getErr();
            for (String setting : settings) {
                if (!setting.startsWith("--") || !setting.contains("=")) {
                    err.printf(
                            "\"%s\" is neither an option nor a setting; settings are written --name=value.%n", setting);
                    return ExitCode.BAD_INPUT;
                }
            }
            try {
                int code = ConfiguredDatabase.inSettings(
                        settings,
                        environment -> on(
                                Keys.of(environment, Clock.systemUTC()),
                                spec.commandLine().getOut()));
                spec.commandLine().getOut().flush();
                return code;
            } catch (Keys.NotPossibleException | ConfiguredDatabase.MissingException sentence) {
                err.println(sentence.getMessage());
                return ExitCode.BAD_INPUT;
            } catch (KeysUnavailableException sentence) {
                err.println(sentence.getMessage());
                return ExitCode.MACHINE;
            } catch (BadSqlGrammarException otherTables) {
                err.println(
                        "There is no register of certificates in this database: either it is not Evenhand's, or no version"
                                + " of Evenhand that keeps one has opened it yet.");
                return ExitCode.BAD_INPUT;
            } catch (SQLException | IOException e) {
                return Faults.report(
                        new MachineFaultException(StartupFailures.explain(e).orElse(StartupFailures.reason(e)), e));
            } catch (RuntimeException e) {
                return Faults.report(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the certificates in use, then those that only explain older documents.")
    static final class ListKeys extends OnKeys {
        @Override
        int on(Keys keys, PrintWriter out) throws Keys.NotPossibleException {
            print(keys.list(), out);
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Puts a new key in the place of one: certification, seal, timestamp or responder; or authority, with everything"
                        + " below it. Servers that run use it with their next signature. Older documents stay valid.",
                "After a rotation of the authority, hand out the new ca.crt: it holds the former authority, too."
            })
    static final class Rotate extends OnKeys {
        @Parameters(index = "0", paramLabel = "KEY", description = "Which key.")
        @SuppressWarnings("NullAway.Init")
        private String role;

        @Override
        int on(Keys keys, PrintWriter out) throws Keys.NotPossibleException {
            List<Keys.Key> now = keys.rotate(role);
            print(now, out);
            if (now.stream().anyMatch(key -> key.role().equals("authority")) && !keys.isAuthorityVouchedFor()) {
                out.println(
                        "The former authority may not vouch for another. Whoever trusts only that one will not believe new"
                                + " documents until you have handed out the new ca.crt.");
            }
            out.println("Make a new backup: ./evenhand keys backup --out FILE");
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = {
                "Withdraws a certificate that this installation issued, to a signer or to one of its services, and puts it on the"
                        + " list of withdrawn certificates at once. Of a service, first put another key in its place: keys rotate.",
                "What was sealed before stays valid. Only a withdrawn timestamp key takes with it the proof of when it stamped, and"
                        + " so the validity of older documents, unless a later timestamp by another key stands over it.",
                "With the embedded database, stop the server first."
            })
    static final class Revoke extends OnKeys {
        @Parameters(index = "0", paramLabel = "SERIAL", description = "As verifiers show it, hexadecimal.")
        @SuppressWarnings("NullAway.Init")
        private String serial;

        @Option(
                names = "--reason",
                required = true,
                description = "unspecified, key-compromise, ca-compromise, affiliation-changed, superseded,"
                        + " cessation-of-operation or privilege-withdrawn.")
        @SuppressWarnings("NullAway.Init")
        private String reason;

        @Override
        int on(Keys keys, PrintWriter out)
                throws Keys.NotPossibleException, SQLException, ConfiguredDatabase.MissingException {
            RevocationReason why = RevocationReason.of(reason).orElse(null);
            PrintWriter err = spec.commandLine().getErr();
            if (why == null) {
                err.println("“" + reason + "” is no reason; name one of " + RevocationReason.words() + ".");
                return ExitCode.BAD_INPUT;
            }
            try (ConfiguredDatabase database = ConfiguredDatabase.open(settings())) {
                var revocations = keys.revocations(new JdbcTemplate(database.source()));
                return switch (revocations.revoke(serial, why, "command line")) {
                    case Revocations.Outcome.Revoked revoked -> {
                        out.println("Withdrawn: " + words(revoked.certificate()));
                        yield ExitCode.DONE;
                    }
                    case Revocations.Outcome.RevokedBefore before -> {
                        out.println("It was withdrawn before: " + words(before.certificate()));
                        yield ExitCode.DONE;
                    }
                    case Revocations.Outcome.Refused refused -> {
                        err.println(refused.sentence());
                        yield ExitCode.REFUSED;
                    }
                    case Revocations.Outcome.Unknown unknown -> {
                        err.println(
                                "This installation has issued no certificate with the serial number " + serial + ".");
                        yield ExitCode.BAD_INPUT;
                    }
                };
            }
        }

        private static String words(io.evenhand.signing.IssuedCertificate certificate) {
            var revocation = certificate.revocation();
            String what = certificate.personId().isEmpty()
                    ? certificate.purpose()
                    : "person " + certificate.personId() + ", " + certificate.purpose();
            return certificate.serial() + " (" + what + ")"
                    + (revocation == null
                            ? ""
                            : " at " + revocation.at() + ", "
                                    + revocation.reason().word());
        }
    }

    /** Of a backup, there and back. */
    abstract static class WithPassphrase extends OnKeys {
        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "Where the passphrase is, in one line. Without it: " + PASSPHRASE_VARIABLE
                        + " of the environment, else it is asked for.")
        private @Nullable Path passphraseFile;

        final char[] passphrase(boolean twice) throws Keys.NotPossibleException, IOException {
            if (passphraseFile != null) {
                return Files.readString(passphraseFile, StandardCharsets.UTF_8)
                        .strip()
                        .toCharArray();
            }
            String variable = System.getenv(PASSPHRASE_VARIABLE);
            if (variable != null) {
                return variable.toCharArray();
            }
            Console console = System.console();
            if (console == null) {
                throw missing();
            }
            char[] first = console.readPassword("Passphrase: ");
            if (first == null) {
                throw missing();
            }
            if (twice && !Arrays.equals(first, console.readPassword("Once more: "))) {
                throw Keys.notPossible("The two are not the same. Nothing was written.");
            }
            return first;
        }

        private static Keys.NotPossibleException missing() {
            return Keys.notPossible(
                    "Give the passphrase with --passphrase-file FILE or in " + PASSPHRASE_VARIABLE + ".");
        }
    }

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Writes all keys into one file, encrypted under a passphrase, and reads it back.")
    static final class Backup extends WithPassphrase {
        @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to make.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        int on(Keys keys, PrintWriter out) throws Keys.NotPossibleException, IOException {
            int files = keys.backup(file, passphrase(true));
            out.printf("%d files of %s are in %s, which was read back.%n", files, keys.folder(), file);
            if (keys.areInToken()) {
                out.println(
                        "The installation's own keys are in a token and not in this file: back that up as its maker says.");
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Puts the keys of a backup in the place where there are none. Nothing is ever replaced.")
    static final class Restore extends WithPassphrase {
        @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        int on(Keys keys, PrintWriter out) throws Keys.NotPossibleException, IOException {
            int files = keys.restore(file, passphrase(false));
            out.printf("%d files were restored to %s.%n", files, keys.folder());
            return ExitCode.DONE;
        }
    }

    private static void print(List<Keys.Key> keys, PrintWriter out) {
        for (Keys.Key key : keys) {
            LocalDate until = LocalDate.ofInstant(key.until(), ZoneOffset.UTC);
            out.printf(
                    "%-8s %-14s until %s  %s  %s%s%n",
                    key.inUse() ? "in use" : "former",
                    key.role(),
                    until,
                    key.serial(),
                    key.subject(),
                    key.due() ? "  <- ends within a year: ./evenhand keys rotate " + key.role() : "");
        }
    }
}
