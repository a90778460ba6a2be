import type { RiskyPlace } from '../../reading.ts';

export type Judgement = Pick<RiskyPlace, 'kind' | 'risk'>;
