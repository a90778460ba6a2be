import { drawDot, xSpanOf } from './draw-shapes.ts';
import { isPause } from './phone-cells.ts';
import { bottomOf, yOfEnergy } from './take-layout.ts';
import type { TakeScene } from './take-scene.ts';

/** As far under the loudest phone as the shape of the line's energy is drawn. */
const SEEN_RANGE_DB = 30;
const DOT = 3;
const DOT_ACTIVE = 4.5;

/** The energy of the phones: its shape as the voice plans it, and what is drawn on top, from a line in the middle. */
export function drawEnergy(context: CanvasRenderingContext2D, scene: TakeScene): void {
  const { cells, focus, grabbed, hover, layout, palette, view } = scene;
  const loudest = Math.max(...cells.filter((cell) => !isPause(cell)).map(({ energyDb }) => energyDb));
  const middle = yOfEnergy(layout, 0);
  context.fillStyle = palette.line;
  context.fillRect(0, Math.round(middle), layout.width, 1);
  for (const cell of cells) {
    if (cell.lengthMs <= 0 || isPause(cell)) continue;
    const [left, right] = xSpanOf(view, cell);
    if (right < 0 || left > layout.width) continue;
    const share = Math.min(1, Math.max(0, 1 + (cell.energyDb - loudest) / SEEN_RANGE_DB));
    const height = share * (layout.energy.height - 4);
    context.save();
    context.globalAlpha = 0.22;
    context.fillStyle = palette.hue;
    context.fillRect(left, bottomOf(layout.energy) - height, Math.max(1, right - left - 1), height);
    context.restore();
    const y = yOfEnergy(layout, cell.energyEditDb);
    const x = (left + right) / 2;
    const active = [grabbed, hover].some((target) => target?.kind === 'energy' && target.index === cell.index) || focus === cell.index;
    if (cell.drawn.energy) {
      context.fillStyle = palette.accent;
      context.fillRect(x - 1, Math.min(y, middle), 2, Math.abs(y - middle));
    }
    drawDot(context, x, y, { radius: active ? DOT_ACTIVE : DOT, colour: cell.drawn.energy ? palette.accent : palette.text2, ground: palette.raised, solid: cell.drawn.energy });
  }
  const held = grabbed?.kind === 'energy' ? cells[grabbed.index] : hover?.kind === 'energy' ? cells[hover.index] : undefined;
  if (!held) return;
  const [left, right] = xSpanOf(view, held);
  const label = `${held.energyEditDb > 0 ? '+' : held.energyEditDb < 0 ? '−' : ''}${Math.abs(held.energyEditDb).toFixed(1)} dB`;
  context.font = `11px ${palette.font}`;
  const width = context.measureText(label).width;
  const x = (left + right) / 2 + 9 + width > layout.width ? (left + right) / 2 - 9 - width : (left + right) / 2 + 9;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = palette.raised;
  const y = Math.min(Math.max(yOfEnergy(layout, held.energyEditDb), layout.energy.top + 8), bottomOf(layout.energy) - 8);
  context.strokeText(label, x, y);
  context.fillStyle = palette.text;
  context.fillText(label, x, y);
}
