package planted.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

@Entity
class UuidRow {

    @Id
    private UUID id;

    UUID id() {
        return id;
    }
}
