/** What the program itself remembers, beside the projects. */
export const application001 = `
CREATE TABLE settings (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE recent_projects (
  path TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  opened_at_ms REAL NOT NULL
) STRICT;

CREATE TABLE lexicon (
  id TEXT PRIMARY KEY NOT NULL,
  word TEXT NOT NULL,
  language TEXT NOT NULL,
  phones TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
`;
