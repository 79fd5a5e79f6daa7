import GRDB

/// The store's layout, as it came to be.
///
/// Migrations are appended, never changed.
enum ExchangeMigrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 objects and directory") { db in try objects(db) }
        migrator.registerMigration("2 contacts") { db in try contacts(db) }
        migrator.registerMigration("3 campaigns' progress, attempts and events") { db in try progress(db) }
        migrator.registerMigration("4 tokens of users") { db in try userTokens(db) }
        migrator.registerMigration("5 rules of dialing") { db in try dialingRules(db) }
        migrator.registerMigration("6 wrap-up codes of attempts") { db in
            // The id of the code that an agent gave; NULL: the dialer's own, which follows from the disposition.
            try db.execute(sql: "ALTER TABLE attempts ADD COLUMN wrapup TEXT")
        }
        migrator.registerMigration("7 jobs on contact lists, and their files") { db in try jobs(db) }
        migrator.registerMigration("8 numbers of calls and tokens of access keys") { db in try numbers(db) }
        migrator.registerMigration("9 when and by whom do-not-call entries were made") { db in
            // `serial` names an entry by a whole number; `author` is the id of a user, NULL for nobody.
            try db.execute(
                sql: """
                    ALTER TABLE dnc_entries ADD COLUMN serial INTEGER;
                    ALTER TABLE dnc_entries ADD COLUMN made INTEGER;
                    ALTER TABLE dnc_entries ADD COLUMN changed INTEGER;
                    ALTER TABLE dnc_entries ADD COLUMN author TEXT;
                    UPDATE dnc_entries SET serial = ranked.serial FROM (
                      SELECT list, entry, row_number() OVER (ORDER BY list, entry) AS serial FROM dnc_entries
                    ) AS ranked
                    WHERE dnc_entries.list = ranked.list AND dnc_entries.entry = ranked.entry;
                    CREATE UNIQUE INDEX dnc_entries_by_serial ON dnc_entries (serial);
                    CREATE INDEX dnc_entries_by_entry ON dnc_entries (entry);
                    """
            )
        }
        return migrator
    }

    private static func objects(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

                CREATE TABLE objects (
                  key INTEGER PRIMARY KEY,
                  kind TEXT NOT NULL,
                  id TEXT NOT NULL,
                  name TEXT NOT NULL,
                  division TEXT,
                  document TEXT NOT NULL,
                  UNIQUE (kind, id)
                ) STRICT;
                CREATE INDEX objects_by_name ON objects (kind, name);

                CREATE TABLE grants (
                  subject TEXT NOT NULL,
                  role TEXT NOT NULL,
                  division TEXT NOT NULL,
                  made INTEGER NOT NULL,
                  PRIMARY KEY (subject, role, division)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE tokens (
                  digest BLOB PRIMARY KEY,
                  client TEXT NOT NULL,
                  expires INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE members (
                  queue TEXT NOT NULL,
                  user TEXT NOT NULL,
                  joined INTEGER NOT NULL,
                  PRIMARY KEY (queue, user)
                ) STRICT, WITHOUT ROWID;
                """
        )
    }

    /// `list` and `campaign` are the keys in `objects`: eight bytes in each of a million rows, not thirty-six.
    private static func contacts(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE lists (
                  list INTEGER PRIMARY KEY REFERENCES objects (key) ON DELETE CASCADE,
                  size INTEGER NOT NULL,
                  position INTEGER NOT NULL
                ) STRICT;

                CREATE TABLE contacts (
                  seq INTEGER PRIMARY KEY,
                  list INTEGER NOT NULL REFERENCES objects (key) ON DELETE CASCADE,
                  id TEXT NOT NULL,
                  position INTEGER NOT NULL,
                  priority INTEGER NOT NULL,
                  callable INTEGER NOT NULL,
                  data TEXT NOT NULL,
                  created INTEGER NOT NULL,
                  attempts INTEGER NOT NULL,
                  UNIQUE (list, id)
                ) STRICT;
                CREATE INDEX contacts_of_list ON contacts (list);

                CREATE TABLE contact_numbers (
                  list INTEGER NOT NULL REFERENCES objects (key) ON DELETE CASCADE,
                  contact TEXT NOT NULL,
                  col TEXT NOT NULL,
                  at INTEGER,
                  result TEXT,
                  dead INTEGER NOT NULL DEFAULT 0,
                  PRIMARY KEY (list, contact, col)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX dead_numbers ON contact_numbers (list) WHERE dead = 1;
                """
        )
    }

    private static func progress(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE campaign_contacts (
                  campaign INTEGER NOT NULL REFERENCES objects (key) ON DELETE CASCADE,
                  contact TEXT NOT NULL,
                  attempts INTEGER NOT NULL,
                  pass INTEGER NOT NULL,
                  skipped TEXT,
                  PRIMARY KEY (campaign, contact)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE attempts (
                  campaign INTEGER NOT NULL REFERENCES objects (key) ON DELETE CASCADE,
                  contact TEXT NOT NULL,
                  ordinal INTEGER NOT NULL,
                  pass INTEGER NOT NULL,
                  col TEXT NOT NULL,
                  number TEXT NOT NULL,
                  agent TEXT,
                  started INTEGER NOT NULL,
                  ended INTEGER,
                  disposition TEXT,
                  ring INTEGER,
                  talk INTEGER,
                  PRIMARY KEY (campaign, contact, ordinal)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX open_attempts ON attempts (campaign) WHERE ended IS NULL;

                CREATE TABLE events (
                  seq INTEGER PRIMARY KEY,
                  id TEXT NOT NULL UNIQUE,
                  kind TEXT NOT NULL,
                  level TEXT NOT NULL,
                  campaign TEXT NOT NULL,
                  document TEXT NOT NULL
                ) STRICT;
                CREATE INDEX events_of_campaign ON events (campaign);
                """
        )
    }

    private static func jobs(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE jobs (
                  seq INTEGER PRIMARY KEY,
                  id TEXT NOT NULL UNIQUE,
                  kind TEXT NOT NULL,
                  list INTEGER NOT NULL REFERENCES objects (key) ON DELETE CASCADE,
                  document TEXT NOT NULL
                ) STRICT;
                CREATE INDEX jobs_of_list ON jobs (list, kind);

                CREATE TABLE job_parts (
                  job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
                  part INTEGER NOT NULL,
                  body BLOB NOT NULL,
                  PRIMARY KEY (job, part)
                ) STRICT;
                """
        )
    }

    /// `user` is whom a token stands for, `scope` what the user's application may do, separated by spaces.
    private static func userTokens(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE tokens ADD COLUMN user TEXT;
                ALTER TABLE tokens ADD COLUMN scope TEXT;
                CREATE INDEX tokens_of_client ON tokens (client);
                """
        )
    }

    /// `tries` holds what attempt limits count, for as long as the list lives and whatever becomes of the campaigns;
    /// `due` is when a contact that waits to be called again in this pass may be, `recalls` how often it was.
    private static func dialingRules(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE dnc_entries (
                  list INTEGER NOT NULL REFERENCES objects (key) ON DELETE CASCADE,
                  entry TEXT NOT NULL,
                  expires INTEGER,
                  PRIMARY KEY (list, entry)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE tries (
                  list INTEGER NOT NULL REFERENCES objects (key) ON DELETE CASCADE,
                  contact TEXT NOT NULL,
                  at INTEGER NOT NULL,
                  col TEXT NOT NULL,
                  PRIMARY KEY (list, contact, at, col)
                ) STRICT, WITHOUT ROWID;
                INSERT OR IGNORE INTO tries (list, contact, at, col)
                  SELECT lists.key, contact, started, col FROM attempts
                  JOIN objects AS campaigns ON campaigns.key = campaign
                  JOIN objects AS lists ON lists.kind = 'contactList'
                    AND lists.id = json_extract(campaigns.document, '$.contactList')
                  WHERE disposition IS NULL OR disposition NOT IN ('congestion', 'misconfigured', 'skipped');

                ALTER TABLE campaign_contacts ADD COLUMN due INTEGER;
                ALTER TABLE campaign_contacts ADD COLUMN recalls INTEGER NOT NULL DEFAULT 0;

                UPDATE objects SET document = json_set(document, '$.rules', json(
                  '{"dncLists":[],"ruleSets":[],"sorts":[],"filtersDynamically":false,"sortsDynamically":false}'))
                  WHERE kind = 'campaign';
                UPDATE objects SET document = json_set(document, '$.mapsTimeZones', json('false'))
                  WHERE kind = 'contactList';
                """
        )
    }

    /// `serial` names a call by a whole number, as CXone does, in the order in which calls were placed.
    ///
    /// `wrap` is how long the agent wrapped up, `outcome` the id of the disposition that the agent set, `notes` what the
    /// agent wrote. From `expires` on a contact is not called any more.
    private static func numbers(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE attempts ADD COLUMN serial INTEGER;
                ALTER TABLE attempts ADD COLUMN wrap INTEGER;
                ALTER TABLE attempts ADD COLUMN outcome TEXT;
                ALTER TABLE attempts ADD COLUMN notes TEXT;
                UPDATE attempts SET serial = ranked.serial FROM (
                  SELECT campaign, contact, ordinal,
                    row_number() OVER (ORDER BY started, campaign, contact, ordinal) AS serial FROM attempts
                ) AS ranked
                WHERE attempts.campaign = ranked.campaign AND attempts.contact = ranked.contact
                  AND attempts.ordinal = ranked.ordinal;
                CREATE UNIQUE INDEX attempts_by_serial ON attempts (serial);
                CREATE INDEX attempts_by_end ON attempts (ended);

                ALTER TABLE contacts ADD COLUMN expires INTEGER;
                CREATE INDEX contacts_by_expiry ON contacts (list, expires) WHERE expires IS NOT NULL;

                CREATE TABLE access_tokens (
                  digest TEXT PRIMARY KEY,
                  refreshes INTEGER NOT NULL,
                  access_key TEXT,
                  user TEXT,
                  client TEXT,
                  expires INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                """
        )
    }
}
