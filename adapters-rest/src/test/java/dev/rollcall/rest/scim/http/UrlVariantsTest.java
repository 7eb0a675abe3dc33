package dev.rollcall.rest.scim.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlVariantsTest {

    @ParameterizedTest
    @CsvSource({
        "Users, Users",
        "Users/, Users",
        "/Users, Users",
        "users, Users",
        "//uSERS//1//, Users/1",
        "users/ABC, Users/ABC",
        "groups/x, Groups/x",
        "schemas, Schemas",
        "SCHEMAS/urn:x:User, Schemas/urn:x:User",
        "resourcetypes/user, ResourceTypes/user",
        "serviceproviderconfig, ServiceProviderConfig",
        "ME, Me",
        "bulk, Bulk",
        ".Search, .search",
        "Bulk;a=%2F.search, Bulk",
        "users;a=1/x;b, Users/x",
        "Bulk%2F.search, Bulk%2F.search",
        "Nothing/Users, Nothing/Users",
        "Users/%C3%BC, Users/%C3%BC",
        "'', ''",
        "///, ''"
    })
    void leadsEverySpellingToTheAddressOfTheRfc(String sent, String canonical) {
        assertThat(UrlVariants.canonical(sent)).isEqualTo(canonical);
    }
}
