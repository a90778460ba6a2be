import type { ProjectDocument } from '../../src-main/shared/domain/project-document.ts';
import { emptyDocument } from '../../src-main/shared/domain/project-document.ts';
import { useStore } from './store.ts';
import { useStudio } from './studio.ts';

const NO_PROJECT = emptyDocument();

/**
 * Follows a part of the open project; an empty project where none is open. `select` must give the same object for an
 * unchanged part, as in `useStore`.
 */
export function useDocument<S>(select: (document: ProjectDocument) => S): S {
  const { project } = useStudio();
  return useStore(project.state, (state) => select(state?.document ?? NO_PROJECT));
}
