import type { EncodedPacket, InputAudioTrack } from 'mediabunny';
import { EncodedPacketSink, FilePathSource, Input, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';

import { matroskaDelays } from './matroska-delay.ts';
import type { DecodeOptions } from './decode-options.ts';
import { openPackets } from './open-packets.ts';
import type { PacketDecoder } from './packet-decoder.ts';
import type { SoundStretch } from './sound-stretch.ts';
import { breaksOffAt, damagedAt, SoundFault } from './sound-stretch.ts';
import { StretchBuilder } from './stretch-builder.ts';

/** What is kept of a file that is read once, front to back. */
const CACHE_BYTES = 2 * 1024 * 1024;
/** Packets whose times differ more than this from the sound before them leave a gap, or overlap; less is rounding. */
const GAP_SECONDS = 0.04;
/** Longer gaps are no gaps but damage. */
const LONGEST_GAP_SECONDS = 3600;

/**
 * One sound track of an MP4, QuickTime, Matroska or WebM file, in step with its picture: frame 0 is where the file's clock
 * is 0. What a decoder needs to get going is left out, as the file tells it; where packets are missing there is silence.
 * More than two channels are mixed down to stereo. Damaged packets become silence, which is told.
 */
export async function* decodeContainer(path: string, options: DecodeOptions): AsyncGenerator<SoundStretch> {
  using input = new Input({ formats: [MP4, QTFF, MATROSKA, WEBM], source: new FilePathSource(path, { maxCacheSize: CACHE_BYTES }) });
  const track = await trackOf(input, options.soundTrack);
  const decoder = await openPackets(track);
  try {
    const isMatroska = ['Matroska', 'WebM'].includes((await input.getFormat()).name);
    const delay = isMatroska ? ((await matroskaDelays(path))[track.number - 1] ?? 0) : 0;
    // Matroska rounds times to milliseconds; elsewhere a last packet may be shorter than its codec makes it.
    yield* decodeTrack(track, decoder, delay, !isMatroska, options);
  } finally {
    decoder.close();
  }
}

async function trackOf(input: Input, index: number | undefined): Promise<InputAudioTrack> {
  const track = index === undefined ? await input.getPrimaryAudioTrack() : (await input.getAudioTracks())[index];
  if (!track) throw new SoundFault(index === undefined ? 'it holds no sound' : `it has no sound track ${String(index + 1)}`);
  return track;
}

async function* decodeTrack(track: InputAudioTrack, decoder: PacketDecoder, delay: number, trimsEnd: boolean, { onProgress, onWarning }: DecodeOptions): AsyncGenerator<SoundStretch> {
  const { sampleRate, isPrompt } = decoder;
  const total = (await track.getDurationFromMetadata()) ?? 0;
  const frameOf = (packet: EncodedPacket): number => Math.round((packet.timestamp - delay) * sampleRate);
  let built: StretchBuilder | undefined;
  let lost = 0;
  for await (const { packet, isLast } of packetsOf(track)) {
    const frame = frameOf(packet);
    const channels = decoder.channels === 1 ? 1 : 2;
    if (!built) {
      built = new StretchBuilder(decoder.speakers, channels, sampleRate, frame);
      yield* built.addSilence(checkedGap(frame, sampleRate));
    } else if (isPrompt && Math.abs(frame - built.position) > GAP_SECONDS * sampleRate) {
      if (frame > built.position) yield* built.addSilence(checkedGap(frame - built.position, sampleRate));
      else built.drop(checkedGap(built.position - frame, sampleRate));
    }
    const planes = await decoder.decode(packet.data);
    const told = Math.round(packet.duration * sampleRate);
    const length = planes?.[0]?.length ?? 0;
    if (planes) yield* built.add(isLast && trimsEnd && isPrompt && told > 0 && told < length ? planes.map((plane) => plane.subarray(0, told)) : planes);
    else if (isPrompt) {
      lost += 1;
      yield* built.addSilence(told);
    }
    if (total > 0) onProgress?.(Math.min(1, packet.timestamp / total));
  }
  const rest = await decoder.finish?.();
  if (built && rest) yield* built.add(rest);
  if (built) yield* built.finish();
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
