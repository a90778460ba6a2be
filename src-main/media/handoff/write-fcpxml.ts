import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

import { exactRate } from '../../shared/domain/exact-rate.ts';
import { dropsFrames } from '../../shared/domain/timecode.ts';
import { escapeXml } from '../escape-xml.ts';
import { frameAtSample } from './frame-at-sample.ts';
import { lanesOf, lengthInFrames, type FramedClip, type HandoffList } from './handoff-list.ts';

/**
 * FCPXML 1.10 (Apple): one project whose clips hang on a gap as long as the programme, each track on a lane of its own below
 * it. All times are rational and on frame boundaries. A clip without a file has an asset that is offline under its name.
 */
export function writeFcpxml(list: HandoffList): string {
  const { numerator, denominator } = exactRate(list.frameRate);
  const time = (frames: number): string => (frames === 0 ? '0s' : `${frames * denominator}/${numerator}s`);
  const lanes = lanesOf(list);
  const assets = new Map<string, { readonly id: string; readonly clip: FramedClip; frames: number }>();
  for (const clip of lanes.flatMap(({ clips }) => clips)) {
    const frames = clip.sourceFrame + clip.endFrame - clip.startFrame;
    const known = assets.get(sourceOf(clip));
    if (known) known.frames = Math.max(known.frames, frames);
    else assets.set(sourceOf(clip), { id: `r${assets.size + 2}`, clip, frames });
  }
  const start = list.startFrame;
  const length = lengthInFrames(list);
  const resources = [...assets.values()].flatMap(({ id, clip, frames }) => [
    `    <asset id="${id}" name="${escapeXml(clip.mediaPath === null ? clip.name : basename(clip.mediaPath))}" start="0s" duration="${time(frames)}" hasAudio="1" audioSources="1" audioChannels="1" audioRate="48000">`,
    `      <media-rep kind="original-media" src="${escapeXml(sourceOf(clip))}"/>`,
    '    </asset>',
  ]);
  const clips = lanes.flatMap((lane, index) =>
    lane.clips.flatMap((clip) => {
      const role = clip.characterName === null ? 'music' : `dialogue.${roleOf(clip.characterName)}`;
      return [
        `              <asset-clip ref="${assets.get(sourceOf(clip))?.id ?? ''}" lane="${-index - 1}" offset="${time(start + clip.startFrame)}" name="${escapeXml(clip.name)}" start="${time(clip.sourceFrame)}" duration="${time(clip.endFrame - clip.startFrame)}" audioRole="${escapeXml(role)}">`,
        ...(clip.lineText === '' ? [] : [`                <note>${escapeXml(clip.lineText)}</note>`]),
        '              </asset-clip>',
      ];
    }),
  );
  const markers = list.markers.map(
    ({ atSample, name }) => `              <marker start="${time(start + frameAtSample(atSample, list.frameRate))}" duration="${time(1)}" value="${escapeXml(name)}"/>`,
  );
  const title = escapeXml(list.title);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE fcpxml>',
    '<fcpxml version="1.10">',
    '  <resources>',
    `    <format id="r1" frameDuration="${time(1)}" width="1920" height="1080"/>`,
    ...resources,
    '  </resources>',
    '  <library>',
    `    <event name="${title}">`,
    `      <project name="${title}">`,
    `        <sequence format="r1" duration="${time(length)}" tcStart="${time(start)}" tcFormat="${dropsFrames(list) ? 'DF' : 'NDF'}" audioLayout="stereo" audioRate="48k">`,
    '          <spine>',
    `            <gap name="Gap" offset="${time(start)}" start="${time(start)}" duration="${time(length)}">`,
    ...clips,
    ...markers,
    '            </gap>',
    '          </spine>',
    '        </sequence>',
    '      </project>',
    '    </event>',
    '  </library>',
    '</fcpxml>',
  ];
  return `${lines.join('\n')}\n`;
}

function sourceOf({ mediaPath, name }: FramedClip): string {
  return mediaPath === null ? `./${encodeURIComponent(name)}.wav` : pathToFileURL(mediaPath).href;
}

/** A point parts a role from its main role. */
function roleOf(name: string): string {
  return name.replace(/[.\s]+/g, ' ').trim();
}
