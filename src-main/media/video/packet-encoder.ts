import { registerAacEncoder } from '@mediabunny/aac-encoder';
import { registerFlacEncoder } from '@mediabunny/flac-encoder';
import { AudioSample, AudioSampleSource, MkvOutputFormat, NullTarget, Output, Quality, type EncodedPacket } from 'mediabunny';

import { SOUND_RATE, type VideoSoundFormat } from './encoded-sound.ts';

let isRegistered = false;

/** Both encoders are WebAssembly and work in a thread of their own. Registering them twice would be refused. */
function registerEncoders(): void {
  if (isRegistered) return;
  isRegistered = true;
  registerAacEncoder();
  registerFlacEncoder();
}

/** One encoder, from samples to packets, without any file. */
export class PacketEncoder {
  readonly #channels: number;
  readonly #output: Output;
  readonly #source: AudioSampleSource;
  readonly #started: Promise<void>;
  #frames = 0;

  /** @param onPacket called in order; `config` with the first packet */
  constructor(codec: 'aac' | 'flac', { channels, bitrateKbps }: VideoSoundFormat, onPacket: (packet: EncodedPacket, config: AudioDecoderConfig | undefined) => void) {
    registerEncoders();
    this.#channels = channels;
    this.#source = new AudioSampleSource({
      codec,
      ...(codec === 'aac' && { quality: new Quality({ bitrate: bitrateKbps * 1000 }) }),
      onEncodedPacket: (packet, meta) => {
        onPacket(packet, meta?.decoderConfig);
      },
    });
    this.#output = new Output({ format: new MkvOutputFormat(), target: new NullTarget() });
    this.#output.addAudioTrack(this.#source);
    this.#started = this.#output.start();
  }

  /** @param samples interleaved; @returns once the encoder will take more */
  async add(samples: Float32Array): Promise<void> {
    await this.#started;
    const sample = new AudioSample({ data: samples, format: 'f32', numberOfChannels: this.#channels, sampleRate: SOUND_RATE, timestamp: this.#frames / SOUND_RATE });
    this.#frames += samples.length / this.#channels;
    try {
      await this.#source.add(sample);
    } finally {
      sample.close();
    }
  }

  /** Every packet has been told when this resolves. */
  async finish(): Promise<void> {
    await this.#started;
    await this.#output.finalize();
  }

  /** Ends its thread, whatever it was at. */
  async abandon(): Promise<void> {
    await this.#started.catch(() => undefined);
    if (this.#output.state === 'started') await this.#output.cancel().catch(() => undefined);
  }
}
