/**
 * Dubbing to picture: subtitle files with their cues, the picture, how lines met their slots, ducked beds, and the timing of
 * the programme. New columns of a table stand last and have the defaults that its mapping calls `added`.
 */
export const dubbing003 = `
ALTER TABLE settings ADD COLUMN drop_frame INTEGER NOT NULL DEFAULT 1 CHECK (drop_frame IN (0, 1));
ALTER TABLE settings ADD COLUMN start_frame INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settings ADD COLUMN conform_from_rate REAL;
ALTER TABLE settings ADD COLUMN conform_to_rate REAL;
ALTER TABLE characters ADD COLUMN aliases TEXT NOT NULL DEFAULT '[]';
ALTER TABLE lines ADD COLUMN fit TEXT NOT NULL DEFAULT 'fit';
ALTER TABLE takes ADD COLUMN rate REAL NOT NULL DEFAULT 1;
ALTER TABLE takes ADD COLUMN stretch REAL NOT NULL DEFAULT 1;
ALTER TABLE tracks ADD COLUMN content TEXT;
ALTER TABLE tracks ADD COLUMN duck TEXT;

CREATE TABLE subtitle_files (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  byte_order_mark INTEGER NOT NULL CHECK (byte_order_mark IN (0, 1)),
  text TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE cues (
  id TEXT PRIMARY KEY NOT NULL,
  file_id TEXT NOT NULL REFERENCES subtitle_files (id) DEFERRABLE INITIALLY DEFERRED,
  file_index INTEGER NOT NULL,
  part INTEGER NOT NULL,
  line_id TEXT NOT NULL REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  start_sample INTEGER NOT NULL,
  end_sample INTEGER NOT NULL,
  text TEXT NOT NULL,
  speaker TEXT,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
CREATE INDEX cues_by_file ON cues (file_id);
CREATE INDEX cues_by_line ON cues (line_id);

CREATE TABLE pictures (
  id TEXT PRIMARY KEY NOT NULL,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes REAL NOT NULL,
  start_sample INTEGER NOT NULL,
  length_samples INTEGER NOT NULL,
  frame_rate REAL NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  video_codec TEXT NOT NULL,
  sound_tracks TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT;
`;
