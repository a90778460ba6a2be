/** What goes on after a restart: the lines that wait to be rendered, the exports that were not finished, and drawn peaks of sounds. */
export const workToResume002 = `
CREATE TABLE render_queue (
  position INTEGER PRIMARY KEY,
  line_id TEXT NOT NULL
) STRICT;

CREATE TABLE exports (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  job TEXT NOT NULL
) STRICT;

CREATE TABLE peaks (
  sound_id TEXT PRIMARY KEY NOT NULL,
  data BLOB NOT NULL
) STRICT;
`;
