package dev.rollcall.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.access.Caller;
import dev.rollcall.application.directory.Administrations;
import dev.rollcall.application.directory.UserAdministration;
import dev.rollcall.application.json.JsonReader;
import dev.rollcall.application.lifecycle.RepeatedErasures;
import dev.rollcall.application.port.Ports;
import dev.rollcall.application.port.Samples;
import dev.rollcall.application.provisioning.Call;
import dev.rollcall.application.provisioning.GroupProvisioning;
import dev.rollcall.application.provisioning.Provisionings;
import dev.rollcall.application.provisioning.UserProvisioning;
import dev.rollcall.domain.Refusal;
import dev.rollcall.domain.directory.Directory;
import dev.rollcall.domain.directory.DirectorySchemas;
import dev.rollcall.domain.link.AdministratorAction;
import dev.rollcall.domain.scim.resource.Precondition;
import dev.rollcall.domain.scim.resource.ResourceId;
import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.synclog.Actor;
import dev.rollcall.domain.user.User;
import dev.rollcall.domain.user.UserId;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requirement E3: after a person was anonymised, and after a backup brought it back, no table holds anything by which it can be told who it was. */
class ErasureIT extends OnBothDatabases {

    private static final String MARK = "zqmark";
    private static final Actor ADMINISTRATOR = new Actor(Actor.Kind.ADMINISTRATOR, "admin", "request-2");
    private static final String PERSON = """
            {'userName':'ZQMARK.login','externalId':'zqmark-external','displayName':'Zqmark display','active':true,
             'name':{'givenName':'Zqmark given','familyName':'Zqmark family','formatted':'Zqmark formatted'},
             'title':'Zqmark title','emails':[{'value':'zqmark@example.com','type':'work'}],
             'phoneNumbers':[{'value':'+49 zqmark','type':'work'}],
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'employeeNumber':'zqmark-7'},
             'profileField_badge':'zqmark-badge'}
            """;

    @ParameterizedTest
    @CsvSource({"H2, false", "H2, true", "MARIADB, false", "MARIADB, true"})
    void leavesNoMarkOfAPersonInAnyTable(TestDatabase.Kind kind, boolean isRestored) {
        Ports ports = on(kind).ports();
        UserProvisioning provisioning = Provisionings.users(ports, Clock.systemUTC());
        GroupProvisioning groups = Provisionings.groups(ports, Clock.systemUTC());
        UserAdministration administration = Administrations.users(ports, Clock.systemUTC());
        Call call = directoryWithAUniqueField(ports);
        Call other = new Call(new Caller.OfDirectory(Samples.storedDirectory(ports), "client"), "request");
        groups.create(call, json("{'displayName':'Waiting','members':[{'value':'zqmark-external'}]}"));

        ResourceId first = provisioning.create(call, json(PERSON)).id();
        UserId person = ports.users()
                .lockByLoginName(User.loginKey("zqmark.login"))
                .orElseThrow()
                .id();
        provisioning.patch(
                call,
                first,
                json("{'Operations':[{'op':'replace','path':'userName','value':'zqmark.renamed'},"
                        + "{'op':'add','path':'nickName','value':'zqmark-nick'}]}"),
                Precondition.NONE);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> provisioning.create(other, json("{'userName':'zqmark.renamed'}")));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> provisioning.create(call, json("{'userName':'zqmark.renamed'}")));
        administration.update(
                ADMINISTRATOR, person, json("{'attributes':{'locale':'zqmark','roles':[{'value':'zqmark-role'}]}}"));
        provisioning.delete(call, first, Precondition.NONE);
        ResourceId second = provisioning
                .create(call, json(PERSON.replace("login", "login2").replace("displayName", "nickName")))
                .id();
        administration.update(ADMINISTRATOR, person, json("{'attributes':{'displayName':'Zqmark by hand'}}"));
        groups.create(call, json("{'displayName':'Team','members':[{'value':'" + second.value() + "'}]}"));
        provisioning.patch(
                call,
                second,
                json("{'Operations':[{'op':'replace','path':'active','value':false}]}"),
                Precondition.NONE);
        assertThat(marked(kind)).contains("users", "link", "lookup", "unique_value", "user_lookup");

        if (isRestored) {
            // The database is as a backup from before the anonymisation, which the file remembers.
            ports.erasures().remember(List.of(person));
            RepeatedErasures erasures = new RepeatedErasures(ports.erasures(), ports.users(), administration);
            assertThat(erasures.run()).isEqualTo(1);
            assertThat(erasures.run()).isZero();
        } else {
            administration.act(ADMINISTRATOR, person, AdministratorAction.DELETE);
            administration.act(ADMINISTRATOR, person, AdministratorAction.ANONYMISE);
        }

        assertThat(marked(kind)).isEmpty();
        assertThat(ports.users().find(person)).isPresent();
        assertThat(ports.erasures().all()).contains(person);
    }

    /** The tables that hold the mark in any column of any row. */
    private List<String> marked(TestDatabase.Kind kind) {
        return on(kind).transactions().with(entities -> {
            List<?> tables = entities.createNativeQuery("select table_name from information_schema.tables"
                            + " where table_schema = schema() and table_type like 'BASE TABLE'")
                    .getResultList();
            assertThat(tables).hasSizeGreaterThan(15);
            return tables.stream()
                    .map(table -> table.toString().toLowerCase(Locale.ROOT))
                    .filter(table -> isMarked(
                            entities.createNativeQuery("select * from " + table).getResultList()))
                    .toList();
        });
    }

    private static boolean isMarked(List<?> rows) {
        return rows.stream()
                .map(row -> row instanceof Object[] columns ? Arrays.toString(columns) : String.valueOf(row))
                .anyMatch(row -> row.toLowerCase(Locale.ROOT).contains(MARK));
    }

    private static Call directoryWithAUniqueField(Ports ports) {
        Directory plain = Samples.storedDirectory(ports);
        DirectorySchemas schemas = DirectorySchemas.create(
                json("{'profileFields':[{'key':'badge','type':'string','uniqueness':'server'}]}"));
        Directory directory = plain.with(schemas, Samples.NOW);
        ports.directories().update(directory);
        return new Call(new Caller.OfDirectory(directory, "client"), "request");
    }

    private static Complex json(String text) {
        return JsonReader.readStored(text.replace('\'', '"'));
    }
}
