import type { AppSettings } from '../../src-main/shared/contract/views.ts';

/** Chords of an action, by its id, where a program that an author comes from has others than ours. */
type KeyPreset = Readonly<Record<string, readonly string[]>>;

/**
 * Keys under which hands from other programs find the same thing. What a preset does not name keeps our own key; what it
 * takes from another action gives that one a new place.
 */
export const KEY_PRESETS: Readonly<Record<AppSettings['keyPreset'], KeyPreset>> = {
  voxloom: {},
  reaper: {
    'clip.split': ['KeyS'],
    'timeline.snap': ['Alt+KeyS'],
    'timeline.ripple': ['Alt+KeyP'],
    'transport.loop': ['KeyR'],
    'transport.start': ['KeyW', 'Home'],
    'project.export': ['Mod+Alt+KeyR', 'Mod+KeyE'],
    'app.settings': ['Mod+KeyP', 'Mod+Comma'],
    'app.palette': ['Shift+Slash', 'Mod+Shift+KeyP'],
  },
  premiere: {
    'timeline.zoomFit': ['Backslash'],
    'take.compare': ['Shift+Backslash'],
    'transport.loop': ['Mod+KeyL'],
    'line.lock': ['Mod+Alt+KeyL'],
    'project.export': ['Mod+KeyM', 'Mod+KeyE'],
  },
  resolve: {
    'clip.split': ['Mod+Backslash'],
    'timeline.snap': ['KeyN'],
    'timeline.zoomIn': ['Mod+Equal'],
    'timeline.zoomOut': ['Mod+Minus'],
    'transport.loop': ['Mod+Slash'],
    'clip.removeRipple': ['Shift+Backspace', 'Shift+Delete'],
  },
};
