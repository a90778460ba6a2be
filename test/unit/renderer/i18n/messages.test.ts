import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import type { Message } from '../../../../src-renderer/i18n/messages.ts';
import { formatMessage } from '../../../../src-renderer/i18n/messages.ts';

const RENDERER = join(import.meta.dirname, '../../../../src-renderer');
const tables = globSync('**/*.messages.ts', { cwd: RENDERER });

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh-CN' in value;
}

const all: { readonly where: string; readonly message: Message }[] = [];
for (const table of tables) {
  const exported = (await import(join(RENDERER, table))) as Record<string, Record<string, unknown>>;
  for (const words of Object.values(exported))
    for (const [key, message] of Object.entries(words)) if (isMessage(message)) all.push({ where: `${table} ${key}`, message });
}

const placeholders = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('every message', () => {
  it('is found at all', () => {
    expect(tables.length).toBeGreaterThan(10);
    expect(all.length).toBeGreaterThan(200);
  });

  it('has words in both languages', () => {
    expect(all.filter(({ message }) => message.en.trim() === '' || message['zh-CN'].trim() === '').map(({ where }) => where)).toEqual([]);
  });

  it('has the same placeholders in both languages', () => {
    expect(all.filter(({ message }) => placeholders(message.en).join() !== placeholders(message['zh-CN']).join()).map(({ where }) => where)).toEqual([]);
  });

  it('leaves no brace behind once its placeholders are filled', () => {
    const left = all.filter(({ message }) => {
      const values = Object.fromEntries(placeholders(message.en).map((name) => [name, 'x']));
      return /[{}]/.test(formatMessage(message, 'en', values) + formatMessage(message, 'zh-CN', values));
    });
    expect(left.map(({ where }) => where)).toEqual([]);
  });

  it('speaks evenly: no exclamation marks', () => {
    expect(all.filter(({ message }) => /[!！]/.test(message.en + message['zh-CN'])).map(({ where }) => where)).toEqual([]);
  });
});

describe('a message with a number', () => {
  it('has one form for one and another for any other', () => {
    const message: Message = { en: '{count} {count|line is|lines are} left', 'zh-CN': '剩余 {count} 句' };
    expect([0, 1, 2].map((count) => formatMessage(message, 'en', { count }))).toEqual(['0 lines are left', '1 line is left', '2 lines are left']);
    expect(formatMessage(message, 'zh-CN', { count: 1 })).toBe('剩余 1 句');
  });
});

const SPOKEN_ATTRIBUTES = new Set(['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'alt', 'title', 'label', 'placeholder', 'message', 'name']);
const LETTERS = /\p{L}{2,}/u;

/** Words that stand in the markup itself: they would be there in one language only. */
function literalWords(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(join(RENDERER, path), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && LETTERS.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && SPOKEN_ATTRIBUTES.has(node.name.getText())) {
      const value = node.initializer && ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value && ts.isStringLiteralLike(value) && LETTERS.test(value.text)) found.push(`${node.name.getText()}=${value.text}`);
    }
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression) && !ts.isJsxAttribute(node.parent) && LETTERS.test(node.expression.text)) found.push(node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((words) => `${path}: ${words}`);
}

describe('the window’s markup', () => {
  it('holds no words of its own', () => {
    const parts = globSync('**/*.tsx', { cwd: RENDERER });
    expect(parts.length).toBeGreaterThan(30);
    expect(parts.flatMap(literalWords)).toEqual([]);
  });
});
