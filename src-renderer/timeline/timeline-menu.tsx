import type { Action } from '../actions/action.ts';
import { runAction } from '../actions/run-action.ts';
import { formatChord } from '../actions/key-chord.ts';
import type { MenuEntry } from '../components/menu-entry.ts';
import { useText } from '../i18n/use-text.ts';
import { useKeyBindings } from '../shell/use-key-bindings.ts';
import { useStudio } from '../state/studio.ts';
import { clipActions } from '../actions/timeline/clip-actions.ts';
import { clipShapeActions } from '../actions/timeline/clip-shape-actions.ts';
import { envelopeActions } from '../actions/timeline/envelope-actions.ts';
import { hasClips } from '../actions/timeline/here.ts';
import { markerActions } from '../actions/timeline/marker-actions.ts';
import { playheadActions } from '../actions/timeline/playhead-actions.ts';
import { trackActions } from '../actions/timeline/track-actions.ts';
import { viewActions } from '../actions/timeline/view-actions.ts';

const WITH_CLIPS = [
  ['clip.split', 'clip.duplicate', 'clip.toPlayhead'],
  ['clip.trimStart', 'clip.trimEnd', 'clip.fadeIn', 'clip.fadeOut'],
  ['envelope.addPoint', 'envelope.clear', 'clip.gainReset'],
  ['range.ofSelection', 'timeline.zoomSelection'],
  ['clip.remove', 'clip.removeRipple'],
];
const WITHOUT_CLIPS = [
  ['clip.split', 'marker.add'],
  ['range.in', 'range.out', 'range.clear'],
  ['track.add', 'track.importBed'],
  ['timeline.zoomFit', 'timeline.wavesTaller', 'timeline.wavesFlatter', 'timeline.snap', 'timeline.ripple'],
];
const DANGER = new Set(['clip.remove', 'clip.removeRipple']);

/** What a right click offers: for the selected clips, or for the place where there is none. Asked when the menu opens. */
export function useTimelineMenu(): () => readonly MenuEntry[] {
  const text = useText();
  const studio = useStudio();
  const bindings = useKeyBindings();
  return () => {
    const groups = studio.selection.get().clipIds.length > 0 ? WITH_CLIPS : WITHOUT_CLIPS;
    const view = studio.view.get();
    // The menu itself has the focus: whether the timeline has it is no question here.
    const isEnabled = (action: Action): boolean => (DANGER.has(action.id) ? hasClips(studio) : action.enabled?.(studio) !== false);
    const checked: Readonly<Record<string, boolean>> = { 'timeline.snap': view.snap, 'timeline.ripple': view.ripple };
    return groups.flatMap((ids, group): MenuEntry[] => [
      ...(group > 0 ? (['separator'] as const) : []),
      ...ids.flatMap((id): MenuEntry[] => {
        const action = ACTIONS.get(id);
        if (!action) return [];
        const [chord] = bindings.chordsOf(id);
        const isChecked = checked[id];
        return [
          {
            id,
            label: text(action.title),
            keys: chord === undefined ? undefined : formatChord(chord),
            disabled: !isEnabled(action),
            danger: DANGER.has(id),
            ...(isChecked !== undefined && { checked: isChecked }),
            onSelect: () => {
              runAction(studio, { ...action, enabled: () => isEnabled(action) });
            },
          },
        ];
      }),
    ]);
  };
}

const ACTIONS = new Map([...clipActions, ...clipShapeActions, ...envelopeActions, ...markerActions, ...playheadActions, ...trackActions, ...viewActions].map((action) => [action.id, action]));
