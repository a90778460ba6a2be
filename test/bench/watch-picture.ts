import { CODE_BITS, squareMiddle } from '../../tools/film/frame-code.ts';

/*
 * Watches a window from outside, without asking it anything: which frame its picture shows is read from the picture itself,
 * and where its sound is, from what it hands to the audio clock. Runs in the page, before its first sound.
 */

/** One frame that went on the screen while the programme played. */
export interface SeenFrame {
  readonly atMs: number;
  /** Number read from the picture; null where it bore none. */
  readonly frame: number | null;
  /** Sound that is heard when the frame is on the screen, seconds since playing began; null before the first. */
  readonly heardSeconds: number | null;
}

const SQUARES = CODE_BITS + 2;

/** `watched.frames`, `watched.startedMs` (first sound after the last `watched.begin()`), `watched.code()` of what is shown. */
export const WATCH_PICTURE = `
  const watched = (window.watched = { frames: [], blocks: [], context: null, beganMs: 0 });
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (when, ...rest) {
    watched.context = this.context;
    const seconds = this.buffer ? this.buffer.duration / this.playbackRate.value : 0;
    watched.blocks.push({ when, seconds, askedMs: performance.now() });
    return start.call(this, when, ...rest);
  };
  watched.begin = () => { watched.blocks = []; watched.frames = []; watched.beganMs = performance.now(); };
  // Seconds of programme heard at a time of the page, over whatever gaps there were.
  watched.heardAt = (ms) => {
    const { context, blocks } = watched;
    if (!context || blocks.length === 0) return null;
    const at = context.currentTime - (context.outputLatency || 0) + (ms - performance.now()) / 1000;
    if (at < blocks[0].when) return null;
    let before = 0;
    for (const { when, seconds } of blocks) {
      if (at < when + seconds) return before + Math.max(0, at - when);
      before += seconds;
    }
    return null;
  };
  watched.firstSoundMs = () => {
    const { context, blocks } = watched;
    if (!context || blocks.length === 0) return null;
    return performance.now() + (blocks[0].when - (context.currentTime - (context.outputLatency || 0))) * 1000;
  };
  const canvas = document.createElement('canvas');
  const middles = ${JSON.stringify(Array.from({ length: SQUARES }, (_, index) => squareMiddle(index)))};
  watched.code = (video) => {
    canvas.width = ${SQUARES * 8};
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    // The squares are as high as they are wide: their middle is half a square above the bottom.
    const y = canvas.height - 4;
    const row = context.getImageData(0, y, canvas.width, 1).data;
    const light = middles.map((x) => row[4 * Math.floor(x * canvas.width) + 1]);
    if (light[0] - light[1] < 32) return null;
    return light.slice(2).reduce((sum, value, bit) => sum + (value > (light[0] + light[1]) / 2 ? 2 ** bit : 0), 0);
  };
  watched.follow = () => {
    const video = document.querySelector('[data-picture] video');
    if (!video || watched.video === video) return;
    watched.video = video;
    const seen = (_now, { expectedDisplayTime }) => {
      video.requestVideoFrameCallback(seen);
      watched.frames.push({ atMs: expectedDisplayTime, frame: watched.code(video), heardSeconds: watched.heardAt(expectedDisplayTime) });
    };
    video.requestVideoFrameCallback(seen);
  };
`;
