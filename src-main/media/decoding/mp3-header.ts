/** One frame of MPEG audio layer III, as its four bytes of header tell (ISO/IEC 11172-3, 13818-3 and the 2.5 extension). */
export interface Mp3Header {
  /** Header and sound together. */
  readonly bytes: number;
  /** Frames of sound (one sample a channel each). */
  readonly frames: number;
  readonly channels: 1 | 2;
  /** Hz. */
  readonly sampleRate: number;
  /** Bytes of header, CRC and side information before the sound's own; a Xing or Info entry stands behind them. */
  readonly sideBytes: number;
}

const MPEG_1_KBPS = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG_2_KBPS = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
/** Hz, by the version's two bits: MPEG-2.5, reserved, MPEG-2, MPEG-1. */
const SAMPLE_RATES = [[11_025, 12_000, 8000], [], [22_050, 24_000, 16_000], [44_100, 48_000, 32_000]];
const MPEG_1 = 3;
const LAYER_3 = 1;
const MONO = 3;

/** The header at `start`; undefined where there is none, or one of "free format", which nobody writes. */
export function readMp3Header(bytes: Uint8Array, start: number): Mp3Header | undefined {
  const [sync = 0, kind = 0, rates = 0, mode = 0] = bytes.subarray(start, start + 4);
  const version = (kind >> 3) & 3;
  if (bytes.length < start + 4 || sync !== 0xff || kind >> 5 !== 7 || ((kind >> 1) & 3) !== LAYER_3) return undefined;
  const isMpeg1 = version === MPEG_1;
  const sampleRate = SAMPLE_RATES[version]?.[(rates >> 2) & 3];
  const kbps = (isMpeg1 ? MPEG_1_KBPS : MPEG_2_KBPS)[(rates >> 4) - 1];
  if (sampleRate === undefined || kbps === undefined) return undefined;
  const channels = mode >> 6 === MONO ? 1 : 2;
  const frames = isMpeg1 ? 1152 : 576;
  const padding = (rates >> 1) & 1;
  const side = isMpeg1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;
  const crc = (kind & 1) === 0 ? 2 : 0;
  return {
    bytes: Math.floor(((frames / 8) * kbps * 1000) / sampleRate) + padding,
    frames,
    channels,
    sampleRate,
    sideBytes: 4 + crc + side,
  };
}
