import { PROJECT_SAMPLE_RATE } from '../../src-main/shared/domain/time.ts';

/**
 * Puts a stretch of stereo on a context's clock, to start exactly with its frame `atFrame`. Blocks whose frames follow one
 * another join without a seam, since their times are whole frames of a context at 48 kHz.
 * @param speed 1 plays as it is; samples of a stretch that is heard backwards come already reversed
 */
export function scheduleBlock(
  context: BaseAudioContext,
  destination: AudioNode,
  channels: readonly Float32Array<ArrayBuffer>[],
  atFrame: number,
  speed = 1,
): AudioBufferSourceNode {
  const buffer = new AudioBuffer({ length: channels[0]?.length ?? 1, numberOfChannels: channels.length, sampleRate: PROJECT_SAMPLE_RATE });
  for (const [index, samples] of channels.entries()) buffer.copyToChannel(samples, index);
  const source = new AudioBufferSourceNode(context, { buffer, playbackRate: speed });
  source.connect(destination);
  source.start(atFrame / PROJECT_SAMPLE_RATE);
  return source;
}
