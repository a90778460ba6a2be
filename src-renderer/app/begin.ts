import type { Studio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';

/** What the window does by itself once it is there: the sample for someone who is new, and the start screen without a project. */
export function begin(studio: Studio): void {
  if (studio.project.state.get()) {
    if (!studio.settings.get().tourSeen) openDialog(studio, 'tour');
    return;
  }
  if (studio.settings.get().tourSeen || studio.recent.get().length > 0) {
    openDialog(studio, 'start');
    return;
  }
  void tell(
    studio,
    studio.connection.request('project.openSample', {}).then((project) => {
      studio.project.show(project);
      openDialog(studio, 'tour');
    }),
  );
}

function openDialog(studio: Studio, dialog: 'tour' | 'start'): void {
  studio.view.set((view) => ({ ...view, dialog }));
}
