/**
 * A project as it began: the document's tables, sounds, details of takes, history. Columns that hold a list that is only
 * ever read whole (phones, drawn curves, patches) are JSON; foreign keys are checked when a transaction ends, because the
 * patches of one edit come in any order. `checksum` is the CRC-32 of what a row holds: SQLite itself does not notice a
 * changed letter.
 */
export const project001 = `
CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  project_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  history_position INTEGER NOT NULL,
  created_at_ms REAL NOT NULL,
  last_backup_at_ms REAL,
  head_check INTEGER NOT NULL CHECK (head_check = revision * 8191 + history_position)
) STRICT;

CREATE TABLE settings (
  id TEXT PRIMARY KEY NOT NULL CHECK (id = 'project'),
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  time_format TEXT NOT NULL,
  frame_rate REAL NOT NULL,
  loudness_preset TEXT NOT NULL,
  take_cap INTEGER NOT NULL,
  line_gap_samples INTEGER NOT NULL,
  loop_start_sample INTEGER,
  loop_end_sample INTEGER,
  checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE characters (
  id TEXT PRIMARY KEY NOT NULL,
  sort_order TEXT NOT NULL,
  name TEXT NOT NULL,
  colour INTEGER NOT NULL,
  voice_id TEXT NOT NULL,
  pace REAL NOT NULL,
  pitch_semitones REAL NOT NULL,
  range REAL NOT NULL,
  energy_db REAL NOT NULL,
  pauses REAL NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE lines (
  id TEXT PRIMARY KEY NOT NULL,
  sort_order TEXT NOT NULL,
  character_id TEXT NOT NULL REFERENCES characters (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  slot_start_sample INTEGER,
  slot_end_sample INTEGER,
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  seed INTEGER NOT NULL,
  take_id TEXT REFERENCES takes (id) DEFERRABLE INITIALLY DEFERRED,
  checksum INTEGER NOT NULL
) STRICT;
CREATE INDEX lines_by_character ON lines (character_id);
CREATE INDEX lines_by_take ON lines (take_id);

CREATE TABLE line_overrides (
  line_id TEXT NOT NULL REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  phones TEXT NOT NULL,
  PRIMARY KEY (line_id, position)
) STRICT;

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY NOT NULL REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  pace REAL,
  pitch_semitones REAL,
  range REAL,
  energy_db REAL,
  pauses REAL,
  drawing TEXT,
  checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE takes (
  id TEXT PRIMARY KEY NOT NULL,
  line_id TEXT NOT NULL REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  seed INTEGER NOT NULL,
  recipe TEXT NOT NULL,
  sound_id TEXT NOT NULL,
  length_samples INTEGER NOT NULL,
  loudness_lufs REAL,
  over_samples INTEGER NOT NULL,
  created_at_ms REAL NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
CREATE INDEX takes_by_line ON takes (line_id);
CREATE INDEX takes_by_sound ON takes (sound_id);

CREATE TABLE tracks (
  id TEXT PRIMARY KEY NOT NULL,
  sort_order TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  character_id TEXT REFERENCES characters (id) DEFERRABLE INITIALLY DEFERRED,
  gain_db REAL NOT NULL,
  pan REAL NOT NULL,
  mute INTEGER NOT NULL CHECK (mute IN (0, 1)),
  solo INTEGER NOT NULL CHECK (solo IN (0, 1)),
  armed INTEGER NOT NULL CHECK (armed IN (0, 1)),
  checksum INTEGER NOT NULL
) STRICT;
CREATE INDEX tracks_by_character ON tracks (character_id);

CREATE TABLE assets (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  sound_id TEXT NOT NULL,
  length_samples INTEGER NOT NULL,
  channels INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
CREATE INDEX assets_by_sound ON assets (sound_id);

CREATE TABLE clips (
  id TEXT PRIMARY KEY NOT NULL,
  track_id TEXT NOT NULL REFERENCES tracks (id) DEFERRABLE INITIALLY DEFERRED,
  line_id TEXT REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  take_id TEXT REFERENCES takes (id) DEFERRABLE INITIALLY DEFERRED,
  asset_id TEXT REFERENCES assets (id) DEFERRABLE INITIALLY DEFERRED,
  start_sample INTEGER NOT NULL,
  offset_samples INTEGER NOT NULL,
  length_samples INTEGER NOT NULL,
  gain_db REAL NOT NULL,
  fade_in_samples INTEGER NOT NULL,
  fade_out_samples INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
CREATE INDEX clips_by_track ON clips (track_id);
CREATE INDEX clips_by_line ON clips (line_id);
CREATE INDEX clips_by_take ON clips (take_id);
CREATE INDEX clips_by_asset ON clips (asset_id);

CREATE TABLE clip_envelope_points (
  clip_id TEXT NOT NULL REFERENCES clips (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  at_sample INTEGER NOT NULL,
  gain_db REAL NOT NULL,
  PRIMARY KEY (clip_id, position)
) STRICT;

CREATE TABLE markers (
  id TEXT PRIMARY KEY NOT NULL,
  at_sample INTEGER NOT NULL,
  name TEXT NOT NULL,
  colour INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE lexicon (
  id TEXT PRIMARY KEY NOT NULL,
  word TEXT NOT NULL,
  language TEXT NOT NULL,
  phones TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  merge_key TEXT,
  at_ms REAL NOT NULL,
  patches TEXT NOT NULL,
  inverse TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE sounds (
  number INTEGER PRIMARY KEY,
  id TEXT UNIQUE,
  channels INTEGER NOT NULL,
  frames INTEGER NOT NULL,
  created_at_ms REAL NOT NULL
) STRICT;

CREATE TABLE sound_chunks (
  sound INTEGER NOT NULL REFERENCES sounds (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  samples BLOB NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (sound, position)
) STRICT;

CREATE TABLE take_details (
  take_id TEXT PRIMARY KEY NOT NULL,
  words TEXT NOT NULL,
  phones TEXT NOT NULL,
  frame_ms REAL NOT NULL,
  f0_hz BLOB NOT NULL,
  created_at_ms REAL NOT NULL
) STRICT;
`;
