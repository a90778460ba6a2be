import { useContext } from 'react';

import type { ErrorCode } from '../../src-main/shared/domain/voxloom-error.ts';
import { failureWords } from './failure.messages.ts';
import type { WindowLanguage } from './messages.ts';
import { LanguageContext } from './use-text.ts';

/** A failure as it was told: the studio's own sentence, and its code where it has one. */
export interface ToldFailure {
  readonly message: string;
  readonly code?: ErrorCode | undefined;
}

/** A failure in a language of the window: the studio's own sentence in English, what its code means in any other. */
export function failureText(language: WindowLanguage, { message, code }: ToldFailure): string {
  return language === 'en' || code === undefined ? message : failureWords[code][language];
}

export function useFailureText(): (failure: ToldFailure) => string {
  const language = useContext(LanguageContext);
  return (failure) => failureText(language, failure);
}
