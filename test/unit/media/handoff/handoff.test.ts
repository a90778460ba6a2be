import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';

import { exactRate } from '../../../../src-main/shared/domain/exact-rate.ts';
import { FRAME_RATES, samplesPerFrame } from '../../../../src-main/shared/domain/timecode.ts';
import type { HandoffClip, HandoffList } from '../../../../src-main/media/handoff/handoff-list.ts';
import { writeEdl } from '../../../../src-main/media/handoff/write-edl.ts';
import { writeFcpxml } from '../../../../src-main/media/handoff/write-fcpxml.ts';
import { writeLabels } from '../../../../src-main/media/handoff/write-labels.ts';
import { writeMarkerTable } from '../../../../src-main/media/handoff/write-marker-table.ts';
import { writeOtio } from '../../../../src-main/media/handoff/write-otio.ts';
import { seededRandom } from '../../../helpers/sound.ts';

const SAMPLE_RATE = 48_000;
const RATES = FRAME_RATES.map((frameRate) => [frameRate] as const);

/** Where a file places a clip, in seconds from the programme's first frame. */
interface Placed {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly source: number;
}

function programme(frameRate: HandoffList['frameRate']): HandoffList {
  const random = seededRandom(9);
  let at = 0;
  const clips = Array.from({ length: 60 }, (_, index): HandoffClip => {
    at += Math.floor(random() * 3_000_000);
    const isBed = index % 20 === 7;
    return {
      trackName: isBed ? 'Music' : index % 2 === 0 ? 'Mara' : 'Old "Joss" & <Sons>',
      characterName: isBed ? null : index % 2 === 0 ? 'Mara' : 'Old "Joss" & <Sons>',
      lineText: isBed ? '' : `Line, "number" <${index}> & more\nof it`,
      name: `clip ${index}`,
      startSample: at,
      // Some overlap the next one of their track.
      lengthSamples: 500 + Math.floor(random() * 9_000_000),
      sourceOffsetSamples: Math.floor(random() * 100_000),
      mediaPath: index % 3 === 0 ? null : `/media/dub & mix/${index % 5}-ünder.wav`,
    };
  });
  return { title: 'Harbour <1>', frameRate, dropFrame: true, startFrame: Math.round(frameRate) * 3600, clips, markers: [{ atSample: 480_123, name: 'Reel "2"' }] };
}

function expectPlaced(list: HandoffList, placed: readonly Placed[], hasSource = true): void {
  const frame = samplesPerFrame(list.frameRate) / SAMPLE_RATE;
  expect(placed).toHaveLength(list.clips.length);
  const byName = new Map(placed.map((clip) => [clip.name, clip]));
  for (const { name, startSample, lengthSamples, sourceOffsetSamples } of list.clips) {
    const clip = byName.get(name);
    expect(Math.abs((clip?.start ?? NaN) - startSample / SAMPLE_RATE)).toBeLessThanOrEqual(frame);
    expect(Math.abs((clip?.end ?? NaN) - (startSample + lengthSamples) / SAMPLE_RATE)).toBeLessThanOrEqual(frame);
    if (hasSource) expect(Math.abs((clip?.source ?? NaN) - sourceOffsetSamples / SAMPLE_RATE)).toBeLessThanOrEqual(frame);
  }
}

describe.each(RATES)('at %s frames a second', (frameRate) => {
  const list = programme(frameRate);
  const { numerator, denominator } = exactRate(frameRate);

  it('OpenTimelineIO places every clip within a frame, on tracks without overlaps', () => {
    expectPlaced(list, placedByOtio(writeOtio(list)));
  });

  it('an EDL places every clip within a frame, no two on one channel at a time', () => {
    const events = readEdl(writeEdl(list), frameRate, list.startFrame);
    expectPlaced(list, events);
    for (const channel of new Set(events.map((event) => event.channel))) {
      const own = events.filter((event) => event.channel === channel).sort((a, b) => a.start - b.start);
      own.slice(1).forEach((event, index) => {
        expect(event.start).toBeGreaterThanOrEqual((own[index]?.end ?? NaN) - 1e-6);
      });
    }
  });

  it('FCPXML places every clip within a frame, all times on frame boundaries', () => {
    const text = writeFcpxml(list);
    for (const [, above, below] of text.matchAll(/"(\d+)\/(\d+)s"/g)) {
      expect(Number(below)).toBe(numerator);
      expect(Number(above) % denominator).toBe(0);
    }
    expectPlaced(list, placedByFcpxml(text));
  });

  it('labels and the table of markers place every clip within a frame', () => {
    const labels = writeLabels(list).trimEnd().split('\n').map((row) => row.split('\t'));
    expect(labels.map(([start]) => Number(start))).toEqual(labels.map(([start]) => Number(start)).sort((a, b) => a - b));
    const said = labels.filter(([start, end]) => start !== end).map(([start, end, text = '']) => ({ name: /<(\d+)>/.exec(text) ? `clip ${/number" <(\d+)>/.exec(text)?.[1] ?? ''}` : text, start: Number(start), end: Number(end), source: 0 }));
    expectPlaced(list, said, false);
    const rows = writeMarkerTable(list).trimEnd().split('\r\n').slice(1);
    const marked = rows.filter((row) => row.endsWith(',Comment')).map((row) => {
      const [first = '', last = ''] = row.match(/\d\d:\d\d:\d\d[:;]\d\d/g) ?? [];
      return { name: row.split(',')[0] ?? '', start: secondsOf(first, frameRate, list.startFrame), end: secondsOf(last, frameRate, list.startFrame), source: 0 };
    });
    expectPlaced(list, marked, false);
  });
});

interface OtioTime { readonly value: number; readonly rate: number }
interface OtioItem {
  readonly OTIO_SCHEMA: string;
  readonly name: string;
  readonly source_range: { readonly start_time: OtioTime; readonly duration: OtioTime };
  readonly children?: readonly OtioItem[];
  readonly media_references?: Readonly<Record<string, { readonly OTIO_SCHEMA: string; readonly target_url?: string }>>;
}

function placedByOtio(text: string): Placed[] {
  const timeline = JSON.parse(text) as { readonly OTIO_SCHEMA: string; readonly tracks: OtioItem };
  expect([timeline.OTIO_SCHEMA, timeline.tracks.OTIO_SCHEMA]).toEqual(['Timeline.1', 'Stack.1']);
  const seconds = ({ value, rate }: OtioTime): number => value / rate;
  return (timeline.tracks.children ?? []).flatMap(({ OTIO_SCHEMA: schema, children = [] }) => {
    expect(schema).toBe('Track.1');
    let at = 0;
    return children.flatMap((item) => {
      const start = at;
      expect(Number.isInteger(item.source_range.duration.value) && item.source_range.duration.value > 0).toBe(true);
      at += seconds(item.source_range.duration);
      if (item.OTIO_SCHEMA === 'Gap.1') return [];
      expect(item.OTIO_SCHEMA).toBe('Clip.2');
      const media = item.media_references?.['DEFAULT_MEDIA'];
      expect(media?.OTIO_SCHEMA).toBe(media?.target_url === undefined ? 'MissingReference.1' : 'ExternalReference.1');
      if (media?.target_url !== undefined) expect(decodeURIComponent(new URL(media.target_url).pathname)).toMatch(/^\/media\/dub & mix\/\d-ünder\.wav$/);
      return [{ name: item.name, start, end: at, source: seconds(item.source_range.start_time) }];
    });
  });
}

/** By the rule of SMPTE ST 12-1, counted minute by minute: no arithmetic of ours. */
function framesOf(timecode: string, frameRate: number): number {
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = timecode.split(/[:;]/).map(Number);
  const counted = Math.round(frameRate);
  const dropped = timecode.includes(';') ? counted / 15 : 0;
  let total = 0;
  for (let minute = 0; minute < hours * 60 + minutes; minute += 1) total += counted * 60 - ((minute + 1) % 10 === 0 ? 0 : dropped);
  return total + seconds * counted + frames;
}

function secondsOf(timecode: string, frameRate: HandoffList['frameRate'], startFrame: number): number {
  return ((framesOf(timecode, frameRate) - startFrame) * samplesPerFrame(frameRate)) / SAMPLE_RATE;
}

function readEdl(text: string, frameRate: HandoffList['frameRate'], startFrame: number): (Placed & { readonly channel: string })[] {
  const drops = frameRate === 29.97 || frameRate === 59.94;
  expect(text).toMatch(new RegExp(`^TITLE: Harbour <1>\r\nFCM: ${drops ? 'DROP FRAME' : 'NON-DROP FRAME'}\r\n`));
  const events: (Placed & { readonly channel: string })[] = [];
  for (const row of text.split('\r\n')) {
    const event = /^(\d{3})  ([A-Z0-9]{1,8}) +(A\d*) +C {8}(\S+) (\S+) (\S+) (\S+)$/.exec(row);
    const name = /^\* FROM CLIP NAME: (.*)$/.exec(row)?.[1];
    if (event) {
      const [, number, , channel = '', sourceIn = '', sourceOut = '', recordIn = '', recordOut = ''] = event;
      expect(Number(number)).toBe(events.length + 1);
      expect(framesOf(sourceOut, frameRate) - framesOf(sourceIn, frameRate)).toBe(framesOf(recordOut, frameRate) - framesOf(recordIn, frameRate));
      events.push({ name: '', channel, start: secondsOf(recordIn, frameRate, startFrame), end: secondsOf(recordOut, frameRate, startFrame), source: secondsOf(sourceIn, frameRate, 0) });
    } else if (name !== undefined) events.push({ ...(events.pop() ?? { start: 0, end: 0, source: 0, channel: '' }), name });
  }
  return events;
}

function placedByFcpxml(text: string): Placed[] {
  const seconds = (time = ''): number => {
    const [above = '', below = '1'] = time.replace('s', '').split('/');
    return Number(above) / Number(below);
  };
  const placed: Placed[] = [];
  const assets = new Set<string>();
  const ends = new Map<string, number>();
  let gapStart = 0;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'asset') assets.add(attributes['id'] ?? '');
    if (name === 'sequence') expect(attributes['tcFormat']).toMatch(/^N?DF$/);
    if (name === 'gap') gapStart = seconds(attributes['start']);
    if (name !== 'asset-clip') return;
    expect(assets.has(attributes['ref'] ?? '')).toBe(true);
    const start = seconds(attributes['offset']) - gapStart;
    const end = start + seconds(attributes['duration']);
    // No two of one lane at a time.
    expect(start).toBeGreaterThanOrEqual((ends.get(attributes['lane'] ?? '') ?? 0) - 1e-6);
    ends.set(attributes['lane'] ?? '', end);
    placed.push({ name: attributes['name'] ?? '', start, end, source: seconds(attributes['start']) });
  });
  parser.write(text).close();
  return placed;
}

describe('hand-off', () => {
  it('says who speaks, what, and from which file, in comments of an EDL', () => {
    const clip = { trackName: 'Mara', characterName: 'Mara', lineText: 'The tide\nturns.', name: '001 Mara', startSample: 48_000, lengthSamples: 96_000, sourceOffsetSamples: 0, mediaPath: '/out/小明 001.wav' };
    const list: HandoffList = { title: 'Harbour', frameRate: 25, dropFrame: true, startFrame: 90_000, clips: [clip, { ...clip, mediaPath: null, startSample: 96_000 }], markers: [{ atSample: 48_000, name: 'Here' }] };
    expect(writeEdl(list)).toBe(
      [
        'TITLE: Harbour',
        'FCM: NON-DROP FRAME',
        '',
        '001  001      A     C        00:00:00:00 00:00:02:00 01:00:01:00 01:00:03:00',
        '* FROM CLIP NAME: 001 Mara',
        '* SOURCE FILE: /out/小明 001.wav',
        '* COMMENT: Mara: The tide turns.',
        '002  001MARA  A2    C        00:00:00:00 00:00:02:00 01:00:02:00 01:00:04:00',
        '* FROM CLIP NAME: 001 Mara',
        '* COMMENT: Mara: The tide turns.',
        '* LOC: 01:00:01:00 RED     Here',
        '',
      ].join('\r\n'),
    );
  });

  it('of markers keeps their places and names', () => {
    const list = { ...programme(25), clips: [] };
    expect(writeLabels(list)).toBe('10.002562\t10.002562\tReel "2"\n');
    expect(writeMarkerTable(list)).toBe('Marker Name,Description,In,Out,Duration,Marker Type\r\n"Reel ""2""",,01:00:10:00,01:00:10:00,00:00:00:00,Chapter\r\n');
    expect(writeFcpxml(list)).toContain('<marker start="90250/25s" duration="1/25s" value="Reel &quot;2&quot;"/>');
    const { tracks } = JSON.parse(writeOtio(list)) as { tracks: { markers: { OTIO_SCHEMA: string; name: string; marked_range: { start_time: OtioTime } }[] } };
    expect(tracks.markers).toMatchObject([{ OTIO_SCHEMA: 'Marker.2', name: 'Reel "2"', marked_range: { start_time: { value: 250, rate: 25 } } }]);
  });
});
