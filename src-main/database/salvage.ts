import { VoxloomError } from '../shared/domain/voxloom-error.ts';
import type { OpenedProject } from './open-project.ts';

export function salvage(path: string): OpenedProject {
  throw new VoxloomError('project.damaged', `${path} is damaged.`);
}
