import { spawnSync } from 'node:child_process';

/** Whether ffmpeg decodes all of a file without a word, and finds as much in it as in another that is whole. */
export function isWholeMedia(path: string, reference: string): boolean {
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', '-i', path, '-map', '0', '-f', 'null', '-'], { encoding: 'utf8' });
  return status === 0 && stderr === '' && packetsOf(path) === packetsOf(reference);
}

/** How many packets each stream has. */
function packetsOf(path: string): string {
  const { stdout } = spawnSync('ffprobe', ['-v', 'error', '-count_packets', '-show_entries', 'stream=codec_name,nb_read_packets', '-of', 'csv=p=0', path], { encoding: 'utf8' });
  return stdout.trim();
}
