import { activeIndex } from './draw-pitch.ts';
import { xSpanOf } from './draw-shapes.ts';
import { pauseX } from './hit-test.ts';
import type { PhoneCell } from './phone-cells.ts';
import { isPause } from './phone-cells.ts';
import { bottomOf } from './take-layout.ts';
import type { TakeScene } from './take-scene.ts';

const NARROWEST_LABEL = 7;
const ROOMY_PAUSE = 14;

/** Phones as cells whose width is their length, and the words they make, with a handle on every pause between words. */
export function drawPhones(context: CanvasRenderingContext2D, scene: TakeScene): void {
  for (const cell of scene.cells) if (cell.lengthMs > 0) drawCell(context, scene, cell);
  drawEdges(context, scene);
  drawWords(context, scene);
  drawPauses(context, scene);
}

function drawCell(context: CanvasRenderingContext2D, scene: TakeScene, cell: PhoneCell): void {
  const { layout, palette, view, focus } = scene;
  const [left, right] = xSpanOf(view, cell);
  if (right < 0 || left > layout.width) return;
  const { top, height } = layout.phones;
  const pause = isPause(cell);
  const active = activeIndex(scene) === cell.index;
  const edited = cell.drawn.length || cell.drawn.pitch || cell.drawn.energy;
  const width = Math.max(1, right - left - 1);
  if (!pause || active) fillCell(context, pause || cell.kind === 'consonant' ? palette.text : palette.hue, active ? 0.34 : pause ? 0 : cell.kind === 'vowel' ? 0.24 : 0.1, left, top + 2, width, height - 3);
  if (edited) {
    context.fillStyle = palette.accent;
    context.fillRect(left, top + height - 3, width, 2);
  }
  if (focus === cell.index) {
    context.strokeStyle = palette.accent;
    context.lineWidth = 2;
    context.strokeRect(left + 1, top + 2, Math.max(2, width - 2), height - 4);
  }
  if (pause || width < NARROWEST_LABEL) return;
  const label = cell.symbol.replace(/\d$/, '');
  const stressed = /[12]$/.test(cell.symbol);
  context.font = `${stressed ? '600 ' : ''}11px ${palette.font}`;
  if (context.measureText(label).width > width) return;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = cell.kind === 'vowel' ? palette.text : palette.text2;
  context.fillText(label.toLowerCase(), (left + right) / 2, top + height / 2 + 0.5);
}

function fillCell(context: CanvasRenderingContext2D, colour: string, strength: number, left: number, top: number, width: number, height: number): void {
  context.save();
  context.globalAlpha = strength;
  context.fillStyle = colour;
  context.fillRect(left, top, width, height);
  context.restore();
}

function drawEdges(context: CanvasRenderingContext2D, scene: TakeScene): void {
  const { cells, grabbed, hover, layout, palette, view } = scene;
  for (const cell of cells) {
    if (cell.lengthMs <= 0) continue;
    const [, right] = xSpanOf(view, cell);
    const active = [grabbed, hover].some((target) => (target?.kind === 'edge' || target?.kind === 'pause') && target.index === cell.index);
    if (active) {
      context.fillStyle = palette.accent;
      context.fillRect(right - 1, layout.wave.top, 2, bottomOf(layout.phones) - layout.wave.top);
      drawLengthLabel(context, scene, cell, right);
    } else if (cell.drawn.length) {
      context.fillStyle = palette.accent;
      context.fillRect(right - 1, layout.phones.top + 2, 2, layout.phones.height - 3);
    }
  }
}

function drawLengthLabel(context: CanvasRenderingContext2D, { layout, palette, before }: TakeScene, cell: PhoneCell, right: number): void {
  const change = before?.index === cell.index ? Math.round(cell.lengthMs - before.lengthMs) : 0;
  const label = `${String(Math.round(cell.lengthMs))} ms${change === 0 ? '' : `  ${change > 0 ? '+' : '−'}${String(Math.abs(change))}`}`;
  context.font = `11px ${palette.font}`;
  const width = context.measureText(label).width + 12;
  const left = Math.min(right + 4, layout.width - width - 2);
  const top = layout.phones.top - 22;
  context.fillStyle = palette.raisedMore;
  context.beginPath();
  context.roundRect(left, top, width, 18, 3);
  context.fill();
  context.fillStyle = palette.text;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(label, left + 6, top + 9.5);
}

function drawWords(context: CanvasRenderingContext2D, { cells, layout, palette, view, words }: TakeScene): void {
  const { top, height } = layout.words;
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { spoken, firstToken, lastToken } of words) {
    const first = cells[firstToken];
    const last = cells[lastToken];
    if (!first || !last) continue;
    const [left] = xSpanOf(view, first);
    const [, right] = xSpanOf(view, last);
    if (right < 0 || left > layout.width) continue;
    context.fillStyle = palette.line;
    context.fillRect(left, top + 2, Math.max(1, right - left - 1), 1);
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, height);
    context.clip();
    context.fillStyle = palette.text;
    const width = context.measureText(spoken).width;
    // A word that is scrolled half out keeps its name in sight.
    const from = Math.max(left, 0);
    const room = Math.min(right, layout.width) - from;
    context.fillText(spoken, width < room ? from + (room - width) / 2 : left + 2, top + height / 2 + 1);
    context.restore();
  }
}

function drawPauses(context: CanvasRenderingContext2D, { cells, grabbed, hover, layout, palette, view, editable, focus }: TakeScene): void {
  if (!editable) return;
  for (const cell of cells) {
    if (cell.kind !== 'boundary') continue;
    const x = pauseX(view, cell);
    if (x < -8 || x > layout.width + 8) continue;
    // Between words that touch there is no room for it beside their names: it hangs above them.
    const roomy = cell.lengthMs * view.pixelsPerMs >= ROOMY_PAUSE;
    const y = layout.words.top + (roomy ? layout.words.height / 2 : 4);
    const active = [grabbed, hover].some((target) => target?.kind === 'pause' && target.index === cell.index) || focus === cell.index;
    const size = active ? 5 : roomy ? 4 : 2.5;
    context.beginPath();
    context.moveTo(x, y - size);
    context.lineTo(x + size, y);
    context.lineTo(x, y + size);
    context.lineTo(x - size, y);
    context.closePath();
    if (cell.drawn.length) {
      context.fillStyle = palette.accent;
      context.fill();
    } else {
      context.strokeStyle = active ? palette.text : palette.text3;
      context.lineWidth = 1.25;
      context.stroke();
    }
  }
}
