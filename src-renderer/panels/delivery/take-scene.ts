import type { TakeDetail } from '../../../src-main/shared/contract/views.ts';
import type { DeliveryTool, Target } from './hit-test.ts';
import type { PenPoint } from './pen-stroke.ts';
import type { PhoneCell } from './phone-cells.ts';
import type { PitchScale } from './pitch-scale.ts';
import type { TakeLayout } from './take-layout.ts';
import type { TakePalette } from './take-palette.ts';
import type { TimeView } from './time-view.ts';

/** Everything that one picture of the view is drawn from. */
export interface TakeScene {
  readonly layout: TakeLayout;
  readonly view: TimeView;
  readonly scale: PitchScale;
  readonly palette: TakePalette;
  readonly cells: readonly PhoneCell[];
  readonly words: readonly { readonly spoken: string; readonly firstToken: number; readonly lastToken: number }[];
  readonly tool: DeliveryTool;
  /** F0 as it sounds in a take that says what the line says; null while only the plan counts. */
  readonly measured: Pick<TakeDetail, 'f0Hz' | 'frameMs'> | null;
  /** Token that the keyboard is at, when the phones have the focus. */
  readonly focus: number | null;
  readonly hover: Target | undefined;
  readonly grabbed: Target | undefined;
  /** How the grabbed phone was before; what a drag changes is told against it. */
  readonly before: PhoneCell | undefined;
  /** The pen's stroke, while it is down. */
  readonly stroke: readonly PenPoint[];
  /** What the voice would say untouched is compared: its pitch and lengths are shown beside. */
  readonly showsPlanned: boolean;
  /** Where the sound is now; null in silence. */
  readonly playheadMs: number | null;
  readonly editable: boolean;
}
