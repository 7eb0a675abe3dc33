package planted.persistence;

/** A name that keeps the rules: it only ends like a forbidden word. */
public class Database {}
