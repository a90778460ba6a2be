import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * Makes the compressed sounds that tests read, with ffmpeg: half a second, 441 Hz at half scale on the left, 882 Hz at a
 * quarter on the right, and the left alone for the mono ones.
 *   node tools/pinned-node.mjs tools/make-sound-fixtures.ts
 */
const folder = fileURLToPath(new URL('../test/fixtures/sounds/', import.meta.url));
mkdirSync(folder, { recursive: true });
const left = '0.5*sin(2*PI*441*t)';
const right = '0.25*sin(2*PI*882*t)';
for (const [name, sound, codec] of [
  ['stereo.flac', `${left}|${right}`, ['-c:a', 'flac', '-sample_fmt', 's16', '-lpc_type', 'cholesky']],
  ['mono.flac', left, ['-c:a', 'flac', '-sample_fmt', 's16', '-lpc_type', 'cholesky']],
  ['stereo.ogg', `${left}|${right}`, ['-c:a', 'libvorbis', '-q:a', '4']],
  ['mono.ogg', left, ['-c:a', 'libvorbis', '-q:a', '4']],
  ['opus.ogg', left, ['-c:a', 'libopus']],
] as const) {
  const source = `aevalsrc=${sound}:s=44100:d=0.5`;
  // Nothing in the file tells when or by which release it was made.
  const settings = ['-v', 'error', '-y', '-f', 'lavfi', '-i', source, '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  execFileSync('ffmpeg', [...settings, ...codec, `${folder}${name}`]);
}
