package planted.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class OpenRow {

    @Id
    public String id;
}
