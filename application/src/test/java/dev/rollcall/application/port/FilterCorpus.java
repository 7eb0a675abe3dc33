package dev.rollcall.application.port;

import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.link.Link;
import dev.rollcall.domain.scim.resource.Meta;
import dev.rollcall.domain.scim.resource.Version;
import dev.rollcall.domain.scim.schema.CoreSchemas;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Flag;
import dev.rollcall.domain.scim.value.Many;
import dev.rollcall.domain.scim.value.Text;
import dev.rollcall.domain.scim.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Users of every shape and filters of every kind over them. */
public final class FilterCorpus {

    /** How many users there are. */
    public static final int USERS = 500;

    private static final String ENTERPRISE = CoreSchemas.ENTERPRISE_USER.id();

    /** Names in which databases and programs like to differ. */
    public static final List<String> NAMES = List.of(
            "Bob",
            "Bob ",
            " Bob",
            "Böb",
            "Bo\u0308b",
            "ALICE",
            "user%",
            "user_",
            "user!",
            "user\\",
            "user'",
            "user\"",
            "straße",
            "STRASSE",
            "ﬁnn",
            "ISTANBUL",
            "ıstanbul",
            "İstanbul",
            "😀",
            "\uFFFD",
            "Ａnn",
            "a\u0001b",
            "null",
            "x'; drop table link; --",
            "${jndi}",
            "?",
            ":p1",
            "bob😀",
            "\uD7FFa",
            "\uD7FF",
            "\uFFFFa",
            "\uFFFF",
            "\uE000",
            "\uDBFF\uDFFFa",
            "\uDBFF\uDFFF",
            "x".repeat(124),
            "x".repeat(125),
            "y".repeat(188),
            "y".repeat(189),
            "z".repeat(300),
            "😀".repeat(100),
            "\uD83D\uDE00".repeat(62) + "tail".repeat(40));

    /** Texts that would change a statement they were pasted into. */
    public static final List<String> PAYLOADS = List.of(
            "' or '1'='1",
            "' or 1=1 --",
            "'; drop table link; --",
            "\" or \"\"=\"",
            "') or ('1'='1",
            "1; select 1",
            "admin'--",
            "admin' #",
            "admin'/*",
            "' union select null--",
            "' and sleep(5)--",
            "%",
            "_",
            "%%",
            "__",
            "\\%",
            "\\_",
            "\\",
            "\\\\",
            "!",
            "!!",
            "!%",
            "!_",
            "[a-z]",
            "^",
            "*",
            "?",
            "?1",
            ":p1",
            ":directory",
            "@@version",
            "0x41",
            "char(65)",
            "`link`",
            "${x}",
            "{fn now()}",
            "{d '2020-01-01'}",
            "\u0000",
            "\n",
            "\t",
            "\u2028",
            "NULL",
            "null",
            "true",
            "1=1",
            "/*!50000 or 1=1*/",
            "x' or l.active = true or 'x'='",
            "l.id",
            "' || '",
            "' like '%");

    private FilterCorpus() {}

    /** Returns one of the users, as a link that is not stored. */
    public static Link link(Ports ports, Directory directory, int number) {
        Link link = Samples.link(ports, directory, attributes(number, name(number)));
        Instant created = Samples.NOW.plusMillis(number);
        Meta meta = new Meta(created, created.plusSeconds(number % 7L), new Version(number + 1L));
        return new Link(link.id(), link.directory(), link.user(), link.state(), link.attributes(), meta);
    }

    /** Returns the login name of a user. */
    public static String name(int number) {
        // Login names are unique in a database that tests share, and so a hard name is made unique at its end.
        String hard = NAMES.get(number % NAMES.size());
        return number < NAMES.size() ? hard + Samples.name("") : Samples.name("user" + number);
    }

    /** Returns what a user is like. */
    public static Complex attributes(int number, String userName) {
        String hard = NAMES.get(number % NAMES.size());
        Complex attributes = Samples.attributes(userName).with("active", Flag.of(number % 3 != 0));
        if (number % 2 == 0) {
            attributes = attributes.with("externalId", new Text(number % 4 == 0 ? hard : "E-" + number));
        }
        if (number % 5 != 0) {
            attributes = attributes
                    .with("displayName", new Text(hard))
                    .with(
                            "name",
                            Complex.of("familyName", (Value) new Text(hard)).with("givenName", new Text("G" + number)))
                    .with("emails", Many.of(email("work", hard), email("home", "h" + number + "@example.org")));
        }
        if (number % 7 == 0) {
            attributes = attributes
                    .with("title", new Text("Engineer " + hard))
                    .with("phoneNumbers", Many.of(Complex.of("value", new Text("+49 " + number))))
                    .with(ENTERPRISE, Complex.of("employeeNumber", new Text(number % 14 == 0 ? hard : "N" + number)));
        }
        if (number % 13 == 0) {
            attributes = everythingElse(attributes, number, hard);
        }
        return number % 11 == 0 ? attributes.with("displayName", new Text("")) : attributes;
    }

    private static Complex everythingElse(Complex attributes, int number, String hard) {
        Complex address = Complex.of("type", (Value) new Text("work"))
                .with("locality", new Text(hard))
                .with("postalCode", new Text("P" + number))
                .with("country", new Text("DE"));
        Complex role = Complex.of("value", (Value) new Text(hard)).with("primary", Flag.of(number % 2 == 0));
        return attributes
                .with("nickName", new Text(hard))
                .with("userType", new Text("Contractor"))
                .with("locale", new Text("de-DE"))
                .with("profileUrl", new Text("https://example.org/" + number))
                .with("addresses", Many.of(address, address.with("type", new Text("home"))))
                .with("roles", Many.of(role))
                .with("ims", Many.of(Complex.of("value", (Value) new Text(hard)).with("type", new Text("xmpp"))))
                .with(
                        ENTERPRISE,
                        Complex.of("department", (Value) new Text(hard))
                                .with("manager", Complex.of("value", new Text("M" + number))));
    }

    private static Complex email(String type, String address) {
        return Complex.of("value", (Value) new Text(address)).with("type", new Text(type));
    }

    /** Returns filters over all users, who are given as they are read. */
    public static List<String> filters(List<Complex> users) {
        List<String> filters = new ArrayList<>(logic(users));
        filters.addAll(new FilterGrammar(CoreSchemas.USER, NAMES).filters(150));
        List<String> paths = List.of(
                "userName",
                "externalId",
                "id",
                "displayName",
                "name.familyName",
                "emails.value",
                "emails",
                "phoneNumbers.value",
                ENTERPRISE + ":employeeNumber",
                "title");
        List<String> operators = List.of("eq", "ne", "sw", "co", "ew");
        for (int i = 0; i < NAMES.size(); i++) {
            filters.add(condition(paths.get(i % paths.size()), operators.get(i % operators.size()), NAMES.get(i)));
            filters.add(condition(
                    "userName",
                    operators.get(i % operators.size()),
                    users.get(i).text("userName").orElseThrow()));
            filters.add(condition("displayName", "eq", NAMES.get(i)));
            filters.add(condition("emails.value", i % 2 == 0 ? "sw" : "ew", NAMES.get(i)));
            filters.add(condition("externalId", "sw", NAMES.get(i)));
        }
        for (int i = 0; i < PAYLOADS.size(); i++) {
            filters.add(condition(paths.get(i % paths.size()), operators.get(i % operators.size()), PAYLOADS.get(i)));
            filters.add(condition("userName", "co", PAYLOADS.get(i)));
        }
        for (String path : paths) {
            filters.add(path + " pr");
            filters.add("not (" + path + " pr)");
            filters.add(condition(path, "eq", ""));
            filters.add(condition(path, "co", ""));
            filters.add(condition(path, "gt", "m"));
            filters.add(condition(path, "le", "😀"));
        }
        return filters;
    }

    private static List<String> logic(List<Complex> users) {
        String id = users.get(7).text("id").orElseThrow();
        String created = users.get(9).complex("meta").text("created").orElseThrow();
        return List.of(
                "active eq true",
                "active eq false",
                "not (active eq true)",
                "active ne true",
                "active pr",
                "id eq \"" + id + "\"",
                "id ne \"" + id + "\"",
                "id sw \"" + id.substring(0, 20) + "\"",
                "id ew \"" + id.substring(20) + "\"",
                "id co \"%\"",
                "id eq \"" + id.toUpperCase(Locale.ROOT) + "\"",
                "id gt \"" + id + "\"",
                "meta.created eq \"" + created + "\"",
                "meta.created gt \"" + created + "\"",
                "meta.created ge \"" + created + "\"",
                "meta.created lt \"" + created + "\"",
                "meta.created le \"" + created + "\"",
                "meta.created ne \"" + created + "\"",
                "meta.created gt \"2026-03-29T04:30:00.1294999+02:00\"",
                "meta.created ge \"2026-03-29T02:30:00.1294999Z\"",
                "meta.created lt \"2026-03-29T02:30:00.1294999Z\"",
                "meta.created eq \"2026-03-29T02:30:00.1294999Z\"",
                "meta.lastModified gt \"2026-03-29T02:30:03Z\"",
                "not (meta.lastModified gt \"2026-03-29T02:30:03Z\")",
                "meta.created gt \"0001-01-01T00:00:00Z\"",
                "meta.lastModified lt \"9999-12-31T23:59:59.999Z\"",
                "meta.created co \"2026\"",
                "meta.version eq \"W/\\\"3\\\"\"",
                "meta.resourceType eq \"User\"",
                "meta pr",
                "meta.location pr",
                "unknown eq \"x\"",
                "not (unknown eq \"x\")",
                "schemas eq \"" + ENTERPRISE + "\"",
                "emails[type eq \"work\"].value eq \"bob\"",
                "emails[type eq \"home\" and value sw \"H1\"]",
                "emails[type eq \"home\" and value eq \"bob\"]",
                "emails[value eq \"bob\"]",
                "not (emails[value eq \"bob\"])",
                "not (emails[type eq \"home\" and value eq \"bob\"])",
                "emails[value eq \"bob\" or value eq \"alice\"]",
                "emails[not (type eq \"work\")]",
                "emails[not (value pr)]",
                "emails[type pr and not (value eq \"bob\")]",
                "emails[type eq \"work\" and (value sw \"b\" or value sw \"a\")]",
                "emails[type eq \"work\" and (value sw \"b\" or type eq \"work\")]",
                "name[familyName eq \"bob\" and givenName sw \"g\"]",
                "phoneNumbers[value co \"4\"]",
                "active eq true and userName sw \"user1\"",
                "active eq true or userName sw \"user1\"",
                "active eq true and title co \"bob\"",
                "active eq true or title co \"bob\"",
                "not (active eq true and title co \"bob\")",
                "not (active eq true or externalId sw \"E\")",
                "not (externalId eq \"E-2\")",
                "externalId ne \"E-2\" and externalId ne \"E-6\"",
                "externalId eq \"E-2\" or displayName eq \"alice\" or emails.value eq \"h3@example.org\"",
                "(externalId eq \"E-2\" or title pr) and (active eq false or displayName sw \"b\")",
                "not (not (displayName eq \"bob\"))",
                "displayName eq null",
                "displayName ne null",
                "nickName pr or userName eq \"nobody\"",
                "userName eq \"user\\uD83D\"",
                "userName co \"\\uDE00\"");
    }

    /** Returns a condition whose literal is escaped, character for character, unless it is long. */
    public static String condition(String path, String operator, String literal) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < literal.length(); i++) {
            quoted.append(String.format("\\u%04x", (int) literal.charAt(i)));
        }
        String written = literal.length() > 100 ? literal : quoted.toString();
        return path + " " + operator + " \"" + written + "\"";
    }
}
