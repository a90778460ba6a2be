import type { EncodedPacket, InputAudioTrack } from 'mediabunny';
import { EncodedPacketSink, FilePathSource, Input, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';

import { readMatroskaLayout } from './matroska-layout.ts';
import type { DecodeOptions } from './decode-options.ts';
import { openPackets } from './open-packets.ts';
import type { PacketDecoder } from './packet-decoder.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { breaksOffAt, damagedAt, SoundFault } from './sound-stretch.ts';
import { StretchBuilder } from './stretch-builder.ts';

const MATROSKA_NAMES = new Set([MATROSKA.name, WEBM.name]);
/** What is kept of a file that is read once, front to back. */
const CACHE_BYTES = 2 * 1024 * 1024;
/** Packets whose times differ more than this from the sound before them leave a gap, or overlap; less is rounding. */
const GAP_SECONDS = 0.04;
/** What may be missing at the end before it is told. */
const MISSING_SECONDS = 0.3;
/** Longer gaps are no gaps but damage. */
const LONGEST_GAP_SECONDS = 3600;

/**
 * One sound track of an MP4, QuickTime, Matroska or WebM file, in step with its picture: frame 0 is where the file's clock
 * is 0. What a decoder needs to get going is left out, as the file tells it; where packets are missing there is silence.
 * More than two channels are mixed down to stereo. Damaged packets become silence, which is told.
 */
export async function* decodeContainer(path: string, options: DecodeOptions): AsyncGenerator<SoundStretch> {
  using input = new Input({ formats: [MP4, QTFF, MATROSKA, WEBM], source: new FilePathSource(path, { maxCacheSize: CACHE_BYTES }) });
  const isMatroska = MATROSKA_NAMES.has((await input.getFormat()).name);
  const layout = isMatroska ? await readMatroskaLayout(path) : undefined;
  const track = await trackOf(input, options.soundTrack);
  const decoder = await openPackets(track);
  try {
    yield* decodeTrack(track, decoder, { delay: layout?.delays[track.number - 1] ?? 0, isExact: layout === undefined }, options);
  } finally {
    decoder.close();
  }
}

/** What the times of packets mean. */
interface Timing {
  /** Seconds by which all of them are late. */
  readonly delay: number;
  /** To the frame, and with the length of the track told: Matroska rounds to milliseconds and tells that of the film alone. */
  readonly isExact: boolean;
}

async function trackOf(input: Input, index: number | undefined): Promise<InputAudioTrack> {
  const track = index === undefined ? await input.getPrimaryAudioTrack() : (await input.getAudioTracks())[index];
  if (track) return track;
  if ((await input.getTracks()).length === 0) throw new SoundFault('it is damaged or was never finished: nothing in it tells where its sound is');
  throw new SoundFault(index === undefined ? 'it holds no sound' : `it has no sound track ${String(index + 1)}`);
}

async function* decodeTrack(track: InputAudioTrack, decoder: PacketDecoder, { delay, isExact }: Timing, { onProgress, onWarning }: DecodeOptions): AsyncGenerator<SoundStretch> {
  const { sampleRate, isPrompt } = decoder;
  const total = (await track.getDurationFromMetadata()) ?? 0;
  const frameOf = (packet: EncodedPacket): number => Math.round((packet.timestamp - delay) * sampleRate);
  let built: StretchBuilder | undefined;
  let lost = 0;
  let gaps = 0;
  let end = 0;
  for await (const { packet, isLast } of packetsOf(track)) {
    const frame = frameOf(packet);
    const channels = decoder.channels === 1 ? 1 : 2;
    if (!built) {
      built = new StretchBuilder(decoder.speakers, channels, sampleRate, frame);
      yield* built.addSilence(checkedGap(frame, sampleRate));
    } else if (isPrompt && Math.abs(frame - built.position) > GAP_SECONDS * sampleRate) {
      if (frame > built.position) {
        gaps += frame - built.position;
        yield* built.addSilence(checkedGap(frame - built.position, sampleRate));
      } else built.drop(checkedGap(built.position - frame, sampleRate));
    }
    const planes = await decoder.decode(packet.data);
    const told = Math.round(packet.duration * sampleRate);
    const length = planes?.[0]?.length ?? 0;
    if (planes) yield* built.add(isLast && isExact && isPrompt && told > 0 && told < length ? planes.map((plane) => plane.subarray(0, told)) : planes);
    else if (isPrompt) {
      lost += 1;
      yield* built.addSilence(told);
    }
    end = packet.timestamp + packet.duration;
    if (total > 0) onProgress?.(Math.min(1, packet.timestamp / total));
  }
  if (total - end > MISSING_SECONDS) {
    if (isExact) throw breaksOffAt(end, 1);
    onWarning?.(`ends ${(total - end).toFixed(1)} s before the film does`);
  }
  const rest = await decoder.finish?.();
  if (built && rest) yield* built.add(rest);
  if (built) yield* built.finish();
  if (gaps > 0) onWarning?.(`has gaps of ${(gaps / sampleRate).toFixed(1)} s in all, which are silent`);
  lost += decoder.lostPackets ?? 0;
  if (lost > 0) onWarning?.(`is damaged: ${String(lost)} of its packets could not be read and are silent`);
  if (decoder.warning !== undefined) onWarning?.(decoder.warning);
}

/** @throws SoundFault where a packet that the file promises is not there */
async function* packetsOf(track: InputAudioTrack): AsyncGenerator<{ packet: EncodedPacket; isLast: boolean }> {
  let held: EncodedPacket | undefined;
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (held) yield { packet: held, isLast: false };
    if (packet.data.length < packet.byteLength) throw breaksOffAt(packet.timestamp, 1);
    held = packet;
  }
  if (held) yield { packet: held, isLast: true };
}

function checkedGap(frames: number, sampleRate: number): number {
  if (frames > LONGEST_GAP_SECONDS * sampleRate) throw damagedAt(0, 1);
  return Math.max(0, frames);
}
