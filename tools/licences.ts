// Writes docs/licences.md from the lockfile: every package that the program itself needs, with its licence.
//   node tools/pinned-node.mjs tools/licences.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { licenceTable, readRuntimePackages } from './runtime-packages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = `# Licences

What the program is made of. Written by \`tools/licences.ts\`; a test keeps it equal to the lockfile and refuses the GPL.

${licenceTable(readRuntimePackages(readFileSync(`${root}package-lock.json`, 'utf8')))}

Inside packages:

- \`wasm-media-encoders\` holds LAME (LGPL-2.0-or-later) as a separate WebAssembly file that can be replaced; its source is at
  lame.sourceforge.io.
- \`mpg123-decoder\` holds libmpg123 (LGPL-2.1) as WebAssembly inside its module. It, LAME and \`codec-parser\` lie outside
  the packed program's archive, so that they can be replaced.
- \`mediabunny\`, \`@mediabunny/aac-encoder\` and \`@mediabunny/flac-encoder\` are under the MPL-2.0, which asks that changes to
  their own files stay open; they are used as they are, and their source is at github.com/Vanilagy/mediabunny.
- \`@mediabunny/aac-encoder\` holds FFmpeg's AAC encoder (LGPL-2.1) as WebAssembly inside its module. It lies outside the
  archive as well. \`@mediabunny/flac-encoder\` holds libFLAC (BSD-3-Clause).
- \`libopus-wasm\` and \`opus-decoder\` hold libopus (BSD-3-Clause), \`signalsmith-stretch\` Signalsmith Stretch (MIT).
- \`@wasm-audio-decoders/flac\` and \`@wasm-audio-decoders/ogg-vorbis\` hold libFLAC and libvorbis (BSD-3-Clause).
- \`better-sqlite3\` holds SQLite (public domain).
- A packed program also carries Electron (MIT) with Chromium and Node; their notices lie beside it as
  \`LICENSE.electron.txt\` and \`LICENSES.chromium.html\`.
- \`@alexanderolsen/libsamplerate-js\` holds libsamplerate (BSD-2-Clause).
- \`onnxruntime-node\` holds ONNX Runtime (MIT) and the notices of what it is built from.
- \`cmu-pronouncing-dictionary\` holds the CMU Pronouncing Dictionary, copyright 1993-2015 Carnegie Mellon University
  (BSD-2-Clause). The letter-to-sound model in \`models/languages/en\` was trained on it.

Voices:

- \`models/voices/kathleen-en\`: CC0-1.0, trained on the public \`rhasspy/dataset-voice-kathleen\` recordings (CC0-1.0).
`;
writeFileSync(`${root}docs/licences.md`, page);
