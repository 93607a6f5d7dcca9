import { expect, test } from 'vitest';
import { createLog } from './log.ts';

test('secrets never reach the log, also one level down', () => {
  const lines: string[] = [];
  const log = createLog('info', (line) => lines.push(line));
  log.info('channel.added', { id: 'ops', webhook: 'https://x/key', settings: { secret: 'canary', url: 'https://ok' } });
  expect(lines.join('')).not.toMatch(/canary|x\/key/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', msg: 'channel.added', id: 'ops' });
});

test('a text from outside cannot forge a line', () => {
  const lines: string[] = [];
  createLog('info', (line) => lines.push(line)).warn('poll.failed', { reason: 'a\n{"level":"error"}\u001b[31m' });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trim().split('\n')).toHaveLength(1);
  expect(lines[0]).not.toContain('\u001b');
});

test('below the level nothing is written', () => {
  const lines: string[] = [];
  createLog('warn', (line) => lines.push(line)).info('poll.done');
  expect(lines).toEqual([]);
});
