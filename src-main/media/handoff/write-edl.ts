import { basename } from 'node:path';

import { dropsFrames, formatTimecode } from '../../shared/domain/timecode.ts';
import { frameAtSample } from './frame-at-sample.ts';
import { lanesOf, withoutOverlap, wordsOf, type FramedClip, type HandoffList } from './handoff-list.ts';

const REEL_LENGTH = 8;

/**
 * An edit decision list as CMX 3600 had it: sound only, a cut for each clip, with comments that name it. Clips are laid on as
 * few audio channels as keep them from overlapping, `A` and `A2` first. Times of sources are those of their files from zero.
 */
export function writeEdl(list: HandoffList): string {
  const settings = { ...list, startFrame: 0 };
  const record = (frame: number): string => formatTimecode(frame, list);
  const source = (frame: number): string => formatTimecode(frame, settings);
  const reels = new ReelNames();
  const events = withoutOverlap(lanesOf(list).flatMap(({ clips }) => clips))
    .flatMap((clips, lane) => clips.map((clip) => ({ clip, channel: lane === 0 ? 'A' : `A${lane + 1}` })))
    .sort((a, b) => a.clip.startFrame - b.clip.startFrame || a.clip.endFrame - b.clip.endFrame);
  const lines = events.flatMap(({ clip, channel }, index) => {
    const length = clip.endFrame - clip.startFrame;
    const times = [source(clip.sourceFrame), source(clip.sourceFrame + length), record(clip.startFrame), record(clip.endFrame)].join(' ');
    return [
      `${String(index + 1).padStart(3, '0')}  ${reels.of(clip).padEnd(REEL_LENGTH)} ${channel.padEnd(5)} C        ${times}`,
      `* FROM CLIP NAME: ${oneLine(clip.name)}`,
      ...(clip.mediaPath === null ? [] : [`* SOURCE FILE: ${oneLine(clip.mediaPath)}`]),
      ...(clip.lineText === '' ? [] : [`* COMMENT: ${oneLine(wordsOf(clip))}`]),
    ];
  });
  const markers = list.markers.map(({ atSample, name }) => `* LOC: ${record(frameAtSample(atSample, list.frameRate))} RED     ${oneLine(name)}`);
  return `${[`TITLE: ${oneLine(list.title)}`, `FCM: ${dropsFrames(list) ? 'DROP FRAME' : 'NON-DROP FRAME'}`, '', ...lines, ...markers].join('\r\n')}\r\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Eight plain capitals or digits for each source, never the same for two. */
class ReelNames {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>(['AX', 'BL']);

  of({ mediaPath, name }: FramedClip): string {
    const key = mediaPath ?? name;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const plain = basename(key).replace(/\.[^.]*$/, '').normalize('NFKD').toUpperCase().replace(/[^A-Z0-9]/g, '') || 'CLIP';
    let reel = plain.slice(0, REEL_LENGTH);
    for (let copy = 2; this.#taken.has(reel); copy += 1) reel = plain.slice(0, REEL_LENGTH - String(copy).length) + String(copy);
    this.#taken.add(reel);
    this.#names.set(key, reel);
    return reel;
  }
}
