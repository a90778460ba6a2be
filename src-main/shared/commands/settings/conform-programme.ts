import { z } from 'zod';

import { conformRatio } from '../../domain/exact-rate.ts';
import type { Patch } from '../../domain/project-document.ts';
import { asset, projectSettings, type Clip } from '../../domain/project-rows.ts';
import { startAtRate } from '../../domain/timecode.ts';
import { defineCommand } from '../command.ts';
import { need, put } from '../edit.ts';

/**
 * Changes the speed of the programme. Slots, cues, clips, markers and picture move to where their frames are now; takes
 * keep their length, and so does sound that is not among `sounds`, which names assets with the sound they have now.
 */
export const conformProgramme = defineCommand({
  name: 'programme.conform',
  arguments: z.object({ conform: projectSettings.shape.conform.unwrap(), sounds: z.array(asset.pick({ id: true, soundId: true, lengthSamples: true })).max(1000) }),
  run(document, { conform, sounds }) {
    const settings = need(document, 'settings', 'project');
    const ratio = conformRatio(conform) / conformRatio(settings.conform);
    const at = (sample: number): number => Math.round(sample * ratio);
    const span = <S extends { startSample: number; endSample: number }>(stretch: S): S => ({ ...stretch, startSample: at(stretch.startSample), endSample: Math.max(at(stretch.startSample) + 1, at(stretch.endSample)) });
    const lengths = new Map(sounds.map((sound) => [sound.id, sound.lengthSamples]));
    const frameRate = conform?.toRate ?? settings.conform?.fromRate ?? settings.frameRate;
    const patches: Patch[] = [
      put('settings', { ...settings, conform, frameRate, startFrame: startAtRate(settings, { ...settings, frameRate }), loop: settings.loop && span(settings.loop) }),
      ...sounds.map((sound) => put('assets', { ...need(document, 'assets', sound.id), ...sound })),
    ];
    for (const clip of document.clips.values()) {
      const length = lengths.get(clip.assetId ?? '');
      patches.push(put('clips', { ...(length === undefined ? clip : scaledClip(clip, ratio, length)), startSample: at(clip.startSample) }));
    }
    for (const line of document.lines.values()) if (line.slot) patches.push(put('lines', { ...line, slot: span(line.slot) }));
    for (const cue of document.cues.values()) patches.push(put('cues', span(cue)));
    for (const marker of document.markers.values()) patches.push(put('markers', { ...marker, atSample: at(marker.atSample) }));
    for (const picture of document.pictures.values()) {
      patches.push(put('pictures', { ...picture, startSample: at(picture.startSample), lengthSamples: at(picture.lengthSamples) }));
    }
    return patches;
  },
});

/** A clip of a sound that became longer or shorter as a whole. */
function scaledClip(clip: Clip, ratio: number, soundLength: number): Clip {
  const at = (sample: number): number => Math.round(sample * ratio);
  const offsetSamples = Math.min(at(clip.offsetSamples), soundLength - 1);
  const lengthSamples = Math.max(1, Math.min(at(clip.lengthSamples), soundLength - offsetSamples));
  return {
    ...clip,
    offsetSamples,
    lengthSamples,
    fadeInSamples: Math.min(at(clip.fadeInSamples), lengthSamples),
    fadeOutSamples: Math.min(at(clip.fadeOutSamples), lengthSamples),
    envelope: clip.envelope.map((point) => ({ ...point, atSample: at(point.atSample) })),
  };
}
